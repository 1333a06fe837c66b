"""The program's own data files, read as the program reads them."""

from __future__ import annotations

import pytest

import desktop.domain.records  # noqa: F401 - declares the tables
from desktop.domain.record import TABLES, specs_of
from desktop.system import locale, resources


def test_every_catalogue_that_a_field_names_exists() -> None:
    named = {spec.catalogue for cls in TABLES.values() for spec in specs_of(cls) if spec.catalogue}
    assert len(named) > 20
    for name in named:
        assert resources.catalogue_keys(name), name


def test_an_unknown_catalogue() -> None:
    with pytest.raises(KeyError):
        resources.catalogue("of dreams")


def test_countries_are_countries() -> None:
    codes = resources.catalogue_keys("countries")
    assert {"JM", "PH", "MU", "XK"} <= codes
    assert not codes & {"EU", "UN", "ZZ", "XA", "XB", "001"}
    assert len(codes) > 240


def test_labels() -> None:
    assert resources.choice_label("levels", "national") == "National"
    assert resources.choice_label("countries", "JM") == "Jamaica"
    assert resources.choice_label("levels", "") == ""
    assert resources.choice_label("levels", "galactic") == "galactic", "a key from elsewhere does not vanish"


def test_labels_are_translated_when_shown_and_not_when_read() -> None:
    before = resources.choice_label("levels", "national")
    locale.activate("en_XA")
    try:
        assert resources.choice_label("levels", "national") == "[Ñátíóñál~~]"
    finally:
        locale.activate("en")
    assert resources.choice_label("levels", "national") == before
