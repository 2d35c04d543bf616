"""Sentences are found wherever they are said, and only there."""
from __future__ import annotations

from workshop.i18n.extraction import extract


def test_sentences_are_found_in_programs_and_templates(tmp_path):
    templates = tmp_path / "workshop" / "web" / "templates" / "pages"
    templates.mkdir(parents=True)
    (tmp_path / "workshop" / "rules.py").write_text(
        'msg("One {n}.", n=1)\nmsg("Two "\n    "parts.")\nnmsg("{n} vote", "{n} votes", n)\n'
        'say("Not ours.")\nmsg(text)\nmsg("")\n',
        encoding="utf-8",
    )
    (templates / "page.html").write_text(
        '{{ _("Écran de {name}", name=x) }}'
        '{% if y %}{{ ngettext("{n} vote", "{n} votes", 3) }}{% endif %}{{ _("{n} vote") }}',
        encoding="utf-8",
    )
    (tmp_path / "outside.py").write_text('msg("Outside.")', encoding="utf-8")
    assert extract(tmp_path) == {"One {n}.", "Two parts.", "Écran de {name}", ("{n} vote", "{n} votes")}
