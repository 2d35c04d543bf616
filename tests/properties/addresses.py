"""Every address of the application, enumerated from the application itself."""
from __future__ import annotations

from collections.abc import Iterator

from flask import Flask

#: What an address may name, by the name of its place in the rule.
VALUES = {
    "activity_id": ("pick", "rank"),
    "code": ("fr", "en"),
    "action_id": ("new",),
    "form": ("csv",),
    "section": ("summary",),
    "quote_id": ("new",),
    "key": ("0" * 32,),
}


def addresses(app: Flask, method: str, *starts: str) -> list[str]:
    """All that take this method and begin so, with every value that their places may have."""
    taking = [rule for rule in app.url_map.iter_rules() if method in rule.methods]
    rules = [rule for rule in taking if rule.rule.startswith(starts or "/")]
    return [address for rule in rules for address in _filled(rule.rule, sorted(rule.arguments))]


def _filled(rule: str, names: list[str]) -> Iterator[str]:
    if not names:
        yield rule
        return
    for value in VALUES[names[0]]:
        yield from _filled(rule.replace(f"<{names[0]}>", value), names[1:])
