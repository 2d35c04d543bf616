"""Writes docs/methods/ from the tables of this folder: python -m tests.spec.write_docs

{fr,en}.md: rankings, picks, differences. Any other table of the generic form gets pages of its own, {table}.{fr,en}.md:
`[[example]]` with fr, en, source, given (a block of text), expect (a table of texts); where it has them, title_fr,
title_en, rule_fr, rule_en, and under `[names]` what to call the keys of `expect`.
"""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.spec.tables import HERE, figure, table

FOLDER = Path(__file__).parents[2] / "docs" / "methods"
LANGUAGES = ("fr", "en")


def pages() -> dict[str, str]:
    """Every page by the name of its file."""
    found = {f"{code}.md": page(code) for code in LANGUAGES}
    return found | {f"{name}.{code}.md": page_of(name, code) for name in given_tables() for code in LANGUAGES}


def given_tables() -> list[str]:
    """The tables of the generic form, by the names of their files."""
    examples = {file.stem: table(file.name).get("example", []) for file in sorted(HERE.glob("*.toml"))}
    return [name for name, found in examples.items() if any("given" in example for example in found)]


def page(code: str) -> str:
    """The main page in one language."""
    say = table("page.toml")[code]
    head = [f"# {say['title']}", "", say["lead"], "", *_others(code, say)]
    return "\n".join([*head, *_methods(code, say), *_examples(code, say), *_differences(code, say)])


def page_of(name: str, code: str) -> str:
    """The page of one table of the generic form."""
    say, found = table("page.toml")[code], table(f"{name}.toml")
    names = {key: words[code] for key, words in found.get("names", {}).items()}
    return "\n".join([*_head(name, code, say), *_given(found["example"], code, say, names)])


def _head(name: str, code: str, say: dict[str, str]) -> Iterator[str]:
    found = table(f"{name}.toml")
    yield from (f"# {_title(name, code)}", "", say["origin_of_pages"].format(table=name), "")
    if f"rule_{code}" in found:
        yield from (found[f"rule_{code}"], "")


def _title(name: str, code: str) -> str:
    return table(f"{name}.toml").get(f"title_{code}", name.capitalize())


def _given(examples: Any, code: str, say: dict[str, str], names: dict[str, str]) -> Iterator[str]:
    for example in examples:
        yield from (f"## {example[code]}", "", say["source"].format(source=example["source"]), "")
        yield from (say["given"], "", "```", example["given"].strip(), "```", "")
        rows = ((names.get(key, key), f"`{text.replace('|', '/')}`") for key, text in example["expect"].items())
        yield from _table((say["figure"], say["result"]), rows)


def _others(code: str, say: dict[str, str]) -> Iterator[str]:
    links = (f"[{_title(name, code)}]({name}.{code}.md)" for name in given_tables())
    yield from (say["others"].format(pages=" · ".join(links)), "")


def _methods(code: str, say: dict[str, str]) -> Iterator[str]:
    yield from (f"## {say['pick']}", "", say["pick_rule"], "", f"## {say['methods']}", "")
    for method in table("methods.toml")["method"]:
        yield from (f"### {method[code]}", "", method[f"rule_{code}"], "")


def _examples(code: str, say: dict[str, str]) -> Iterator[str]:
    names = {method["key"]: method[code] for method in table("methods.toml")["method"]}
    yield from (f"## {say['examples']}", "")
    for example in table("rankings.toml")["example"]:
        yield from (f"### {example[code]}", "", say["source"].format(source=example["source"]), "")
        yield from (say["ballots"], "", "```", example["ballots"].strip(), "```", "")
        rows = ((names[key], f"`{text.replace('|', '/')}`") for key, text in example["expect"].items())
        yield from _table((say["method"], say["result"]), rows)


def _differences(code: str, say: dict[str, str]) -> Iterator[str]:
    found = table("differences.toml")
    yield from (f"## {say['differences']}", "", say["differences_rule"], "")
    rows = [(e[code], e["groups"], figure(e["p"]), e["source"]) for e in found["fisher"]]
    rows += [(e[code], f"{e['first']}, {e['second']}", figure(e["p"]), e["source"]) for e in found["permutation"]]
    rows += [(e[code], _list(e["ps"]), _list(e["corrected"]), e["source"]) for e in found["holm"]]
    yield from _table((say["example"], say["groups"], "p", say["origin"]), rows)
    sizes = [(" – ".join(map(str, e["sizes"])), figure(e["p"])) for e in found["smallest"]]
    yield from _table((say["groups"], say["smallest"]), sizes)


def _list(values: list[float]) -> str:
    return ", ".join(map(figure, values))


def _table(head: tuple[str, ...], rows: Any) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join("---" for _ in head) + " |"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
