"""The worksheets: one list of thirty-seven; every "Print it" names a sheet by number and by the title of the list."""

from __future__ import annotations

import re

import pytest

from tests.guidance.test_pages import PAGE_IDS, parts_of

ROW = re.compile(r"^\| (W\d+(?:, W\d+)*) \| ([^|]+) \|", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def titles() -> dict[str, str]:
    """Number of each sheet -> its title, from the page that lists them."""
    _front, body = parts_of("worksheets/list")
    found: dict[str, str] = {}
    for numbers, names in ROW.findall(body):
        each = LINK.sub(r"\1", names).split("; ")
        assert len(each) == len(numbers.split(", ")), numbers
        found.update(zip(numbers.split(", "), each, strict=True))
    return found


def test_the_list_holds_each_sheet_once() -> None:
    """W1 to W37, none missing and none with two places."""
    _front, body = parts_of("worksheets/list")
    numbers = [number for row, _names in ROW.findall(body) for number in row.split(", ")]
    assert sorted(numbers, key=lambda number: int(number[1:])) == [f"W{n}" for n in range(1, 38)]


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_print_it_leads_to_the_paper(page_id: str) -> None:
    """What the program prints opens among the reports; what is drawn by hand stands in the list with its columns."""
    _front, body = parts_of("worksheets/list")
    drawn = {number for row, _names in ROW.findall(body.split("{#draw}")[1]) for number in row.split(", ")}
    for line in re.findall(r"^\*\*Print it:\*\* (.*)$", parts_of(page_id)[1], re.MULTILINE):
        linked = dict(re.findall(r"\[(W\d+)[^\]]*\]\(([^)]*)\)", line))
        for number in re.findall(r"\bW\d+", line):
            assert linked[number] == ("page:worksheets/list#draw" if number in drawn else "try:report.forms")


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_print_it_names_sheets_of_the_list(page_id: str) -> None:
    """A number is followed by its title, by another number, or by what all the numbers before are for."""
    _front, body = parts_of(page_id)
    known = {number: title.casefold() for number, title in titles().items()}
    for line in re.findall(r"^\*\*Print it:\*\* (.*)$", LINK.sub(r"\1", body), re.MULTILINE):
        for match in re.finditer(r"\bW\d+", line):
            rest = line[match.end() :].casefold()
            said = re.match(rf", (?:the )?{re.escape(known[match[0]])}(?:[.,;]| and w\d)", rest)
            assert said or re.match(r"(?:, w\d|:| and w\d)", rest), (match[0], line)
