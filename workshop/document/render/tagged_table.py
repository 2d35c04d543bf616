"""Tags for ReportLab tables, through the hook that Table calls while drawing (``renderCB``)."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

from workshop.document.render.tagged import Element, Recorder, TaggedCanvas


class LayoutTags:
    """For cards and callouts: grounds and rules are artifacts, the cells are ordinary running text."""

    def __call__(self, table: Any, what: str, *args: Any) -> None:
        handler = getattr(self, what, None)
        if handler:
            handler(table.canv, table.canv.recorder, *args)

    def startBG(self, canvas: TaggedCanvas, recorder: Recorder) -> None:  # noqa: N802 - names given by ReportLab
        self._ground = canvas.artifact()
        self._ground.__enter__()

    def endBG(self, canvas: TaggedCanvas, recorder: Recorder) -> None:  # noqa: N802
        self._ground.__exit__(None, None, None)

    startLines, endLines = startBG, endBG  # noqa: N815


class TableTags(LayoutTags):
    """For data: Table, TR, TH with scope, TD. A head repeated on the next page is an artifact."""

    def __init__(self, summary: str = "") -> None:
        self._summary = summary
        self._recorder: Recorder | None = None

    def startTable(self, canvas: TaggedCanvas, recorder: Recorder) -> None:  # noqa: N802
        if recorder is not self._recorder:
            self._recorder, self._parts = recorder, 0
            self._table = recorder.current.add("Table", **({"Summary": self._summary} if self._summary else {}))
        self._parts += 1

    def startRow(self, canvas: TaggedCanvas, recorder: Recorder, row: int) -> None:  # noqa: N802
        self._repeated = self._parts > 1 and row == 0
        self._row = ExitStack()
        self._row.enter_context(self._row_tag(canvas, recorder))

    def _row_tag(self, canvas: TaggedCanvas, recorder: Recorder) -> AbstractContextManager[None]:
        return canvas.artifact("Pagination") if self._repeated else recorder.inside(self._table.add("TR"))

    def endRow(self, canvas: TaggedCanvas, recorder: Recorder) -> None:  # noqa: N802
        self._row.close()

    def startCell(self, canvas: TaggedCanvas, recorder: Recorder, row: int, column: int, *_: Any) -> None:  # noqa: N802
        self._cell = ExitStack()
        if not self._repeated:
            self._cell.enter_context(self._cell_tag(recorder, row, column))

    @contextmanager
    def _cell_tag(self, recorder: Recorder, row: int, column: int) -> Iterator[Element]:
        scope = "Column" if row == 0 and self._parts == 1 else "Row" if column == 0 else None
        attributes = {"Scope": scope} if scope else {}
        element = recorder.current.add("TH" if scope else "TD", **attributes)
        with recorder.inside(element):
            yield element

    def endCell(self, canvas: TaggedCanvas, recorder: Recorder) -> None:  # noqa: N802
        self._cell.close()
