"""What a facilitator typed into a form that could not be taken: the page that says so hands it back."""

from __future__ import annotations

from flask import request

from workshop.web.access import is_desk_path

#: Typed blindly, and shown to nobody.
SECRET = ("passphrase", "again", "password")


def unsent() -> tuple[str, ...]:
    """Texts of more than one word; what was merely chosen is soon chosen again."""
    if request.method != "POST" or not is_desk_path():
        return ()
    typed = ((name, text.strip()) for name, text in request.form.items(multi=True))
    return tuple(text for name, text in typed if name not in SECRET and len(text.split()) > 1)
