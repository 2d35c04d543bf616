"""Pages are compressed for browsers that take it, and only once."""
from __future__ import annotations

import gzip

import pytest
from flask import Flask, Response

from workshop.web.compression import WORTH_IT, compress


@pytest.fixture
def client():
    app = Flask(__name__)
    app.after_request(compress)
    app.add_url_rule("/long", view_func=lambda: "é" * WORTH_IT)
    app.add_url_rule("/short", "short", lambda: "short")
    app.add_url_rule("/pdf", "pdf", lambda: Response(b"%PDF" * WORTH_IT, mimetype="application/pdf"))
    return app.test_client()


def test_a_page_is_compressed_for_a_browser_that_takes_it(client):
    answer = client.get("/long", headers={"Accept-Encoding": "gzip, deflate"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data).decode() == "é" * WORTH_IT
    assert int(answer.headers["Content-Length"]) == len(answer.data) < WORTH_IT


@pytest.mark.parametrize("path, accepts", [("/long", ""), ("/long", "gzip;q=0"), ("/short", "gzip"), ("/pdf", "gzip")])
def test_otherwise_it_stays_as_it_is(client, path, accepts):
    answer = client.get(path, headers={"Accept-Encoding": accepts})
    assert "Content-Encoding" not in answer.headers
