"""One invented participant on one invented phone."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.virtual.browser import Browser, Page


@dataclass(frozen=True)
class Question:
    """What the phone shows: the running activity, its kind, what of the items is asked, the options, and whether an
    idea needs an addressee."""

    activity: str
    kind: str
    asked: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    addressed: bool = False
    round: int = 1


class Participant:
    """Joins, sees the question, answers by form or by socket."""

    def __init__(self, host: str, port: int, language: str = "fr"):
        self.browser = Browser(host, port)
        self._language = language
        self._token = ""

    def join(self, profile: dict[str, str], code: str = "") -> None:
        """Choose a language, tap to enter, give the profile. Raises ConnectionError when the door stays shut."""
        self._token = self.browser.get("/").token
        self._post("/language", language=self._language)
        page = self._post("/join", code=code)
        if "/profile" in page.text:
            page = self._post("/profile", **profile)
        if page.status != 200:
            raise ConnectionError(f"joining was answered with {page.status}")

    def question(self) -> Question | None:
        """What is asked just now; None on the waiting page."""
        page = self.browser.get("/")
        if 'action="/idea"' in page.text:
            return Question(page.form("/idea")["activity"][0], "ideas", addressed='name="addressee"' in page.text)
        if 'action="/action"' in page.text:
            return Question(page.form("/action")["activity"][0], "actions")
        told = re.search(r'data-kind="(\w+)" data-options="([^"]*)" data-asked="([^"]*)"', page.text)
        if told is None:
            return None
        kind, options, asked = map(html.unescape, told.groups())
        form = page.form("/ballot")
        number = int(form["round"][0])
        return Question(form["activity"][0], kind, tuple(asked.split()), json.loads(options), round=number)

    def answer_by_form(self, question: Question, marks: Sequence[str]) -> Page:
        """As a phone without script: check, then send."""
        about = {"activity": question.activity, "round": str(question.round)}
        self._post("/ballot", go="check", item=list(marks), **about)
        return self._post("/ballot", go="send", item=list(marks), **about)

    def share_idea(self, question: Question, text: str, addressee: str) -> Page:
        return self._post("/idea", activity=question.activity, text=text, addressee=addressee)

    def write_action(self, question: Question, fields: Mapping[str, str]) -> Page:
        """One row of the action plan."""
        return self._post("/action", activity=question.activity, go="save", **fields)

    def _post(self, path: str, **fields: str | list[str]) -> Page:
        sent = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
        return self.browser.post(path, {"token": [self._token], **sent})
