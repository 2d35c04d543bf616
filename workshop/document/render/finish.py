"""The last step of a PDF: the structure tree, metadata and colour profile that make it PDF/UA-1 and PDF/A-2a."""

import io
import re
import zlib
from collections import defaultdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from workshop.document.blocks import Document
from workshop.document.render.shaping import letter_of
from workshop.document.render.tagged import Element, LinkNote, Recorder
from workshop.document.text import clean

PRODUCER = "Workshop report"
_PRINTED = 4
"""Annotation flag: the link is kept when printing, as PDF/A asks."""
_AMBIGUOUS = b"\r\nendstream"
_TRIES = 16
_ELEMENT = Name.StructElem
_APART = 40
"""Elements: fewer than a stream of objects holds."""
_AFTER_FONT = b"\x01"
"""What may follow the tables of a font file unread. Not a zero: the checksum would end as before, for ever."""
_RIGHTS, _RIGHTS_SPACE = "xmpRights", "http://ns.adobe.com/xap/1.0/rights/"
_XMP = (Path(__file__).parent / "metadata.xml").read_text("utf-8")
_PROFILE = (Path(__file__).parent / "srgb.icc").read_bytes()


pikepdf.settings.set_flate_compression_level(9)


def finish(drawn: bytes, recorder: Recorder, document: Document) -> bytes:
    """``drawn`` with its tags, metadata and profile; the same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        _Tree(pdf, recorder).write()
        _write_catalogue(pdf, document)
        _write_metadata(pdf, document)
        _mend_unicode_maps(pdf)
        return _saved(pdf)


def _saved(pdf: Pdf) -> bytes:
    """The file, without a stream that ends in a carriage return.

    Such an end and the line feed after it look like one line end, so that a strict reader finds the stream too short.
    Compressed data end in a checksum of what they hold: one harmless character more gives another end. The streams that
    the saving itself makes are tried a few times only, for a report must always end.
    """
    _pad_streams(pdf)
    for attempt in range(_TRIES):
        saved = _save(pdf)
        if _AMBIGUOUS not in saved:
            break
        _vary(pdf, attempt)
    return saved


def _vary(pdf: Pdf, attempt: int) -> None:
    """Say of some elements in every stream of objects that they were not revised, and of every page that one more
    mark on it, which it does not have, belongs to nothing: both are so unsaid, too."""
    elements = [thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/Type") == _ELEMENT]
    for element in elements[attempt::_APART]:
        element.R = 0
    for owners in pdf.Root.StructTreeRoot.ParentTree.Nums:
        if isinstance(owners, Array):
            owners.append(Object.parse(b"null"))
    pdf.Root.StructTreeRoot.ParentTreeNextKey += 1


def _save(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    modes = pikepdf.ObjectStreamMode
    pdf.save(
        out, object_stream_mode=modes.generate, compress_streams=True, recompress_flate=True, deterministic_id=True
    )
    return out.getvalue()


def _pad_streams(pdf: Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and _ends_in_return(content := thing.read_bytes()):
            is_font = "/Length1" in thing
            while _ends_in_return(content):
                content += _AFTER_FONT if is_font else b"\n"
            thing.write(content)
            if is_font:
                thing.Length1 = len(content)


def _ends_in_return(content: bytes) -> bool:
    """Whether the checksum that ends the compressed stream (Adler-32, its low byte last) ends in a carriage return."""
    return zlib.adler32(content) & 0xFF == ord("\r")


class _Tree:
    """Turns the recorder's elements into the file's structure tree and its way back from page content (ParentTree)."""

    def __init__(self, pdf: Pdf, recorder: Recorder) -> None:
        self._pdf, self._recorder = pdf, recorder
        self._pages = [page.obj for page in pdf.pages]
        self._owners: dict[int, list[Any]] = {page: [None] * n for page, n in recorder.counts.items()}
        self._linked: list[pikepdf.Object] = []
        self._links: defaultdict[int, list[LinkNote]] = defaultdict(list)
        for link in recorder.links:
            self._links[id(link.element)].append(link)

    def write(self) -> None:
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(self._recorder.root, root)])
        numbers: list[Any] = []
        for i, page in enumerate(self._pages):
            page.StructParents, page.Tabs = i, Name.S
            numbers.extend([i, self._pdf.make_indirect(Array(self._owners.get(i, [])))])
        for i, link in enumerate(self._linked):
            numbers.extend([len(self._pages) + i, link])
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self._pages) + len(self._linked)
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        _write_attributes(made, element)
        kids = [self._kid(kid, made) for kid in element.kids]
        kids += [self._link(link, made, element) for link in self._links[id(element)]]
        if kids:
            made.K = Array(kids)
        return made

    def _kid(self, kid: "Element | tuple[int, int]", parent: pikepdf.Object) -> pikepdf.Object:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        page, number = kid
        self._owners[page][number] = parent
        return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)

    def _link(self, link: LinkNote, owner: pikepdf.Object, element: Element) -> pikepdf.Object:
        """The annotation as a child of its Link element, which is made when the text has none."""
        annotation = self._pages[link.page].Annots[link.index]
        reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self._pages[link.page])
        annotation.StructParent = len(self._pages) + len(self._linked)
        annotation.Contents, annotation.F = String(link.text), _PRINTED
        if element.tag == "Link":
            self._linked.append(owner)
            return reference
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=owner, K=reference))
        self._linked.append(made)
        return made


def _write_attributes(made: pikepdf.Object, element: Element) -> None:
    given = element.attributes
    for key in ("Alt", "ActualText", "Lang"):
        if given.get(key):
            made[Name(f"/{key}")] = String(given[key])
    layers = []
    if "Scope" in given:
        layers.append(Dictionary(O=Name.Table, Scope=Name(f"/{given['Scope']}")))
    if "Summary" in given:
        layers.append(Dictionary(O=Name.Table, Summary=String(given["Summary"])))
    if "BBox" in given:
        box = Array([round(value, 1) for value in given["BBox"]])
        layers.append(Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block))
    if "ListNumbering" in given:
        layers.append(Dictionary(O=Name.List, ListNumbering=Name(f"/{given['ListNumbering']}")))
    if layers:
        made.A = layers[0] if len(layers) == 1 else Array(layers)


def _write_catalogue(pdf: Pdf, document: Document) -> None:
    profile = pdf.make_stream(_PROFILE)
    profile.N = 3
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=profile)
    intent.OutputConditionIdentifier = intent.Info = String("sRGB")
    pdf.Root.OutputIntents = Array([intent])
    pdf.Root.Lang = String(document.lang)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))


def _write_metadata(pdf: Pdf, document: Document) -> None:
    day = datetime.combine(document.published, time(), UTC)
    words = {"title": clean(document.title), "author": clean(document.author), "subject": clean(document.subject)}
    info = {**{key.capitalize(): value for key, value in words.items()}, "Creator": PRODUCER, "Producer": PRODUCER}
    info["CreationDate"] = info["ModDate"] = day.strftime("D:%Y%m%d%H%M%S+00'00'")
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    for key, value in info.items():
        pdf.docinfo[Name(f"/{key}")] = String(value)
    escaped = {key: escape(value) for key, value in {**words, "lang": document.lang, "producer": PRODUCER}.items()}
    packet = _XMP.format(date=day.isoformat(), rights=_rights(document), **escaped).encode("utf-8")
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def _rights(document: Document) -> str:
    """The licence as XMP says it; nothing where none was chosen."""
    name, address = escape(clean(document.rights)), escape(document.rights_at)
    told = f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{name}</rdf:li></rdf:Alt></dc:rights>'
    marked = f'<{_RIGHTS}:Marked xmlns:{_RIGHTS}="{_RIGHTS_SPACE}">True</{_RIGHTS}:Marked>'
    stands = f'<{_RIGHTS}:WebStatement xmlns:{_RIGHTS}="{_RIGHTS_SPACE}">{address}</{_RIGHTS}:WebStatement>'
    return f"{told}{marked}{stands if address else ''}" if name else ""


def _mend_unicode_maps(pdf: Pdf) -> None:
    """Codes of glyphs become the letter they stand for. ReportLab writes letters above U+FFFF with five digits and
    unused codes as U+0000: neither can be read back."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/Font" and "/ToUnicode" in thing:
            thing.ToUnicode.write(_mended(thing.ToUnicode.read_bytes()))


def _mended(cmap: bytes) -> bytes:
    head, mark, rest = cmap.partition(b"endcodespacerange")
    pairs = [(code, int(value, 16)) for code, value in re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]+)>", rest)]
    read = ((code, letter_of(value).encode("utf-16-be").hex().upper()) for code, value in pairs if value)
    rows = [b"<%s> <%s>" % (code, letter.encode()) for code, letter in read]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
    return head + mark + b"\n" + body + b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
