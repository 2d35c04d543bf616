"""What axe-core has to say about a page in Chromium (tests/support/axe)."""
from __future__ import annotations

from pathlib import Path

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page) -> list[str]:
    """Rule and elements of every violation on the page itself; pages in its frames are looked at by their own tests."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {...rules, iframes: false})", RULES)["violations"]
    return [f"{rule['id']}: {', '.join(str(node['target']) for node in rule['nodes'][:4])}" for rule in found]
