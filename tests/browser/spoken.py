"""What a screen reader is told: Chromium's own accessibility tree, and the languages in which words are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

CONTROLS = {"button", "radio", "checkbox", "textbox", "combobox", "spinbutton", "link", "Date", "DisclosureTriangle"}
GROUPS = {"group", "radiogroup", "Details"}
NAMED = {"group", "radiogroup"}


@dataclass(frozen=True)
class Heard:
    """One control or group: role and name, the groups around it, what describes it, its HTML attributes and `tag`."""

    role: str
    name: str
    around: tuple[str, ...]
    description: str
    attributes: Mapping[str, str]

    @property
    def mark(self) -> str:
        """What it says of which item: "A", "A=4", "A>B=1", "importance:A=4", "up:A"."""
        name, value = self.attributes.get("name", ""), self.attributes.get("value", "")
        if name.startswith("item="):
            return name.removeprefix("item=")
        return value if name in ("item", "go") and (name == "item" or ":" in value) else ""


def heard(page: Page) -> list[Heard]:
    """Controls and groups in the order of the page."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument", {"depth": -1})["root"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    attributes = dict(_attributes(root))
    by_id = {node["nodeId"]: node for node in nodes}
    told = [
        node
        for node in nodes
        if not node["ignored"] and _role(node) in CONTROLS | GROUPS and node.get("backendDOMNodeId") in attributes
    ]  # without what the browser puts into a date field
    return [
        Heard(_role(node), _value(node, "name"), tuple(_around(node, by_id)), _value(node, "description"),
              attributes[node["backendDOMNodeId"]])
        for node in told
    ]  # fmt: skip


def _role(node: Mapping[str, Any]) -> str:
    return str(node["role"]["value"])


def _value(node: Mapping[str, Any], key: str) -> str:
    return squeezed(str(node.get(key, {}).get("value", "")))


def _around(node: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    while node := by_id.get(node.get("parentId", ""), {}):
        if not node["ignored"] and _role(node) in GROUPS:
            yield _value(node, "name")


def _attributes(node: Mapping[str, Any]) -> Iterator[tuple[int, dict[str, str]]]:
    pairs = iter(node.get("attributes", ()))
    yield node["backendNodeId"], {"tag": node["localName"], **dict(zip(pairs, pairs, strict=True))}
    for child in node.get("children", ()):
        yield from _attributes(child)


def squeezed(words: str) -> str:
    return " ".join(words.split())


def spoken_flaws(told: list[Heard], words: Mapping[str, str]) -> list[str]:
    """Controls and groups without a name, controls whose item (`words` by id) is not said, two that sound the same."""
    named = [one for one in told if one.role in CONTROLS | NAMED and one.attributes["tag"] != "details"]
    flaws = [f"no name: {one.role} {dict(one.attributes)}" for one in named if not one.name]
    controls = [one for one in told if one.role in CONTROLS]
    flaws += [f"item not said: {one.role} “{one.name}” {one.mark}" for one in controls if not _says(one, words)]
    sounds = [(one.role, one.name, one.around) for one in controls]
    return flaws + [f"sounds like another: {sound}" for sound in sorted(set(sounds)) if sounds.count(sound) > 1]


def _says(one: Heard, words: Mapping[str, str]) -> bool:
    said = " ".join((one.name, *one.around))
    return all(squeezed(words[part]) in said for part in re.split(r"[=:>]", one.mark) if part in words)


#: Words of one language only must be marked as such: the nearest `lang` is their own. (In a sentence they cannot be.)
_UNMARKED = """(words) => {
  const text = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), wrong = [];
  while (text.nextNode()) for (const [said, code] of words) {
    const around = text.currentNode.parentElement;
    if (text.currentNode.data.replace(/\\s+/g, ' ').trim() !== said) continue;
    if (around.closest('[lang]').lang !== code) wrong.push(`${said} (${code}) in ${around.outerHTML.slice(0, 90)}`);
  }
  return wrong;
}"""


def unmarked(page: Page, words: Mapping[str, str]) -> list[str]:
    """Texts (with their language) that stand on the page as if they were in another language."""
    return page.evaluate(_UNMARKED, [[squeezed(text), code] for text, code in words.items()])


#: Every field that is wrong and told by nothing that describes it.
_UNTOLD = """() => {
  const told = (e) => (e.getAttribute('aria-describedby') || '').split(' ')
    .map((id) => document.getElementById(id)).filter((one) => one && one.textContent.trim());
  return [...document.querySelectorAll('[aria-invalid]')].filter((e) => !told(e).length).map((e) => e.outerHTML);
}"""


def untold(page: Page) -> list[str]:
    """Fields marked as wrong that nothing describes."""
    return page.evaluate(_UNTOLD)


#: What live regions say from now on, as a screen reader would tell it politely or at once.
_LISTEN = """() => {
  window.heard = [];
  new MutationObserver((changes) => changes.forEach(({ target }) => {
    const region = (target.closest ? target : target.parentElement).closest('[role=status], [role=alert], [aria-live]');
    const words = region && region.getClientRects().length && region.innerText.replace(/\\s+/g, ' ').trim();
    if (words) window.heard.push(words);
  })).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true,
                               attributeFilter: ['hidden'] });
}"""


def listen(page: Page) -> None:
    page.evaluate(_LISTEN)


def announced(page: Page) -> list[str]:
    """What live regions have said since `listen`."""
    return page.evaluate("() => window.heard")
