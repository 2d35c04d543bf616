"""Settings: from arguments and variables, checked before anything starts."""
from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from workshop.cli.run import DiscreetFormatter
from workshop.config import OPTIONS, PROGRAM_FOLDER, BadSetting, Config, make_data_dir, read_config


def test_without_settings_everything_has_its_place_beside_the_program():
    config = read_config([], {})
    assert config == Config()
    assert config.data_dir == PROGRAM_FOLDER / "data"
    assert (config.port, config.language, config.passphrase, config.open_browser) == (0, "fr", "ask", True)


@pytest.mark.parametrize("arguments, variable, field, value", [
    (["--port", "8080"], {"WORKSHOP_PORT": "8080"}, "port", 8080),
    (["--host", "127.0.0.1"], {"WORKSHOP_HOST": "127.0.0.1"}, "host", "127.0.0.1"),
    (["--host", "localhost"], {"WORKSHOP_HOST": "localhost"}, "host", "127.0.0.1"),
    (["--language", "en"], {"WORKSHOP_LANGUAGE": "en"}, "language", "en"),
    (["--passphrase", "none"], {"WORKSHOP_PASSPHRASE": "none"}, "passphrase", "none"),
    (["--no-browser"], {"WORKSHOP_OPEN_BROWSER": "no"}, "open_browser", False),
    (["--no-address-cap"], {"WORKSHOP_ADDRESS_CAP": "0"}, "address_cap", False),
    (["--data-dir", "/x/y"], {"WORKSHOP_DATA_DIR": "/x/y"}, "data_dir", Path("/x/y").resolve()),
])
def test_a_setting_is_given_as_argument_or_as_variable(arguments, variable, field, value):
    assert getattr(read_config(arguments, {}), field) == value
    assert getattr(read_config([], variable), field) == value


def test_an_argument_wins_over_its_variable():
    assert read_config(["--port", "8081"], {"WORKSHOP_PORT": "8080"}).port == 8081


def test_an_empty_variable_is_none_at_all():
    assert read_config([], dict.fromkeys(OPTIONS.values(), "")) == Config()


@pytest.mark.parametrize("arguments", [
    ["--port", "0"], ["--port", "65536"], ["--port", "-1"], ["--port", "٨٠"], ["--port", "8080.0"], ["--port", " 80"],
    ["--host", "here"], ["--host", "192.168.1"], ["--language", "FR"], ["--passphrase", "secret"], ["--colour", "red"],
    ["--no-brow"], ["stray"],
], ids=" ".join)
def test_what_cannot_work_is_said_in_both_languages(arguments):
    with pytest.raises(BadSetting) as refusal:
        read_config(arguments, {})
    assert " / " in str(refusal.value)


def test_reading_settings_makes_no_folder_and_starting_does(tmp_path):
    config = read_config(["--data-dir", str(tmp_path / "a" / "b")], {})
    assert not config.data_dir.exists()
    make_data_dir(config)
    make_data_dir(config)
    assert config.data_dir.is_dir()


def test_a_data_folder_that_cannot_be_is_refused_by_name(tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "data"):
        with pytest.raises(BadSetting, match="file"):
            make_data_dir(Config(data_dir=folder))


def test_a_home_folder_of_nobody_and_a_circle_of_links_are_refused_by_name(tmp_path):
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    for folder in ("~nobody-of-that-name/data", str(tmp_path / "circle" / "data"), "a\0b"):
        with pytest.raises(BadSetting, match="data-dir"):
            make_data_dir(read_config(["--data-dir", folder], {}))


def test_the_log_says_where_a_bug_is_and_not_with_which_values():
    try:
        raise ValueError("Aminata votes for peace")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "a page failed", None, sys.exc_info())
    plain, discreet = logging.Formatter().format(record), DiscreetFormatter("%(name)s: %(message)s").format(record)
    assert "Aminata" in plain, "the control: an ordinary log would hold it"
    record.exc_text = None
    discreet = DiscreetFormatter("%(name)s: %(message)s").format(record)
    assert "Aminata votes for peace" not in discreet.replace('raise ValueError("Aminata votes for peace")', "")
    assert "a page failed" in discreet
    assert "test_config" in discreet
    assert discreet.endswith("ValueError")
