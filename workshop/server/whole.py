"""A style sheet or a script in one piece with everything it imports: one request where a browser would make several,
each of which must come back before the next is known."""

import re
from collections.abc import Callable
from pathlib import Path

CSS_IMPORT = re.compile(r'^@import "((?:kinds/)?[\w.*-]+)";\n', re.MULTILINE)
IMPORT = re.compile(r'^import \{ ([^}]+) \} from "(\.[^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async function|function|class|const|let) (\w+))", re.MULTILINE)
EXPORTS = re.compile(r"export ?\{([^}]+)\};?")
UNKNOWN = re.compile(r"^(?:import\b(?! ?[(.])|export\b).*$|^@import.*$", re.MULTILINE)


def whole(path: Path) -> bytes:
    """The file as it is served. Raises ValueError for an import that is written in another way than ours."""
    join = JOINED.get(path.suffix)
    return join(path).encode() if join else path.read_bytes()


def _style(path: Path) -> str:
    """Imports lie in the same folder, so that what the sheets refer to stays where it is; those of kinds/ refer to no
    file. "kinds/*.css" is all of them, so that a new kind is named nowhere."""

    def imported(found: re.Match[str]) -> str:
        sheets = sorted(path.parent.glob(found[1])) if "*" in found[1] else [path.parent / found[1]]
        return "".join(map(_style, sheets))

    return _known(CSS_IMPORT.sub(imported, path.read_text(encoding="utf-8")), path)


def _script(path: Path) -> str:
    """Modules become functions that answer what they export, each before those that need it; the script comes last."""
    modules: dict[Path, str] = {}
    own = _with_names(path.resolve(), modules)
    _known(_without_exports(own), path)
    return "".join([*modules.values(), own])


def _with_names(path: Path, modules: dict[Path, str]) -> str:
    """The script with its imports as names; what it imports is added to `modules`."""

    def named(found: re.Match[str]) -> str:
        source = (path.parent / found[2]).resolve()
        if source not in modules:
            modules[source] = _as_function(_with_names(source, modules), len(modules), source)
        return f"const {{ {found[1].replace(' as ', ': ')} }} = module{list(modules).index(source)};"

    return IMPORT.sub(named, path.read_text(encoding="utf-8"))


def _as_function(script: str, number: int, path: Path) -> str:
    listed = [_as_property(name) for names in EXPORTS.findall(script) for name in names.split(",")]
    exports = ", ".join([*EXPORT.findall(script), *listed])
    body = _known(_without_exports(script), path)
    return f"const module{number} = (() => {{\n{body}\nreturn {{ {exports} }};\n}})();\n"


def _without_exports(script: str) -> str:
    return EXPORTS.sub("", EXPORT.sub("", script))


def _as_property(export: str) -> str:
    own, _, name = export.strip().partition(" as ")
    return f"{name}: {own}" if name else own


def _known(text: str, path: Path) -> str:
    if left := UNKNOWN.search(text):
        raise ValueError(f"{path.name}: cannot join {left[0]!r}")
    return text


JOINED: dict[str, Callable[[Path], str]] = {".css": _style, ".js": _script}
