"""Building the handbook: what pages become, that nothing dangerous survives, and that it stays the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.guidance.build import build_handbook, problems
from desktop.guidance.extracts import folded, runs, without
from desktop.guidance.handbook import Handbook
from desktop.guidance.links import Target, target_of
from desktop.guidance.rendering import render
from desktop.guidance.sources import BadSource

SOURCES = Path(__file__).parents[1] / "fixtures" / "handbook"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def book(tmp_path: Path) -> Handbook:
    return Handbook.open("en", folder=SOURCES, built=tmp_path)


def test_contents_in_the_order_of_the_manifest(book: Handbook) -> None:
    assert book.problem is None
    assert [(part.title, [page.id for page in part.pages]) for part in book.parts()] == [
        ("First part", ["one/start", "one/plain"]),
        ("Second part", ["two/hostile"]),
        ("Glossary", ["glossary/terms"]),  # made of the terms
    ]
    assert "Money that people send." in book.html("glossary/terms")


def test_a_page_carries_its_front_matter_and_headings(book: Handbook) -> None:
    page = book.page("one/start")
    assert page is not None
    assert (page.title, page.minutes, page.try_it, page.part_title) == (
        "Where to begin",
        4,
        "plan.scope",
        "First part",
    )
    assert (page.sources, page.levels, page.roles) == (
        ("A paper, 2012",),
        ("national", "municipal"),
        ("planner",),
    )
    assert [(h.level, h.title, h.anchor) for h in page.headings] == [
        (2, "The scope", "scope"),
        (2, "Zürich and Peña", "places"),
    ]
    assert page.html == book.html("one/start")
    assert book.page("nowhere") is None
    assert book.html("nowhere") == ""


def test_call_outs_are_tables_with_a_bar_and_written_tables_are_grids(book: Handbook) -> None:
    html = book.html("one/start")
    box = re.search(r'<table[^>]*class="practice"[^>]*>.*?</table>', html, re.S)
    assert box is not None
    assert 'width="100%"' in box[0]
    assert box[0].count("<td") == 2
    assert "<strong>From practice: a town</strong>" in box[0]
    assert "<strong>three</strong>" in box[0]
    assert "vineyards" in box[0]
    assert re.search(r'<table[^>]*class="note"[^>]*>.*?nobody declared', html, re.S), (
        "an unknown kind is a note"
    )
    assert re.search(r'<table[^>]*class="grid"[^>]*>.*?leaving', html, re.S)
    assert 'style="text-align:right"' in html.replace(" ", "").replace(";", "")
    assert "admonition" not in html


def test_nothing_dangerous_survives(book: Handbook) -> None:
    html = book.html("two/hostile").lower()
    for word in (
        "script",
        "alert",
        "style",
        "onclick",
        "onerror",
        "iframe",
        "img",
        "form",
        "file:",
        "data:",
        "position",
    ):
        assert word not in html, word
    links = re.findall(r'href="([^"]*)"', html)
    assert links == ["page:one/start", "https://example.org/paper", "#here"]
    assert "x &lt; y &amp;" in html
    assert 'id="here"' in html


@pytest.mark.parametrize(
    ("url", "meaning"),
    [
        ("page:process/vision#horizon", Target("page", "process/vision", "horizon")),
        ("page:process/vision", Target("page", "process/vision")),
        ("term:remittances", Target("term", "remittances")),
        ("try:plan.scope", Target("try", "plan.scope")),
        ("#here", Target("heading", "", "here")),
        ("https://example.org", Target("outside", "https://example.org")),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("//example.org", None),
        ("page:", None),
        ("", None),
    ],
)
def test_links(url: str, meaning: Target | None) -> None:
    assert target_of(url) == meaning


def test_headings_know_where_they_begin() -> None:
    made = render("Before.\n\n## One {#one}\n\nMiddle *of* it.\n\n### Two\n\nEnd.")
    assert made.text == "Before. One Middle of it. Two End."
    assert [(h.anchor, made.text[h.start :].split()[0]) for h in made.headings] == [
        ("one", "One"),
        ("two", "Two"),
    ]


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    build_handbook("en", tmp_path / "a.db", folder=SOURCES)
    place, folder = str(tmp_path / "b.db"), str(SOURCES)
    script = (
        "from pathlib import Path; from desktop.guidance.build import build_handbook;"
        f"build_handbook('en', Path({place!r}), folder=Path({folder!r}))"
    )
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", script], check=True, env=surroundings)
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


def test_a_missing_page_is_named_and_leaves_nothing_behind(tmp_path: Path) -> None:
    copy = tmp_path / "handbook"
    shutil.copytree(SOURCES, copy)
    (copy / "en" / "one" / "plain.md").unlink()
    with pytest.raises(BadSource, match=r"plain\.md"):
        build_handbook("en", tmp_path / "out" / "en.db", folder=copy)
    assert list(tmp_path.rglob("*.db")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no front matter", "front matter"),
        ("---\ntitle = 'x'\n", "front matter"),
        ("---\ntitle = \n---\n", "Invalid value"),
        ("---\nid = 'one/other'\ntitle = 'x'\n---\n", "id one/plain"),
        ("", "front matter"),
    ],
)
def test_a_page_that_cannot_be_read_is_named(tmp_path: Path, text: str, words: str) -> None:
    copy = tmp_path / "handbook"
    shutil.copytree(SOURCES, copy)
    (copy / "en" / "one" / "plain.md").write_text(text, encoding="utf-8")
    with pytest.raises(BadSource, match=words) as caught:
        build_handbook("en", tmp_path / "en.db", folder=copy)
    assert "plain.md" in str(caught.value)


def test_links_and_guidance_that_lead_nowhere_are_listed(tmp_path: Path) -> None:
    assert problems("en", folder=SOURCES) == []
    copy = tmp_path / "handbook"
    shutil.copytree(SOURCES, copy)
    page = copy / "en" / "one" / "plain.md"
    lost = "[1](page:one/lost) [2](page:one/start#lost) [3](term:lost) [4](#lost) [5](page:one/start#scope)\n"
    page.write_text(
        page.read_text(encoding="utf-8").replace("{#second}", "{#moved}") + lost, encoding="utf-8"
    )
    found = problems("en", folder=copy)
    assert [line.partition(": ")[2] for line in found if line.startswith("one/plain")] == [
        f"the link {url} leads nowhere"
        for url in ("page:one/lost", "page:one/start#lost", "term:lost", "#lost")
    ]
    assert "one/start: the link page:one/plain#second leads nowhere" in found


def test_what_stands_beside_forms_is_checked_with_its_line(tmp_path: Path) -> None:
    copy = tmp_path / "handbook"
    shutil.copytree(SOURCES, copy)
    page = copy / "en" / "one" / "plain.md"
    more = '!!! form Bad_Key "No key"\n    Why.\n\n!!! form goal "Again"\n\n!!! form plan.scope "Twice"\n    W.\n'
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n" + more, encoding="utf-8")
    first = text.count("\n") + 2
    assert problems("en", folder=copy) == [
        f"one/plain: line {first}: Bad_Key is no step or field",
        f"one/plain: line {first + 3}: what stands beside a form needs keys and a why",
        "one/plain: goal has its words on one/plain already",
        "one/plain: plan.scope has its words on one/start already",
    ]


FORM = """\
Before.

## One {#one}

Some text.

!!! form body.rhythm meeting.date "How often & when"
    Why this is *asked*, and
    [where](page:one/start).

    *Example:* Every "second" Tuesday, <x.

    *Ask:* Who is *tired* of it?

!!! form body.quorum "Quorum"
    Only a why.

After.
"""


def test_extracts_beside_a_form_are_the_text_of_the_page_itself() -> None:
    made = render(FORM)
    first, second = made.extracts
    assert (first.keys, first.anchor) == (("body.rhythm", "meeting.date"), "one")
    assert first.why == "Why this is asked, and where."
    assert first.example == 'Every "second" Tuesday, <x.'
    assert first.ask == "Who is tired of it?"
    assert (second.why, second.example, second.ask) == ("Only a why.", "", "")
    assert [(one.keys, one.line) for one in made.declared] == [(first.keys, 7), (second.keys, 15)]
    assert made.text == "Before. One Some text. After.", "More, and the reading text, go on without them"
    assert "tired" in made.beside
    assert made.links == ("page:one/start",)
    shown = re.sub(r"<[^>]+>", "", made.html)
    assert "How often &amp; when" in shown
    assert "Example: Every" in shown
    assert "body.rhythm" not in made.html


def test_extracts_are_folded_and_opened_run_by_run() -> None:
    made = render(FORM + "\n" + FORM.replace("{#one}", "{#two}"))
    lines: list[tuple[int, list[str], bool]] = []

    def line(number: int, titles: list[str], is_open: bool) -> str:
        lines.append((number, titles, is_open))
        return f"<p>fold {number}</p>"

    html = folded(made.html, {1}, line)
    assert [(n, is_open) for n, _titles, is_open in lines] == [(0, False), (1, True)]
    assert lines[0][1] == ["How often &amp; when", "Quorum"]
    assert html.count("Only a why.") == 1
    assert html.index("fold 1") < html.index("Only a why.")
    assert html.count("After.") == 2
    assert "Only a why." not in without(made.html)
    assert len(runs(made.html)) == 2


def test_a_table_that_pretends_to_be_an_extract_is_none() -> None:
    made = render('<table class="form n0"><tr><td>no</td></tr></table>\n\n<table class="form n9">x</table>')
    assert made.extracts == ()


def test_footnotes_and_figures() -> None:
    made = render(
        "Money[^1] moves.\n\n[^1]: The note.\n\n"
        '![What it shows](figure:planning-cycle "The cycle")\n\n![x](pictures/a.png) ![y](file:///etc/passwd)'
    )
    assert '<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup>' in made.html
    assert '<li id="fn-1">' in made.html
    assert 'href="#fnref-1"' in made.html
    assert made.figures == ("planning-cycle",)
    assert made.html.count("<img") == 1
    assert '<p class="caption">The cycle</p>' in made.html
    assert "What it shows" in made.text, "what a picture shows is found by the search"
