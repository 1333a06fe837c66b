"""The handbook's own rules: whole pages, links that lead somewhere, guidance for every field, own wording."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest

import desktop.domain.records  # noqa: F401  (declares the tables)
from desktop.domain.record import TABLES, specs_of
from desktop.guidance.extracts import Extract, numbered
from desktop.guidance.rendering import render
from tests.fixtures import make_source_runs

ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = ROOT / "handbook"
MANIFEST: dict[str, Any] = tomllib.loads((HANDBOOK / "manifest.toml").read_text(encoding="utf-8"))
PAGE_IDS = [page for part in MANIFEST["part"] for page in part["pages"]]
GLOSSARY: dict[str, Any] = tomllib.loads((HANDBOOK / "en" / "glossary.toml").read_text(encoding="utf-8"))

FRONT_MATTER = {
    "id", "title", "part", "stage", "level", "role", "minutes", "sources", "synonyms", "try_it", "summary",
}  # fmt: skip
LEVELS = {"national", "province", "municipal"}
ROLES = {"planner", "facilitator", "trainer"}
CALL_OUTS = {"practice", "room", "trap", "form"}
STEPS = {
    "home", "plan.scope", "plan.route", "plan.vision", "plan.entry", "plan.lead",
    "plan.timetable", "plan.papers", "goal", "stakeholder", "body", "meeting", "report", "settings",
    "handbook", "workbook", "kit",
    *("stakeholder.question", "stakeholder.list", "stakeholder.missing", "stakeholder.place"),
    *("stakeholder.compare", "stakeholder.describe", "stakeholder.links", "stakeholder.engage"),
    "stakeholder.review",
    *("body.what_exists", "body.tasks", "body.lead", "body.coordinate", "body.hear", "body.money"),
    *("body.papers", "body.first_meeting", "body.whole"),
}  # fmt: skip
# Tables with a form of their own, and answers shown beside a record although another table holds them.
FORMS = (
    "initiative", "scope", "endorsement", "stage", "plan_goal", "person",
    "body_objective", "body_line", "coordination_proof", "capacity", "attendance", "lead_option", "focal_point",
    "turnover", "facilitator", "task",
    "activity", "role", "responsibility", "paper", "readiness_proof",
    "stakeholder", "assessment", "link", "link_kind", "engagement", "stakeholder_map",
    "page_note", "set_aside",
    "body", "membership", "meeting", "contribution", "attachment", "note",
)  # fmt: skip
SHOWN_ELSEWHERE = {"stakeholder.influence", "stakeholder.interest", "body.chair"}
SELF_EXPLAINING = {"id", "notes", "contact", "source", "illustrative"}

HEADING = re.compile(r"^(#+) (.+?)(?: \{#([a-z0-9-]+)\})?$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\((page|term|try|figure):([^)#]+)(?:#([^)]+))?\)")
LINK_WORDS = re.compile(r"\[([^\]]*)\]\([^)]*\)")
CALL_OUT = re.compile(r"^!!! (\w+)(?: n\d+)? \"[^\"]+\"$", re.MULTILINE)
FORM_BLOCK = re.compile(r"^!!! form .*\n(?:(?: {4}.*)?\n)*", re.MULTILINE)


def page_text(page_id: str) -> str:
    """The whole file of a page."""
    return (HANDBOOK / "en" / f"{page_id}.md").read_text(encoding="utf-8")


def parts_of(page_id: str) -> tuple[dict[str, Any], str]:
    """Front matter and body of a page."""
    start, front, body = page_text(page_id).split("---\n", 2)
    assert start == ""
    return tomllib.loads(front), body


def anchors_of(page_id: str) -> list[str]:
    """The explicit anchors of a page, in order."""
    return [match[2] for match in HEADING.findall(parts_of(page_id)[1])]


def strings_in(value: Any) -> Iterator[str]:
    """Every string value inside a read TOML file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


def target_exists(target: str) -> bool:
    """Whether "page#anchor" leads to a heading that is there."""
    page, _, anchor = target.partition("#")
    return page in PAGE_IDS and anchor in anchors_of(page)


def test_manifest_and_folder_hold_the_same_pages() -> None:
    """No page is missing, none lies around unlisted, none is listed twice."""
    folder = HANDBOOK / "en"
    on_disk = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md")}
    assert on_disk == set(PAGE_IDS)
    assert len(PAGE_IDS) == len(set(PAGE_IDS))
    assert len(PAGE_IDS) >= 12


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_front_matter_is_complete(page_id: str) -> None:
    """Each page says what it is, for whom, how long it takes and what it rests on."""
    front, _body = parts_of(page_id)
    part = next(part["id"] for part in MANIFEST["part"] if page_id in part["pages"])
    assert set(front) == FRONT_MATTER
    assert (front["id"], front["part"]) == (page_id, part)
    assert all(front[key] for key in FRONT_MATTER)
    assert set(front["stage"]) <= {1, 2, 3, 4, 5}
    assert set(front["level"]) <= LEVELS
    assert set(front["role"]) <= ROLES
    assert front["try_it"] in STEPS
    assert re.fullmatch(r"[^.?!]+\.", front["summary"])


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_length_fits_a_meeting(page_id: str) -> None:
    """250 to 900 words without the list of sources, and a reading time that a careful reader keeps.

    The pocket edition is for a single sheet of paper: 90 to 250 words a page. What stands beside forms is folded and
    read one note at a time, at its field: it has a limit of its own.
    """
    front, body = parts_of(page_id)
    main = LINK_WORDS.sub(r"\1", FORM_BLOCK.sub("", body.split("## Sources {#sources}")[0]))
    words = len(re.findall(r"[^\W_][\w'-]*", main))
    assert words in (range(90, 251) if front["part"] == "pocket" else range(250, 901))
    assert words / 180 <= front["minutes"] <= words / 90


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_headings_have_stable_anchors_and_end_with_sources(page_id: str) -> None:
    """The title stands in the front matter only; every heading can be linked to; sources come last."""
    _front, body = parts_of(page_id)
    headings = HEADING.findall(body)
    anchors = [anchor for _level, _text, anchor in headings]
    assert all(level in ("##", "###") for level, _text, _anchor in headings)
    assert all(anchors)
    assert len(anchors) == len(set(anchors))
    assert headings[-1] == ("##", "Sources", "sources")
    assert body.split("{#sources}")[1].count("\n- ") >= 2


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_a_page_ends_with_something_to_do(page_id: str) -> None:
    """Before the sources stand a place of the program to try it, and a sheet to print."""
    _front, body = parts_of(page_id)
    tried, printed = re.findall(r"^\*\*(?:Try|Print) it:\*\* .+", body, re.MULTILINE)
    assert tried.startswith("**Try it:** ")
    assert "](try:" in tried
    assert body.split("## Sources {#sources}")[0].endswith(f"{printed}\n\n")


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_links_lead_somewhere(page_id: str) -> None:
    """Links go to pages, anchors, terms and places of the program that exist, and never to the web."""
    _front, body = parts_of(page_id)
    links = LINK.findall(body)
    assert len(links) == body.count("](")
    for kind, target, anchor in links:
        if kind == "term":
            assert target in GLOSSARY, target
        elif kind == "figure":
            assert (HANDBOOK / "en" / "figures" / f"{target.split()[0]}.svg").is_file(), target
        elif kind == "try":
            assert target in STEPS | {"report.forms"}, target
        else:
            assert target in PAGE_IDS, target
            assert not anchor or anchor in anchors_of(target), f"{target}#{anchor}"


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_markdown_becomes_what_was_meant(page_id: str) -> None:
    """Call-outs, tables and anchors survive the real renderer: nothing of the markup is left as text."""
    _front, body = parts_of(page_id)
    body, _declared = numbered(body)
    html = markdown.markdown(body, extensions=["admonition", "tables", "attr_list", "sane_lists"])
    call_outs = CALL_OUT.findall(body)
    assert call_outs
    assert set(call_outs) <= CALL_OUTS
    assert html.count('<div class="admonition') == len(call_outs) == body.count("!!!")
    assert html.count("<table>") == len(re.findall(r"^\|[ :|-]+\|$", body, re.MULTILINE))
    assert all(f'id="{anchor}"' in html for anchor in anchors_of(page_id))
    seen = re.sub(r"<[^>]+>", "", html)
    assert not re.search(r"\{#|!!!|\]\(|\*\*|^\|", seen, re.MULTILINE)


def test_glossary_entries_are_short_and_searchable() -> None:
    """One or two sentences each, with words that people would type; no two entries share a name."""
    names: list[str] = []
    for key, entry in GLOSSARY.items():
        assert set(entry) == {"title", "synonyms", "text"}, key
        assert entry["synonyms"], key
        assert 1 <= len(re.findall(r"[.?!](?:\s|$)", entry["text"])) <= 2, key
        names += [entry["title"].lower(), *(word.lower() for word in entry["synonyms"])]
    assert len(GLOSSARY) >= 30
    shared = {name for name in names if names.count(name) > 1}
    assert not shared


def test_the_two_meanings_of_m_and_e_are_kept_apart() -> None:
    """The short form leads to monitoring; the entry on the environment warns about it."""
    assert "M&E" in GLOSSARY["monitoring-and-evaluation"]["synonyms"]
    assert "M&E" not in GLOSSARY["migration-and-environment"]["synonyms"]
    assert "M&E" in GLOSSARY["migration-and-environment"]["text"]


def extracts_by_key() -> dict[str, list[Extract]]:
    """What the pages say beside steps and fields."""
    found: dict[str, list[Extract]] = {}
    for page_id in PAGE_IDS:
        for extract in render(parts_of(page_id)[1]).extracts:
            for key in extract.keys:
                found.setdefault(key, []).append(extract)
    return found


def test_guidance_stands_in_the_pages_and_nowhere_else() -> None:
    """One text: the manifest knows the order of pages only, and what is said stands below a heading of its page."""
    assert set(MANIFEST) == {"title", "languages", "part"}
    extracts = extracts_by_key()
    assert [key for key, said in extracts.items() if len(said) > 1] == []
    assert [key for key, said in extracts.items() if not said[0].anchor] == []


def test_every_step_and_field_has_guidance() -> None:
    """No form field without an answer to "why", and no answer for a field that is gone."""
    declared = {f"{table}.{spec.name}" for table in FORMS for spec in specs_of(TABLES[table])}
    expected = {key for key in declared if key.split(".")[1] not in SELF_EXPLAINING} | SHOWN_ELSEWHERE
    said = set(extracts_by_key())
    assert (STEPS | expected) - said == set(), (
        "missing: say it on the page, as desktop/guidance/extracts.py shows"
    )
    assert said - (STEPS | expected) == set(), "no step or field of the program"


def test_guidance_texts_are_short_and_ask_one_question() -> None:
    """Beside a form people read two sentences, not a page; the room gets one question."""
    for key, said in extracts_by_key().items():
        assert 5 <= len(said[0].why.split()) <= 45, key
        assert 1 <= len(said[0].example.split()) <= 35, key
        assert re.fullmatch(r"[^?]+\?", said[0].ask), key


def wordings() -> Iterator[tuple[str, str]]:
    """Every text of ours that could repeat a source: where it stands, and the text."""
    for page_id in PAGE_IDS:
        yield page_id, page_text(page_id)
    files = [HANDBOOK / "manifest.toml", HANDBOOK / "en" / "glossary.toml"]
    for folder in ("samples", "catalogues"):
        files += sorted((ROOT / "resources" / folder).glob("*.toml"))
    for path in files:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for text in strings_in(content):
            yield path.relative_to(ROOT).as_posix(), text


def test_no_twelve_words_in_a_row_are_taken_from_a_source() -> None:
    """Facts carry over with their source; sentences never do."""
    known = make_source_runs.load_runs()
    assert len(known) > 20_000
    repeated = {where: make_source_runs.repeated_runs(text, known) for where, text in wordings()}
    assert not {where: runs for where, runs in repeated.items() if runs}


def test_the_comparison_notices_a_copied_sentence(tmp_path: Path) -> None:
    """Twelve words in a row are found whatever markup, capitals and figures stand between; eleven are not."""
    source = "The mayor asked 3 times why no clerk had counted the new families at the river."
    (tmp_path / "source.txt").write_text(source, encoding="utf-8")
    assert make_source_runs.make(tmp_path, tmp_path / "runs.bin") == 4
    assert (tmp_path / "source.txt").read_text(encoding="utf-8") == source
    known = make_source_runs.load_runs(tmp_path / "runs.bin")
    copied = "So: **asked** times why [no clerk](term:clerk) had COUNTED, 2012, the new families at"
    assert not make_source_runs.repeated_runs(copied, known)
    assert make_source_runs.repeated_runs(copied + " the", known)


def test_an_official_name_counts_as_one_word() -> None:
    """A long title may be cited; the words around it are still compared."""
    words = make_source_runs.words_of("the Commission on Filipinos Overseas, 2012")
    assert words == ["the", "commission_on_filipinos_overseas"]
