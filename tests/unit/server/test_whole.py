"""One file instead of several: what a page loads holds everything it imports, once, and says so where it cannot."""
from __future__ import annotations

import pytest

from tests.support import HOUSE
from workshop.server.whole import IMPORT, UNKNOWN, whole


@pytest.fixture
def folder(tmp_path):
    def fill(**files):
        for name, text in files.items():
            place = tmp_path / name.replace("__", "/").replace("_css", ".css").replace("_js", ".js")
            place.parent.mkdir(exist_ok=True)
            place.write_text(text)
        return tmp_path

    return fill


def test_a_style_sheet_holds_what_it_imports_in_its_place(folder):
    place = folder(
        tokens_css="a{}\n", base_css='@import "tokens.css";\nb{}\n', page_css='@import "base.css";\nc{}\n'
    )
    assert whole(place / "page.css") == b"a{}\nb{}\nc{}\n"
    assert whole(place / "tokens.css") == b"a{}\n"


def test_a_style_sheet_holds_those_of_the_kinds_of_activity(folder):
    place = folder(kinds__one_css="a{}\n", page_css='@import "kinds/one.css";\nb{}\n')
    assert whole(place / "page.css") == b"a{}\nb{}\n"


def test_the_style_sheets_of_kinds_refer_to_no_file():
    sheets = (HOUSE / "static/css/kinds").glob("*.css")
    assert [sheet.name for sheet in sheets if "url(" in sheet.read_text("utf-8").replace("url(\"data:", "")] == []


def test_a_script_holds_each_module_once_and_before_those_that_need_it(folder):
    place = folder(
        core__link_js='export const link = 1;\nconst mine = 2;\nexport async function go() {}\n',
        core__dom_js='import { link as chain } from "./link.js";\nconst mine = 2;\nexport { mine as dom, chain };\n',
        page_js='import { dom } from "./core/dom.js";\nimport { link, go } from "./core/link.js";\ngo(dom, link);\n',
    )
    assert whole(place / "page.js").decode() == (
        "const module0 = (() => {\nconst link = 1;\nconst mine = 2;\nasync function go() {}\n\n"
        "return { link, go };\n})();\n"
        "const module1 = (() => {\nconst { link: chain } = module0;\nconst mine = 2;\n\n\n"
        "return { dom: mine, chain };\n})();\n"
        "const { dom } = module1;\nconst { link, go } = module0;\ngo(dom, link);\n"
    )


def test_a_script_without_imports_stays_as_it_is(folder):
    script = "export function alone() {}\n"
    assert whole(folder(alone_js=script) / "alone.js").decode() == script


@pytest.mark.parametrize("name, text", [
    ("page.css", '@import "core/link.css";\n'),
    ("page.css", "@import url(other.css);\n"),
    ("page.js", 'import everything from "./other.js";\n'),
    ("page.js", 'import * as all from "./other.js";\n'),
    ("page.js", "export default 3;\n"),
    ("page.js", 'import { inner } from "./inner.js";\n'),
])  # fmt: skip
def test_an_import_of_another_form_is_named(folder, name, text):
    place = folder(other_js="export const x = 1;\n", inner_js="export default 3;\n")
    (place / name).write_text(text)
    with pytest.raises(ValueError, match=r"cannot join|inner"):
        whole(place / name)


@pytest.mark.parametrize("source", ["import('./later.js')", "importNode(x)", "exported = 1", "x = { import: 1 }"])
def test_what_only_looks_like_an_import_is_left_alone(source):
    assert not UNKNOWN.search(source)


@pytest.mark.parametrize("name", ["js/participant.js", "js/facilitator.js", "js/projector.js"])
def test_the_scripts_of_our_pages_need_nothing_else(name):
    source = HOUSE / "static" / name
    assert IMPORT.search(source.read_text()), "there is something to join"
    joined = whole(source).decode()
    assert not IMPORT.search(joined)
    assert joined.count("Released under the MIT License") == 1, "a licence travels with what it is for"


@pytest.mark.parametrize("name", ["css/participant.css", "css/facilitator.css", "css/projector.css"])
def test_the_style_sheets_of_our_pages_need_nothing_else(name):
    joined = whole(HOUSE / "static" / name).decode()
    assert "@import" not in joined
    assert joined.index("--paper") < joined.index("box-sizing") < len(joined), "tokens, foundation, page"
