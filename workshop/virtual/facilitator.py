"""An invented facilitator, who prepares and runs a workshop through the facilitator's pages."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from workshop.virtual.browser import Browser, Page

FRONT = "/facilitator/"


class Facilitator:
    """Fills in the forms of the control pages. Needs a laptop without passphrase, from the laptop itself."""

    def __init__(self, host: str, port: int):
        self.browser = Browser(host, port)
        self._token = ""

    def create_workshop(self, **fields: str) -> None:
        """A new workshop from the form as it stands, with `fields` changed. Raises ConnectionError when it is
        refused.
        """
        form = self.browser.get("/facilitator/workshops/new").form("/facilitator/workshops/new")
        page = self.browser.post("/facilitator/workshops/new", form | {name: [value] for name, value in fields.items()})
        if page.status != 200:
            raise ConnectionError(f"the new workshop was answered with {page.status}")

    def write_text(self, name: str, **words: str) -> None:
        """One of the free texts of the report, not written yet: write_text("thanks", fr="Merci", en="Thanks")."""
        typed = {f"words_{code}": text for code, text in words.items()}
        self._post("report/editor/piece", key=f"text/{name}", seen="0", go="save", **typed)

    def step(self, go: str, activity: str) -> Page:
        """open, close, reveal, here or next."""
        return self._post("step", go=go, activity=activity)

    def show(self, **what: str) -> Page:
        """What the projector shows: face, panel or language."""
        return self._post("stage", **what)

    def may_ask_again(self) -> bool:
        """Whether the page offers a further round of the activity that the room sees."""
        return 'name="go" value="round"' in self.browser.get(FRONT).text

    def moderate(self, go: str, activity: str, chosen: list[str] | None = None) -> Page:
        return self._post("ideas", go=go, activity=activity, chosen=chosen or [])

    def reword(self, activity: str, idea: str, french: str, english: str, addressee: str) -> Page:
        """Write an idea in both languages."""
        return self._post("ideas", go=f"reword:{idea}", activity=activity, fr=french, en=english, addressee=addressee)

    def planned(self) -> list[tuple[str, str]]:
        """Id and words of the rows of the action plan."""
        page = self.browser.get(FRONT)
        return [(row, html.unescape(words))
                for row, words in re.findall(r'data-action="([^"]+)" data-words="([^"]*)"', page.text)]  # fmt: skip

    def translate_action(self, activity: str, row: str, language: str, words: Mapping[str, str]) -> None:
        """Write a row in a further language."""
        path = f"{FRONT}plan/{activity}/{row}"
        form = self.browser.get(f"{path}?words={language}").form(path)
        self.browser.post(path, form | {name: [value] for name, value in words.items()} | {"go": ["save"]})

    def waiting_ideas(self) -> list[tuple[str, str]]:
        """Id and words of the ideas that wait to be read."""
        page = self.browser.get(FRONT)
        return re.findall(r'data-idea="([^"]+)"[^>]*data-words="([^"]*)"', page.text)

    def likely_duplicates(self) -> list[tuple[str, str]]:
        """Pairs of ids that the page suggests to merge."""
        return re.findall(r'data-duplicates="([^" ]+) ([^"]+)"', self.browser.get(FRONT).text)

    def agenda(self) -> list[str]:
        """The ids of the activities in order."""
        return re.findall(r'data-activity="([^"]+)"', self.browser.get(FRONT).text)

    def download(self, path: str) -> bytes | None:
        """A file, or None where the page says that there is none."""
        page = self.browser.get(path)
        return page.body if page.status == 200 else None

    def _post(self, path: str, **fields: str | list[str]) -> Page:
        # the token belongs to the browser: one look at a page gives it for good
        self._token = self._token or self.browser.get(FRONT).token
        sent = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
        return self.browser.post(FRONT + path, {"token": [self._token], **sent})
