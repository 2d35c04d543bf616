"""The parts of a DOCX file put together: same parts, same bytes. The letters of the house travel in the file."""

import io
import zipfile
from collections.abc import Sequence

from workshop.document.blocks import Document
from workshop.document.render.docx_fonts import faces, font_table
from workshop.document.render.docx_styles import numbering_part, styles_part
from workshop.document.render.wordml import NAMESPACES, tag
from workshop.document.render.wordml import text as _text

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("document.main", "styles", "numbering", "settings", "fontTable", "header", "footer")
_FILE_RELATIONS = (("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                   ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))  # fmt: skip


def packed(document: Document, parts: dict[str, str], pictures: Sequence[bytes], ordered: int) -> bytes:
    """The file. ``parts`` are the XML of document, header and footer; picture n is related as ``rIdPictureN``."""
    letters = faces(parts.values())
    written = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(_FILE_RELATIONS),
        "docProps/core.xml": _core(document),
        "word/document.xml": parts["document"],
        "word/styles.xml": styles_part(document.lang, document.accent, document.direction),
        "word/numbering.xml": numbering_part(ordered),
        "word/settings.xml": _settings(document.lang),
        "word/fontTable.xml": font_table(letters),
        "word/header.xml": parts["header"],
        "word/footer.xml": parts["footer"],
        "word/_rels/document.xml.rels": _relations(_document_relations(len(pictures))),
        "word/_rels/fontTable.xml.rels": _relations(
            [(f"rId{n}", f"{_OFFICE}/font", f"fonts/font{n}.odttf") for n in range(1, len(letters) + 1)]
        ),
    }  # fmt: skip
    files = {name: (_HEAD + xml).encode() for name, xml in written.items()}
    files |= {f"word/media/picture{n}.png": picture for n, picture in enumerate(pictures, 1)}
    files |= {f"word/fonts/font{n}.odttf": face.hidden for n, face in enumerate(letters, 1)}
    return _zipped(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _content_types() -> str:
    endings = (("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
               ("png", "image/png"), ("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),
              )  # fmt: skip
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in endings)
    own = "".join(
        f'<Override PartName="/word/{part.partition(".")[0]}.xml" ContentType="{_MAIN}.{part}+xml"/>' for part in _PARTS
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    own += f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{own}</Types>'


def _relations(related: Sequence[tuple[str, str, str]]) -> str:
    made = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in related)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _document_relations(pictures: int) -> list[tuple[str, str, str]]:
    parts = [(f"rId{part.capitalize()}", f"{_OFFICE}/{part}", f"{part}.xml") for part in _PARTS[1:]]
    return parts + [(f"rIdPicture{n}", f"{_OFFICE}/image", f"media/picture{n}.png") for n in range(1, pictures + 1)]


def _core(document: Document) -> str:
    """Title, subject, people and the only date there is."""
    day = f"{document.published.isoformat()}T00:00:00Z"
    said = (("dc:title", document.title), ("dc:subject", document.subject), ("dc:creator", document.author),
            ("cp:lastModifiedBy", document.author), ("dc:language", document.lang))  # fmt: skip
    words = "".join(f"<{name}>{_plain(value)}</{name}>" for name, value in said)
    kinds = (f"dcterms:{name}" for name in ("created", "modified"))
    dates = "".join(f'<{kind} xsi:type="dcterms:W3CDTF">{day}</{kind}>' for kind in kinds)
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{words}{dates}</cp:coreProperties>'
    )


def _plain(value: str) -> str:
    return _text(value).partition(">")[2].removesuffix("</w:t>")


def _settings(lang: str) -> str:
    return (
        f'<w:settings {NAMESPACES}><w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{tag(lang)}"/></w:settings>'
    )
