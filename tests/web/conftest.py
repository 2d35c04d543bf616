"""A room with one vote on items none of which is sensitive, and the facilitator's browser in it. Files about other
questions make a hall of their own."""

import pytest

from tests.support.desk import Desk
from tests.support.phones import PLAIN, Hall


@pytest.fixture
def hall(tmp_path):
    hall = Hall.made(tmp_path, PLAIN)
    yield hall
    hall.parts.vault.close()


@pytest.fixture
def desk(hall) -> Desk:
    return Desk(hall.app)
