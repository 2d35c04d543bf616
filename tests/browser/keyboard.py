"""A person with a keyboard and nothing else: where the focus is, whether it can be seen, and where Tab leads next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import Error, Page

#: More stops than any page has.
ROUND_TRIP = 250

#: The focused element; what of it can be seen is itself or, where it is transparent, its label.
_FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const seen = [e, ...(e.labels || [])].filter((one) => getComputedStyle(one).opacity > 0.1
    && one.getClientRects().length && one.getBoundingClientRect().width > 4);
  const ring = (one) => { const s = getComputedStyle(one);
    return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 };
  const box = (seen.find(ring) || seen[0] || e).getBoundingClientRect();
  const x = box.left + box.width / 2, inside = (y) => y > 0 && y < innerHeight;
  const heights = [0.1, 0.5, 0.9].map((part) => box.top + part * box.height).filter(inside);
  const mine = (hit) => hit && [e, ...seen].some((one) =>
    one.contains(hit) || hit.contains(one) && hit.closest('label'));
  return {
    tag: e.localName, id: e.id, name: e.name || '', value: e.value === undefined ? '' : String(e.value),
    type: e.type || '', words: (e.getAttribute('aria-label') || e.textContent).trim().slice(0, 40),
    ring: seen.some(ring), covered: !heights.some((y) => mine(document.elementFromPoint(x, y))),
    first: e === document.querySelector('button:not([tabindex="-1"]), a[href], summary'),
    left: box.left, top: box.top + scrollY, bottom: box.bottom + scrollY,
  };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus stands. `ring`: it can be seen; `covered`: something lies over it, or it is outside the window;
    `first`: where Tab begins again."""

    tag: str
    id: str
    name: str
    value: str
    type: str
    words: str
    ring: bool
    covered: bool
    first: bool
    left: float
    top: float
    bottom: float

    @property
    def called(self) -> str:
        return f"{self.tag} {self.name}={self.value} “{self.words}”"

    def flaws(self) -> list[str]:
        found = {"focus cannot be seen": not self.ring, "focus is covered": self.covered}
        return [f"{flaw}: {self.called}" for flaw, is_so in found.items() if is_so]

    def stands_before(self, other: Stop) -> bool:
        """Whether one reads this before the other: above it, or beside it to the left."""
        return self.top <= other.top + 4 or (self.left < other.left and self.top < other.bottom)


def until(page: Page, holds: str, argument: object = None) -> None:
    """Wait until this JavaScript is true. (Playwright waits by running text as code: our pages refuse.)"""
    for _ in range(200):
        try:
            if page.evaluate(holds, argument):
                return
        except Error as problem:  # a page that leaves while it is asked has not answered; the next one is asked
            if "context was destroyed" not in str(problem):
                raise
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {holds}")


class Keys:
    """The keyboard of one page."""

    def __init__(self, page: Page):
        self.page = page

    def at(self) -> Stop | None:
        """Where the focus is; None where it is lost."""
        found: dict[str, Any] | None = self.page.evaluate(_FOCUS)
        return Stop(**found) if found else None

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, selector: str, key: str = "Tab") -> Stop:
        """On by Tab, at least once, until the focus stands on such an element. Every stop on the way can be seen."""
        for _ in range(ROUND_TRIP):
            self.press(key)
            stop = self.at()
            assert stop is None or not stop.flaws(), stop.flaws()
            if stop and self.page.evaluate("(s) => document.activeElement.matches(s)", selector):
                return stop
        raise AssertionError(f"no key leads to {selector}")

    def stops(self) -> list[Stop]:
        """Every stop from here until the page is left."""
        found: list[Stop] = []
        for _ in range(ROUND_TRIP):
            self.press("Tab")
            stop = self.at()
            if stop is None or (found and stop.first):
                break
            found.append(stop)
        return found


def flaws_of(stops: list[Stop]) -> list[str]:
    """Focus that cannot be seen, or jumps back in reading order."""
    back = (f"back from {one.called} to {two.called}" for one, two in pairwise(stops) if not one.stands_before(two))
    return [*(flaw for stop in stops for flaw in stop.flaws()), *back]
