"""Puts the pages of the three audiences on the application, with what all of them share."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path

from flask import Flask
from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound

from workshop.activities import KINDS
from workshop.i18n.languages import language as language_entry
from workshop.web.access import refuse_foreign_forms, set_cookies, token
from workshop.web.compression import compress
from workshop.web.errors import register_errors
from workshop.web.headers import set_headers
from workshop.web.locale import label, label_language, language, phrasebook, say
from workshop.web.parts import parts
from workshop.web.uploads import FormRequest, allow_files

AUDIENCES = ("participant", "facilitator", "projector")
HERE = Path(__file__).resolve().parent


def register_pages(app: Flask) -> None:
    """Templates, words, guards and routes."""
    _find_templates(app)
    _give_words(app)
    register_errors(app)
    app.request_class = FormRequest
    app.before_request(allow_files)
    app.before_request(refuse_foreign_forms)
    app.after_request(compress)
    app.after_request(set_cookies)
    app.after_request(set_headers)
    for audience in AUDIENCES:
        app.register_blueprint(importlib.import_module(f"workshop.web.{audience}.routes").pages)


class KnownTemplates(BaseLoader):
    """Knows from the start in which folder a template lies, the first that has it: Jinja does not remember what it did
    not find, and would ask every folder on the disk, for every page, for a part that a kind does without.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        loaders = [FileSystemLoader(folder) for folder in folders]
        self._homes = {name: loader for loader in reversed(loaders) for name in loader.list_templates()}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template's text; raises TemplateNotFound."""
        if template not in self._homes:
            raise TemplateNotFound(template)
        return self._homes[template].get_source(environment, template)

    def list_templates(self) -> list[str]:
        """All names."""
        return sorted(self._homes)


def _find_templates(app: Flask) -> None:
    kinds = [HERE.parent / "activities" / key / "templates" for key in KINDS]
    folders = [HERE / "templates", *(HERE / audience / "templates" for audience in AUDIENCES), *kinds]
    app.jinja_loader = KnownTemplates(folders)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def _give_words(app: Flask) -> None:
    # globals rather than a context, so that imported macros have them too
    app.jinja_env.globals.update(
        _=lambda text, **params: phrasebook().words(text, **params),
        ngettext=lambda one, many, n, **params: phrasebook().plural(one, many, n, **params),
        say=say,
        label=label,
        label_language=label_language,
        token=token,
        static_url=lambda name: parts().static_url(name),
    )

    @app.context_processor
    def page_language() -> dict[str, object]:
        return {"lang": language(), "direction": language_entry(language()).direction}
