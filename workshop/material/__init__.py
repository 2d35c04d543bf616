"""The material that ships: what a facilitator can start from instead of an empty page."""
from workshop.material.agendas import AgendaTemplate, templates
from workshop.material.groups import default_dimensions
from workshop.material.lists import ItemList, item_lists

__all__ = ["AgendaTemplate", "ItemList", "default_dimensions", "item_lists", "templates"]
