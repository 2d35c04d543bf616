"""A facilitator's browser without screen: its cookies, and forms posted as a page would."""
from __future__ import annotations

from html import unescape
from pathlib import Path

from flask import Flask
from werkzeug.test import TestResponse

from workshop.app import create_app
from workshop.config import Config
from workshop.services.secrets import form_token
from workshop.web.access import DESK, LANGUAGE, new_secret
from workshop.web.parts import EXTENSION, Parts

LAPTOP, STRANGER = "127.0.0.1", "192.168.1.77"


def empty_app(folder: Path) -> Flask:
    """The program at its very first start."""
    return create_app(Config(data_dir=folder, language="en"))


def parts_of(app: Flask) -> Parts:
    return app.extensions[EXTENSION]


class Desk:
    """One browser, at the laptop itself or (`address`) somewhere else on the Wi-Fi."""

    def __init__(self, app: Flask, address: str = LAPTOP, language: str = "en"):
        self.app, self.address = app, address
        self.client = app.test_client()
        self.client.set_cookie(DESK, new_secret())
        self.client.set_cookie(LANGUAGE, language)

    @property
    def secret(self) -> str:
        """The one in its cookie now; the passphrase brings a fresh one."""
        return self.client.get_cookie(DESK).value

    def get(self, path: str = "", **arguments: str) -> TestResponse:
        return self.client.get(f"/facilitator/{path}", query_string=arguments or None,
                               environ_base={"REMOTE_ADDR": self.address})

    def post(self, path: str, **fields: object) -> TestResponse:
        """Post with this browser's token; a field may hold a list, `token` may be given to be wrong."""
        return self.client.post(f"/facilitator/{path}", data={"token": form_token(self.secret), **fields},
                                environ_base={"REMOTE_ADDR": self.address})

    def words(self, path: str = "", **arguments: str) -> str:
        """The page as text, with its entities read."""
        return words_of(self.get(path, **arguments))


def words_of(answer: TestResponse) -> str:
    return unescape(answer.get_data(as_text=True))
