"""What runs in a phone uses only what a phone has over plain http, and leaves nothing on it (SAFETY.md 2.3, 2.5)."""
from __future__ import annotations

import re

import pytest

from tests.house.files import found

#: Absent or refused over http on a private address: there the page would break.
ABSENT = ("serviceWorker", "caches", "crypto.subtle", "randomUUID", "wakeLock", "navigator.clipboard", "mediaDevices",
          "getUserMedia", "navigator.storage", "navigator.locks", "cookieStore", "navigator.credentials",
          "navigator.share", "showOpenFilePicker", "showSaveFilePicker", "getBattery", "userAgentData", "deviceMemory",
          "setAppBadge", "geolocation", "Notification")
#: Present, but they keep what somebody typed or chose on the phone's disk, or in its history.
TRACES = ("localStorage", "sessionStorage", "indexedDB", "pushState", "replaceState", "document.cookie")
#: Ways from text to code.
INJECTION = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
             "setAttribute('on", 'setAttribute("on', "DOMParser", "createContextualFragment")

FORBIDDEN = re.compile(r"(?<![\w$])(?:" + "|".join(re.escape(name) for name in ABSENT + TRACES + INJECTION) + r")"
                       r"|\.(?:innerHTML|outerHTML|insertAdjacentHTML)")


def forbidden(source: str) -> list[str]:
    return FORBIDDEN.findall(source)


def test_our_scripts_use_nothing_forbidden():
    assert found(forbidden, "static/js/*.js", "static/js/*.mjs", but=("static/js/lib/*",)) == {}


@pytest.mark.parametrize("name", ABSENT + TRACES + INJECTION)
def test_each_forbidden_name_is_caught(name):
    assert forbidden(f"x = {name}")
    assert forbidden(f"window.{name}")


def test_an_assignment_to_inner_html_is_caught():
    assert forbidden("box.innerHTML = words")


@pytest.mark.parametrize("source", ["node.textContent = words", "crypto.getRandomValues(bytes)", "const retrieval = 1",
                                    "location.replace(address)", "evaluate(x)"])
def test_what_a_phone_has_passes(source):
    assert forbidden(source) == []
