"""Languages: what is shown under each, and what the pseudo-languages must leave alone."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from desktop.domain.field import Money
from desktop.domain.words import N_, NP_, message
from desktop.system import locale, paths

RLO, PDF = "\u200f\u202e", "\u202c"  # with the mark by which Qt knows the text for right-to-left


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    locale.activate("en")


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real compiled translation: French counts 0 and 1 as singular."""
    words = Catalog(locale="fr")
    words.add("Goal", "Objectif")
    words.add("Seat", "Siège", context="on a body")
    words.add("Seat", "Résidence", context="of a government")
    words.add(("{count} goal", "{count} goals"), ("{count} objectif", "{count} objectifs"))
    words.add("{name} was put back.", "{name} a été remis en place.")
    target = tmp_path / "translations" / "fr" / "LC_MESSAGES" / "mainstay.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as out:
        write_mo(out, words)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    monkeypatch.setattr(gettext, "_translations", {})  # the library remembers files by their path
    locale.activate("fr")


def test_accented_is_marked_at_both_ends_longer_and_keeps_its_places() -> None:
    locale.activate("en_XA")
    shown = locale._("{name} was moved to {place}.")
    assert shown.startswith("[")
    assert shown.endswith("]")
    assert "{name}" in shown
    assert "{place}" in shown
    assert "wáš móvéd" in shown
    assert len(shown) >= len("{name} was moved to {place}.") * 1.3


def test_a_message_is_filled_under_every_pseudo_language() -> None:
    for language in locale.PSEUDO:
        locale.activate(language)
        shown = locale.show(message(N_("{name} was moved."), name="Paul {x}"))
        assert "Paul {x}" in shown, "what people typed stays as it is, braces too"
        assert "{name}" not in shown


def test_a_context_is_no_part_of_the_word() -> None:
    locale.activate("en_XA")
    assert locale._(NP_("on a body", "Seat")) == "[Šéát~]"
    locale.activate("ar_XB")
    assert locale._(NP_("on a body", "Seat")) == f"{RLO}Seat{PDF}"


def test_mirrored_runs_from_right_to_left() -> None:
    locale.activate("ar_XB")
    assert locale.is_right_to_left()
    assert locale._("Goal") == f"{RLO}Goal{PDF}"
    locale.activate("en")
    assert not locale.is_right_to_left()


@pytest.mark.parametrize(("count", "word"), [(0, "goals"), (1, "goal"), (2, "goals")])
def test_plural_forms_of_english(count: int, word: str) -> None:
    assert locale.show(message(N_("{count} goal"), N_("{count} goals"), count)) == f"{count} {word}"


def test_plural_forms_under_the_accented_language() -> None:
    locale.activate("en_XA")
    assert "góálš" in locale.show(message(N_("{count} goal"), N_("{count} goals"), 3))
    assert "góálš" not in locale.show(message(N_("{count} goal"), N_("{count} goals"), 1))


@pytest.mark.usefixtures("french")
def test_a_compiled_translation_is_used() -> None:
    assert locale.language() == "fr"
    assert locale.languages() == ["en", "fr"]
    assert locale._("Goal") == "Objectif"
    assert locale._("Never translated") == "Never translated"


@pytest.mark.usefixtures("french")
def test_one_word_with_two_meanings() -> None:
    assert locale._(NP_("on a body", "Seat")) == "Siège"
    assert locale._(NP_("of a government", "Seat")) == "Résidence"
    assert locale._(NP_("never translated", "Seat")) == "Seat", "the context is never shown"


@pytest.mark.usefixtures("french")
def test_the_language_decides_which_plural_form_a_number_takes() -> None:
    shown = [locale.show(message(N_("{count} goal"), N_("{count} goals"), count)) for count in (0, 1, 2)]
    assert shown == ["0 objectif", "1 objectif", "2 objectifs"]


@pytest.mark.usefixtures("french")
def test_a_message_inside_a_message_is_translated_too() -> None:
    inner = message(N_("{count} goal"), N_("{count} goals"), 2)
    assert locale.show(message(N_("{name} was put back."), name=inner)) == "2 objectifs a été remis en place."


def test_an_unknown_language_is_english() -> None:
    locale.activate("tlh")
    assert locale.language() == "en"
    assert locale._("Goal") == "Goal"


def test_nothing_stays_nothing() -> None:
    """gettext answers the empty text with the header of the file: it must never be asked."""
    for language in ("en", *locale.PSEUDO):
        locale.activate(language)
        assert locale._("") == ""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2012", "2012"),
        ("2012-08", "August 2012"),
        ("2012-08-07", "7 August 2012"),
        ("2012-02-30", "2012-02-30"),
        ("soon", "soon"),
        ("", ""),
        ("0001-01-01", "1 January 1"),
    ],
)
def test_partial_dates(typed: str, shown: str) -> None:
    assert locale.format_date(typed) == shown


def test_dates_and_numbers_follow_the_language() -> None:
    locale.activate("ar_XB")
    assert locale.format_date("2012-08-07") != "2012-08-07"
    assert "August" not in locale.format_date("2012-08")
    locale.activate("en")
    assert locale.format_number(1234567) == "1,234,567"
    assert locale.format_number(12) == "12"
    assert locale.format_money(Money(Decimal("1200.50"), "JMD")) == "JMD 1,200.5"


def test_names_of_countries() -> None:
    assert locale.country_name("JM") == "Jamaica"
    assert locale.country_name("") == ""
    assert locale.country_name("QQ") == "QQ", "a code from elsewhere does not vanish"
