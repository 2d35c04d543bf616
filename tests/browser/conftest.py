"""One Chromium for all pages of a file."""

import pytest

from tests.browser import participant_pages


@pytest.fixture(scope="module")
def browser():
    with participant_pages.browser() as running:
        yield running
