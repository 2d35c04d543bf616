"""Tags while drawing: every mark on the page belongs to an element of the structure tree or is an artifact.

finish.py writes the tree into the file afterwards.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas

MarkedContent = tuple[int, int]
"""Page index and number of the marked content on it."""


@dataclass(eq=False)
class Element:
    """A node of the structure tree: a standard tag, its attributes, children and marked content in reading order."""

    tag: str
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: "list[Element | MarkedContent]" = field(default_factory=list)

    def add(self, tag: str, **attributes: Any) -> "Element":
        kid = Element(tag, attributes)
        self.kids.append(kid)
        return kid

    def last(self, tag: str) -> "Element":
        """The trailing child with ``tag``, made when there is none: list items gather in one list."""
        kid = self.kids[-1] if self.kids else None
        return kid if isinstance(kid, Element) and kid.tag == tag else self.add(tag)


@dataclass(frozen=True)
class LinkNote:
    """A link drawn: page, place among the page's annotations, the element it belongs to, what it says aloud."""

    page: int
    index: int
    element: Element
    text: str


class Recorder:
    """What has been tagged so far in one run over the document."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.stack = [self.root]
        self.counts: defaultdict[int, int] = defaultdict(int)
        self.by_flowable: dict[int, Element] = {}
        self.links: list[LinkNote] = []
        self.closed = False
        """Inside marked content or an artifact, where nothing more can be tagged."""

    @property
    def current(self) -> Element:
        return self.stack[-1]

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        self.stack.append(element)
        try:
            yield
        finally:
            self.stack.pop()


class TaggedCanvas(Canvas):
    """A canvas that writes marked content and remembers where."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.recorder = Recorder()
        self.link_text = ""
        self.measuring = False
        """The first pass only finds out what stands on which page: nothing needs to be drawn."""

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to ``element``."""
        if self.recorder.closed:
            yield
            return
        page = self._pageNumber - 1
        number = self.recorder.counts[page]
        self.recorder.counts[page] += 1
        element.kids.append((page, number))
        with self._section(f"/{element.tag} <</MCID {number}>> BDC"), self.recorder.inside(element):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is decoration: Layout, Background or Pagination."""
        if self.recorder.closed:
            yield
            return
        with self._section(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @contextmanager
    def _section(self, opening: str) -> Iterator[None]:
        self._code.append(opening)
        self.recorder.closed = True
        try:
            yield
        finally:
            self._code.append("EMC")
            self.recorder.closed = False

    def _addAnnotation(self, annotation: Any, name: Any = None, addtopage: int = 1) -> Any:  # noqa: N802
        if addtopage:
            place = len(self._annotationrefs)
            self.recorder.links.append(LinkNote(self._pageNumber - 1, place, self.recorder.current, self.link_text))
        return super()._addAnnotation(annotation, name, addtopage)
