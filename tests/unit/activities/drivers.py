"""Four drivers of conflict, for every situation in tests/spec/findings.txt."""
from __future__ import annotations

from workshop.domain.items import Item
from workshop.domain.text import Label

ITEMS = tuple(
    Item(key, Label.of(fr=fr, en=en))
    for key, fr, en in (
        ("c", "Corruption", "Corruption"),
        ("p", "Pauvreté et chômage", "Poverty and unemployment"),
        ("t", "Trafics d’armes", "Trafficking in arms"),
        ("s", "Sécheresse", "Drought"),
    )
)
