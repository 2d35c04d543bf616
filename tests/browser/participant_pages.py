"""What the journeys on phones and on the wall share: Chromium, a room, and questions asked of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import HOUSE, chromium

AXE = HOUSE / "tests/support/axe/axe.min.js"

#: Text that leaves the window or its box, text under the least size, words under other words.
_FLAWS = """(least) => {
  const flaws = [], wide = innerWidth, high = innerHeight;
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const spoken = [...document.querySelectorAll('#page *')].filter(
    (e) => own(e) && !e.closest('.vh') && e.getClientRects().length);
  for (const e of spoken) {
    const box = e.getBoundingClientRect(), size = parseFloat(getComputedStyle(e).fontSize);
    const words = e.textContent.trim().slice(0, 30);
    if (box.left < -1 || box.right > wide + 1) flaws.push('outside: ' + words);
    if (least && box.bottom > high + 1) flaws.push('below: ' + words);
    if (least && size < least - 0.6) flaws.push('small: ' + size + ' ' + words);
  }
  const blocks = [...document.querySelectorAll('.stage > *, .q > *, .rank li, .dots li, .room .foot')].filter(
    (e) => e.getClientRects().length && !e.matches('.time'));
  for (const one of blocks) for (const other of blocks) {
    if (one === other || one.contains(other) || other.contains(one)) continue;
    const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
    const beside = a.right <= b.left + 2 || b.right <= a.left + 2;
    if (!beside && a.top < b.top && a.bottom > b.top + 2) flaws.push(`overlap: ${one.className} / ${other.className}`);
  }
  if (document.documentElement.scrollWidth > wide) flaws.push('scrolls sideways');
  return [...new Set(flaws)];
}"""


_SMALL = """(least) => [...document.querySelectorAll(
  'button:not(.vh), a, summary, select, textarea, label, input:not([type=hidden], [type=radio], [type=checkbox])'
)].filter((e) => {
  const box = e.getBoundingClientRect(), tick = e.control && ['radio', 'checkbox'].includes(e.control.type);
  return (e.localName !== 'label' || tick) && box.width > 4 && (box.height < least || box.width < least);
}).map((e) => e.outerHTML.slice(0, 80))"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield running
        running.close()


def flaws(page: Page, least: float = 0) -> list[str]:
    """What a designer would object to; `least` is the smallest letter allowed, in pixels."""
    return page.evaluate(_FLAWS, least)


def violations(page: Page) -> list[str]:
    """What axe-core objects to."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found]


def small_targets(page: Page, least: float = 48) -> list[str]:
    """Whatever is tapped, and a thumb misses: buttons, links, folds, fields, and the labels of ticks."""
    return page.evaluate(_SMALL, least - 0.5)


def join(page: Page, address: str, language: str = "fr", code: str = "") -> None:
    """From the first visit to the waiting page or the question."""
    page.goto(address)
    page.click(f"main button[value={language}]")
    if code:
        page.fill("#code", code)
    page.click(".btn-main")
    page.click("label[for=zone-centre]")
    page.click(".btn-main")
