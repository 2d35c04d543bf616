"""Templates are found by name; what is not there is not looked for at every page."""

from __future__ import annotations

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateNotFound

from workshop.web.pages import KnownTemplates


def test_a_template_that_is_not_there_is_missed_without_looking_at_the_disk(tmp_path):
    (tmp_path / "page.html").write_text("{% include 'foot.html' ignore missing %}whole")
    pages = Environment(loader=KnownTemplates([FileSystemLoader(tmp_path)]), autoescape=True)
    (tmp_path / "foot.html").write_text("came later")
    assert pages.get_template("page.html").render() == "whole"
    with pytest.raises(TemplateNotFound):
        pages.get_template("foot.html")
