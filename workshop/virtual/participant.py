"""One invented participant on one invented phone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshop.virtual.browser import Browser, Page


@dataclass(frozen=True)
class Question:
    """What the phone shows: the running activity, its kind, the ids of its items in this phone's order, how many of
    them
    may be taken, and whether an idea needs an addressee."""

    activity: str
    kind: str
    items: tuple[str, ...] = ()
    most: int = 0
    addressed: bool = False


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
        kind = re.search(r'data-kind="(\w+)" data-most="(\d+)"', page.text)
        if kind is None:
            return None
        pattern = r'name="go" value="tap:([^"]+)"' if kind[1] == "rank" else r'name="item" id="[^"]*" value="([^"]+)"'
        return Question(
            page.form("/ballot")["activity"][0], kind[1], tuple(re.findall(pattern, page.text)), int(kind[2])
        )

    def answer_by_form(self, question: Question, items: list[str]) -> Page:
        """As a phone without script: check, then send."""
        self._post("/ballot", activity=question.activity, go="check", item=items)
        return self._post("/ballot", activity=question.activity, go="send", item=items)

    def share_idea(self, question: Question, text: str, addressee: str) -> Page:
        return self._post("/idea", activity=question.activity, text=text, addressee=addressee)

    def _post(self, path: str, **fields: str | list[str]) -> Page:
        sent = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
        return self.browser.post(path, {"token": [self._token], **sent})
