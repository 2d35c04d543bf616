"""A drawing in SVG as a picture: only shapes, colours and gradients, taken one by one into a drawing of our own.

SVG can hold programs, other files, addresses to fetch and drawings that never end. What draws is copied by name into a
new drawing; what only describes is dropped; anything else refuses the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from workshop.domain.errors import Mendable
from workshop.domain.text import cleaned_line, msg

FIELD = "logo"
SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
#: More than a logo needs, and drawn within a second or two.
MOST_ELEMENTS, MOST_LAYERS, DEEPEST = 1_500, 60, 40
_SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"])
_GROUPS = ("svg", "g", "defs", "style", "clipPath", "linearGradient", "radialGradient", "stop")
_TAKEN = _SHAPES | frozenset(_GROUPS)
#: What only describes. Elements of other namespaces do, too.
_DROPPED = frozenset(["title", "desc", "metadata"])
_LAYERS = ("opacity", "clip-path")
_ATTRIBUTES = """
id class style transform d x y width height rx ry cx cy r x1 y1 x2 y2 fx fy fr points pathLength fill
fill-opacity fill-rule clip-rule clip-path clipPathUnits opacity stroke stroke-width stroke-opacity
stroke-linecap stroke-linejoin stroke-miterlimit color display visibility gradientUnits gradientTransform
spreadMethod offset stop-color stop-opacity href
"""
_KEPT = frozenset(_ATTRIBUTES.split())
#: A value that names nothing outside the drawing, as attributes and style rules hold them.
_PLAIN = re.compile(r"(?:[^\\<&@(]|(?:rgba?|hsla?|matrix|translate|scale|rotate|skewX|skewY)\(|url\(\s*['\"]?#)*")
_STYLED = re.compile(r"([\w-]+)\s*:\s*([^;{}]*)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LENGTH = re.compile(r"\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*(?:px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)
_BEGINS = re.compile(r"\s*(?:<\?xml\b.*?\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\b|<(?:\w+:)?svg\b)", re.I | re.DOTALL)

_BROKEN = msg("This drawing in SVG cannot be read. Save it anew, or as PNG, and choose that file.")
_TOO_MUCH = msg("This drawing has too many parts for a logo. Save it as PNG, and choose that file.")


def is_drawing(content: bytes) -> bool:
    """Whether a file begins like SVG."""
    return bool(_BEGINS.match(content[:4096].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")))


def picture_of(content: bytes, largest: tuple[int, int]) -> bytes:
    """The drawing as a PNG that fits into `largest`. Raises Mendable for what is none, or is more than a drawing."""
    root = _read(content)
    if _named(root) != "svg":
        raise Mendable(_BROKEN, FIELD)
    left, top, width, height = _box(root)
    times = min(largest[0] / width, largest[1] / height)
    made = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG}, viewBox=f"{left:.9g} {top:.9g} {width:.9g} {height:.9g}")
    made.set("width", str(max(1, round(width * times))))
    made.set("height", str(max(1, round(height * times))))
    copy = _Copy()
    copy.children(root, made, 1)
    copy.check()
    return _painted(etree.tostring(made, encoding="unicode"))


def _painted(drawing: str) -> bytes:
    from resvg_py import svg_to_bytes  # loaded when it is first needed

    try:
        return bytes(svg_to_bytes(svg_string=drawing, skip_system_fonts=True))
    except ValueError as problem:
        raise Mendable(_BROKEN, FIELD) from problem


def _read(content: bytes) -> etree._Element:
    """The tree, without entities, other files or the network."""
    try:
        text = content.decode("utf-8-sig")
        parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False,
                                 remove_comments=True, remove_pis=True)  # fmt: skip
        if "<!ENTITY" in text.upper():
            raise _refused("ENTITY")
        return etree.fromstring(text.encode(), parser)
    except (UnicodeDecodeError, etree.XMLSyntaxError) as problem:
        raise Mendable(_BROKEN, FIELD) from problem


def _refused(what: str) -> Mendable:
    sentence = msg(
        "This drawing holds “{what}”; only shapes, colours and gradients are taken. Turn letters into paths, or save "
        "it as PNG, and choose that file.",
        what=cleaned_line(what)[:40],
    )
    return Mendable(sentence, FIELD)


def _named(element: etree._Element) -> str:
    """The name of an element of SVG; empty for one of another vocabulary."""
    name = etree.QName(element)
    return str(name.localname) if name.namespace in (SVG, None) else ""


def _box(root: etree._Element) -> tuple[float, float, float, float]:
    """What part of the plane is shown: the view box, else width and height."""
    given = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        box = [float(part) for part in given] if len(given) == 4 else [0.0, 0.0, *_size(root)]
    except ValueError as problem:
        raise Mendable(_BROKEN, FIELD) from problem
    left, top, width, height = box
    if not (all(abs(part) < 1e6 for part in box) and width > 1e-3 and height > 1e-3 and 1e-2 < width / height < 1e2):
        raise Mendable(_BROKEN, FIELD)
    return left, top, width, height


def _size(root: etree._Element) -> Iterator[float]:
    for side in ("width", "height"):
        found = _LENGTH.fullmatch(root.get(side, ""))
        yield float(found[1]) if found else 0.0


@dataclass
class _Copy:
    """Copies what draws, and counts it."""

    elements: int = 0
    layers: int = 0
    every_layer: bool = False

    def children(self, source: etree._Element, target: etree._Element, depth: int) -> None:
        """Everything in `source` that draws, into `target`."""
        if depth > DEEPEST:
            raise Mendable(_TOO_MUCH, FIELD)
        for child in source:
            if not isinstance(child.tag, str):
                raise _refused("ENTITY")
            name = _named(child)
            if not name or name in _DROPPED:
                continue
            if name not in _TAKEN or (name == "svg" and depth):
                raise _refused(name)
            made = etree.SubElement(target, f"{{{SVG}}}{name}")
            self._attributes(child, made)
            self._count(made)
            if name == "style":
                made.text = self._sheet(child.text or "")
            self.children(child, made, depth + 1)

    def _attributes(self, source: etree._Element, target: etree._Element) -> None:
        for key, value in source.attrib.items():
            name = "href" if key == _LINK else str(key)
            if name.lower().startswith("on"):
                raise _refused(name)
            if name == "href" and not value.strip().startswith("#"):
                raise _refused(value)
            if name == "style":
                target.set("style", ";".join(self._declarations(value)))
            elif name in _KEPT:
                target.set(name, _plain(value))

    def _count(self, made: etree._Element) -> None:
        self.elements += 1
        own = any(made.get(name) for name in _LAYERS) or any(name in made.get("style", "") for name in _LAYERS)
        self.layers += own
        self.check()

    def check(self) -> None:
        """Raises Mendable where there are more parts than a logo needs; a sheet may make a layer of each."""
        layers = self.elements if self.every_layer else self.layers
        if self.elements > MOST_ELEMENTS or layers > MOST_LAYERS:
            raise Mendable(_TOO_MUCH, FIELD)

    def _sheet(self, text: str) -> str:
        """Rules for classes and elements; those that fetch or import anything refuse the file."""
        rules = _plain(_COMMENT.sub(" ", text))
        found = re.findall(r"([^{}]*)\{([^{}]*)\}", rules)
        made = "\n".join(f"{chosen.strip()}{{{';'.join(self._declarations(body))}}}" for chosen, body in found)
        self.every_layer = self.every_layer or any(name in made for name in _LAYERS)
        return made

    def _declarations(self, text: str) -> Iterator[str]:
        for name, value in _STYLED.findall(_plain(text)):
            if name in _KEPT:
                yield f"{name}:{value.strip()}"


def _plain(value: str) -> str:
    if not _PLAIN.fullmatch(value):
        raise _refused(value)
    return value
