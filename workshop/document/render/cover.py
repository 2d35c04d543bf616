"""The words of the cover: title and place on the cloth, those who publish under it. Long ones are set smaller."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, FrameBreak, KeepInFrame, Spacer

from workshop.document.blocks import Cover
from workshop.document.render.drawn import Picture
from workshop.document.render.flowables import TaggedParagraph
from workshop.document.render.page import CLOTH_ROOM, COVER_TEXT, GROUND_HEIGHT
from workshop.document.render.style import COVER_TITLE_SIZES, Style, cover_title
from workshop.document.text import Text, plain

#: Width and height of the largest logo, in points.
LOGO_ROOM = (180.0, 60.0)
TITLE_ROOM, FOOT_OF_CLOTH = 165.0, 46.0


def cover(block: Cover, styles: dict[str, Style], lang: str) -> list[Flowable]:
    """Both halves of the cover, each in its frame whatever the length of its words."""
    on_cloth = CLOTH_ROOM - FOOT_OF_CLOTH
    cloth = list(_set(styles, lang, ("kicker", block.kicker), title=block.title))
    cloth += _set(styles, lang, ("subtitle", block.subtitle), *(("line", line) for line in block.lines))
    title = block.organisers_title if block.organisers else ""
    names = (("organiser", name) for name in block.organisers)
    logo = [Picture(block.logo, block.logo_alt, LOGO_ROOM, space_after=12)] if block.logo else []
    top = [*_set(styles, lang, ("lead", block.lead)), *logo, *_set(styles, lang, ("label", title), *names)]
    foot = list(_set(styles, lang, ("edition", block.edition), ("note", block.note)))
    return [*_spread([], cloth, on_cloth), FrameBreak(), *_spread(top, foot, GROUND_HEIGHT)]


def _set(styles: dict[str, Style], lang: str, *words: tuple[str, Text], title: str = "") -> Iterator[TaggedParagraph]:
    for name, text in words:
        if plain(text):
            yield TaggedParagraph.of(text, styles[f"cover-{name}"], lang)
    if title:
        yield _title(title, lang)


def _title(title: str, lang: str) -> TaggedParagraph:
    """The title in the largest size that leaves it on its third of the page."""
    sizes = (TaggedParagraph.of(title, cover_title(size), lang) for size in COVER_TITLE_SIZES)
    *larger, smallest = sizes
    return next((made for made in larger if made.wrap(COVER_TEXT, TITLE_ROOM)[1] <= TITLE_ROOM), smallest)


def _spread(top: list[Flowable], foot: list[Flowable], room: float) -> list[Flowable]:
    """``top`` from above and ``foot`` down to the end of ``room``; both smaller when they need more than there is."""
    words = [*top, *foot]
    height = sum(f.wrap(COVER_TEXT, room)[1] + f.getSpaceBefore() + f.getSpaceAfter() for f in words)
    if height > room:
        return [KeepInFrame(COVER_TEXT, room, words, mode="shrink")]
    return [*top, Spacer(0, room - height), *foot]
