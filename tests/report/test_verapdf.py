"""Every PDF we print, judged by veraPDF: PDF/UA-1 and PDF/A-2a. `.ci/run` asks for it where Java is."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from tests.report.report_sample import sample_facts
from tests.report.test_document_pdf import rendered
from tests.report.test_document_scripts import SCRIPTS, of_scripts
from tests.report.whole_report import whole_facts
from tests.support.verapdf import PROFILES, verdicts
from workshop.domain.text import Label
from workshop.report.editions import printed

pytestmark = [pytest.mark.verapdf, pytest.mark.needs("java", "javac")]


def files() -> dict[str, bytes]:
    """Every PDF edition in both languages, a draft, letters of five scripts, an almost empty report."""
    whole, draft = whole_facts(), whole_facts(draft=True)
    other = replace(whole, title=Label.of(fr=" ".join(SCRIPTS)))
    return {
        **{f"{form}-{code}.pdf": printed(whole, code, form)
           for code in ("fr", "en") for form in ("pdf", "sheet", "poster", "poster-a4")},
        "draft.pdf": printed(draft, "fr"), "draft-sheet.pdf": printed(draft, "en", "sheet"),
        "few.pdf": printed(sample_facts(4), "fr"),
        "scripts.pdf": rendered(*of_scripts(*SCRIPTS)), "scripts-poster.pdf": printed(other, "fr", "poster"),
        "untagged.pdf": untagged(whole),
    }  # fmt: skip


def untagged(facts) -> bytes:
    """The control: a file of ours without its tags, which must fail."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(facts, "fr", "poster"))) as file:
        del file.Root.StructTreeRoot, file.Root.MarkInfo
        file.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    return verdicts(files(), tmp_path_factory.mktemp("pdf"))


@pytest.mark.parametrize("profile", PROFILES)
def test_every_edition_passes(judged, profile):
    found = {name: verdict for (one, name), verdict in judged.items() if one == profile and name != "untagged.pdf"}
    assert len(found) == 13
    assert {name: verdict for name, verdict in found.items() if verdict != "PASS"} == {}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_file_without_tags_does_not_pass(judged, profile):
    assert judged[profile, "untagged.pdf"].startswith("FAIL")
