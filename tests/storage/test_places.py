"""Every path lies under the data folder, whatever is given as an id."""
from __future__ import annotations

from pathlib import Path

import pytest

from workshop.places import Places

ROOT = Path("/data")


def test_everything_lies_under_the_root():
    places = Places(ROOT)
    paths = [places.keys, places.chosen, places.workshops, places.run, places.server, places.lock("x")]
    assert all(ROOT in path.parents for path in [*paths, places.workshop("x"), *places.papers("x")])


@pytest.mark.parametrize("bad", ["", "..", "a/b", "a\\b", ".hidden", "a" * 65, "é", "a\n", "C:"])
def test_an_id_that_could_leave_the_folder_is_refused(bad):
    for place in (Places(ROOT).workshop, Places(ROOT).lock, Places(ROOT).reports, Places(ROOT).recount):
        with pytest.raises(ValueError, match="id"):
            place(bad)
