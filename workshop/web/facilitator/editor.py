"""The editor of the report: the outline, each section's sentences in all languages side by side, a preview beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound as NoSuchPage
from werkzeug.wrappers import Response as AnyResponse

from workshop.activities.voice import Voice
from workshop.document.blocks import PageBreak
from workshop.document.render import RENDERERS
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.passages import Passage
from workshop.domain.text import Message, msg
from workshop.i18n.languages import is_ready, ready_languages
from workshop.report.compose import framed
from workshop.report.facts import Facts
from workshop.report.outline import in_order, printed_sections, section_blocks
from workshop.report.titles import ALWAYS, TITLES
from workshop.report.words import words
from workshop.services.build_report import gather_facts
from workshop.services.edit_outline import move_section, switch_section, write_paragraph, write_text
from workshop.services.edit_report import TEXT, ChangedMeanwhile, passage, undo_passage
from workshop.services.ports import Store
from workshop.services.report_edition import OUTLINE, PARAGRAPH, PROSE, SENTENCE
from workshop.services.reword import Sentence, reword, sentences
from workshop.services.write_quotes import quotes
from workshop.web.errors import STATUS
from workshop.web.facilitator.pieces import pieces, words_of
from workshop.web.facilitator.seen import seen_version
from workshop.web.locale import language, today
from workshop.web.parts import current_store, parts

#: What "somebody else was faster" is answered with.
CONFLICT = 409
NOT_UNDONE = msg(
    "Somebody else has changed the sections meanwhile, and nothing was undone. They stand here as they are now: undo "
    "again to take that change back."
)


@dataclass(frozen=True)
class Row:
    """A section in the outline; `empty`: the results have nothing for it yet."""

    key: str
    title: Message
    printed: bool
    fixed: bool
    empty: bool
    sentences: int
    edited: int


@dataclass(frozen=True)
class Refused:
    """A piece that was not kept: why, what was typed, and what stands there now where somebody else was faster."""

    key: str
    error: Mendable
    typed: Mapping[str, str]
    now: Passage | None

    def field(self, code: str) -> bool:
        return self.error.field == f"{self.key}:{code}"


def register(pages: Blueprint) -> None:
    """Routes below /facilitator/report/editor."""
    pages.add_url_rule("/report/editor", view_func=editor)
    pages.add_url_rule("/report/editor/outline", view_func=arrange_sections, methods=["POST"])
    pages.add_url_rule("/report/editor/piece", view_func=write_piece, methods=["POST"])
    pages.add_url_rule("/report/editor/preview/<code>/<section>", view_func=section_preview)


def editor() -> str:
    """One section: its sentences, what is added to it, its preview."""
    return _page(current_store(), _section(), None)


def arrange_sections() -> AnyResponse | tuple[str, int]:
    """`go`: up:SECTION, down:SECTION, on:SECTION, off:SECTION, or undo."""
    store, announcer = current_store(), parts().announcer
    deed, _, section = request.form.get("go", "").partition(":")
    try:
        if deed == "undo":
            undo_passage(store, announcer, OUTLINE, seen_version())
        elif deed in ("up", "down"):
            move_section(store, announcer, section, -1 if deed == "up" else 1)
        else:
            switch_section(store, announcer, section, deed == "on")
    except ChangedMeanwhile:
        return _page(store, _section(), Refused(OUTLINE, Mendable(NOT_UNDONE), {}, None)), CONFLICT
    except Mendable as error:
        return _page(store, _section(), Refused(OUTLINE, error, {}, None)), _status(error)
    return _back()


def write_piece() -> AnyResponse | tuple[str, int]:
    """`key` in the words of the form; `go`: save, more (in one step with what was saved last), generated (take the
    words back), or undo."""
    store, key = current_store(), request.form.get("key", "")
    typed = {one.code: request.form.get(f"words_{one.code}", "") for one in ready_languages()}
    try:
        _write(store, key, {} if request.form.get("go") == "generated" else typed)
    except Mendable as error:
        now = error.now if isinstance(error, ChangedMeanwhile) else None
        return _page(store, _section(), Refused(key, error, typed, now)), _status(error)
    return _back()


def _write(store: Store, key: str, typed: Mapping[str, str]) -> Passage:
    announcer, (sort, _, rest) = parts().announcer, key.partition("/")
    more = request.form.get("go") == "more"
    if sort not in (SENTENCE, PROSE, PARAGRAPH, TEXT):
        raise NotFound(msg("The report has no such section."))
    if request.form.get("go") == "undo":
        return undo_passage(store, announcer, key, seen_version())
    if sort == PARAGRAPH:
        return write_paragraph(store, announcer, rest, seen_version(), typed, more=more)
    if sort == TEXT:
        return write_text(store, announcer, rest, seen_version(), typed, more=more)
    return reword(store, announcer, today(), key, seen_version(), typed, more=more)


def section_preview(code: str, section: str) -> Response:
    """One section as it will be printed."""
    if not is_ready(code) or section not in TITLES:
        raise NoSuchPage
    page = parts().aside.run(_previewed, gather_facts(current_store(), today(), parts().aside), code, section)
    return Response(page, content_type="text/html; charset=utf-8")


def _previewed(facts: Facts, code: str, section: str) -> bytes:
    voice = Voice(code)
    blocks = tuple(block for block in section_blocks(section, facts, voice) if not isinstance(block, PageBreak))
    return RENDERERS["preview"](framed(facts, voice, blocks), words(voice))


def _section() -> str:
    """The section asked for; the summary without one."""
    wanted = request.values.get("section", "summary")
    return wanted if wanted in TITLES else "summary"


def _status(error: Mendable) -> int:
    return CONFLICT if isinstance(error, ChangedMeanwhile) else STATUS[error.code]


def _back() -> AnyResponse:
    shown = request.form.get("preview") or None
    anchor = request.form.get("anchor") or None
    return redirect(url_for("facilitator.editor", section=_section(), preview=shown, _anchor=anchor), 303)


def _page(store: Store, section: str, refused: Refused | None) -> str:
    facts, passages = gather_facts(store, today(), parts().aside, as_generated=True), store.passages()
    rows, said = parts().aside.run(_read, facts, passages, section)
    shown = request.values.get("preview", "")
    return render_template(
        "facilitator/editor.html", rows=rows, section=section, title=TITLES[section],
        pieces=list(pieces(store, section, said)), outline=passage(store, OUTLINE),
        takes_words=section not in ALWAYS, refused=refused, languages=ready_languages(), words_of=words_of,
        shown=shown if is_ready(shown) else language(), draft=facts.edition.draft,
        quotes=[quote for quote in quotes(passages) if quote.section == section])


def _read(
    facts: Facts, passages: Mapping[str, Passage], section: str
) -> tuple[list[Row], tuple[Sentence, ...]]:
    """The outline, and the sentences of one section: every section is made for it, so this is done aside."""
    said = {key: sentences(passages, facts, key) for key in TITLES}
    printed, voice = printed_sections(facts.edition), Voice("en")
    rows = [
        Row(key, TITLES[key], key in printed, key in ALWAYS, not (said[key] or section_blocks(key, facts, voice)),
            len(said[key]), sum(one.edited for one in said[key]))
        for key in in_order(facts.edition.order)
    ]  # fmt: skip
    return rows, said[section]
