"""Templates are found by name; what is not there is not looked for at every page."""

from __future__ import annotations

import pytest
from jinja2 import Environment, TemplateNotFound

from workshop.web.pages import KnownTemplates


def test_a_template_that_is_not_there_is_missed_without_looking_at_the_disk(tmp_path):
    (tmp_path / "page.html").write_text("{% include 'foot.html' ignore missing %}whole")
    pages = Environment(loader=KnownTemplates([tmp_path]), autoescape=True)
    (tmp_path / "foot.html").write_text("came later")
    assert pages.get_template("page.html").render() == "whole"
    with pytest.raises(TemplateNotFound):
        pages.get_template("foot.html")


def test_the_first_folder_that_has_a_template_gives_it(tmp_path):
    for folder, names in (("ours", ["page.html"]), ("kind", ["page.html", "kind/ballot.html"])):
        for name in names:
            place = tmp_path / folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(folder)
    loader = KnownTemplates([tmp_path / "ours", tmp_path / "kind"])
    pages = Environment(loader=loader, autoescape=True)
    assert [pages.get_template(name).render() for name in ("page.html", "kind/ballot.html")] == ["ours", "kind"]
    assert loader.list_templates() == ["kind/ballot.html", "page.html"]
