"""Content packs: built, installed, replaced and removed; and what a hostile one tries is refused with file and line."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, PngImagePlugin

from desktop.distribution import pack_file, packs
from desktop.distribution.pack_pictures import BadPicture, rewritten
from desktop.distribution.packs import BadPack
from desktop.guidance.handbook import Handbook
from desktop.reports.export import write_document
from desktop.reports.handbook import document
from desktop.reports.outline import Figure
from desktop.system import paths
from desktop.system.resources import catalogue, choice_label
from desktop.workspace import packs as shelf
from desktop.workspace.samples import copy_sample, sample_ids
from tests.distribution.pack_sources import MANIFEST, folder, good, page, zipped


@pytest.fixture(autouse=True)
def no_packs_left() -> Iterator[None]:
    """Every test begins and ends without packs."""
    yield
    shutil.rmtree(paths.packs_dir(), ignore_errors=True)
    shelf.apply()


def said(path: Path) -> list[str]:
    return [shelf.said(fault) for fault in packs.check(path).faults]


def titles() -> dict[str, str]:
    book = Handbook.open("en")
    found = {info.id: info.title for part in book.parts() for info in part.pages}
    book.close()
    return found


# What a pack does -------------------------------------------------------------------------------------


def test_a_folder_becomes_a_zip_that_is_the_same_every_time(tmp_path: Path) -> None:
    source = folder(tmp_path / "pack", good())
    assert said(source) == []
    packs.build(source, tmp_path / "a.zip")
    packs.build(source, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert said(tmp_path / "a.zip") == []


def test_pages_terms_and_catalogues_are_there_and_gone_again(tmp_path: Path) -> None:
    before = titles()
    shelf.install(zipped(tmp_path / "a.zip", good()))
    book = Handbook.open("en")
    assert titles()["local/our-town"] == "How our town did it"
    assert book.search("zebra town")[0].id == "local/our-town"
    assert [hit.title for hit in book.search_terms("striped desk")] == ["Zebra desk"]
    assert "A desk in stripes." in book.html("glossary/terms")
    assert choice_label("sectors", "fishery") == "Fishery"
    assert catalogue("sectors").keys > {"fishery"}
    assert shelf.remove("our-town")
    book.reopen()
    assert book.term("zebra-desk") is None
    assert "fishery" not in catalogue("sectors").keys
    assert titles() == before
    assert not shelf.remove("our-town")
    book.close()


def test_a_page_of_ours_is_replaced_and_comes_back(tmp_path: Path) -> None:
    ours = titles()["process/vision"]
    files = good(**{"en/process/vision.md": page("process/vision", "Our own vision", "Quokka words.")})
    shelf.install(zipped(tmp_path / "a.zip", files))
    book = Handbook.open("en")
    found = book.page("process/vision")
    assert found is not None
    assert (found.title, found.headings) == ("Our own vision", ())
    assert [hit.id for hit in book.search("quokka")] == ["process/vision"]
    assert found.part == "process"
    book.close()
    shelf.remove("our-town")
    assert titles()["process/vision"] == ours


def test_a_page_brings_its_words_beside_forms_and_what_it_does_not_say_stays(tmp_path: Path) -> None:
    book = Handbook.open("en")
    before = {key: book.guidance(key) for key in ("activity.name", "role.name")}
    assert all(said is not None and said.page == "setup/raci" for said in before.values())
    body = '## Ours {#ours}\n\nText.\n\n!!! form activity.name "Activity"\n    Our own why, of a wombat.\n'
    files = good(**{"en/setup/raci.md": page("setup/raci", "Our table", body)})
    path = zipped(tmp_path / "a.zip", files)
    assert said(path) == []
    shelf.install(path)
    book.reopen()
    ours, built = book.guidance("activity.name"), book.guidance("role.name")
    assert ours is not None
    assert before["role.name"] is not None
    assert built is not None
    assert (ours.why, ours.example, ours.page, ours.anchor) == (
        "Our own why, of a wombat.",
        "",
        "setup/raci",
        "ours",
    )
    assert (built.why, built.anchor) == (before["role.name"].why, ""), (
        "its heading is gone, the page is there"
    )
    assert book.search("wombat")[0].id == "setup/raci"
    shelf.remove("our-town")
    book.reopen()
    assert {key: book.guidance(key) for key in before} == before
    book.close()


def test_a_newer_version_replaces_an_older_one_and_never_the_other_way(tmp_path: Path) -> None:
    shelf.install(zipped(tmp_path / "old.zip", good("1.2")))
    new = {**good("1.10"), "en/local/our-town.md": page(title="Better")}
    shelf.install(zipped(tmp_path / "new.zip", new))
    assert titles()["local/our-town"] == "Better"
    assert [one.manifest["version"] for one in packs.installed()] == ["1.10"]
    with pytest.raises(BadPack) as refused:
        shelf.install(tmp_path / "old.zip")
    assert "1.10" in shelf.problem(refused.value)
    assert titles()["local/our-town"] == "Better"


def test_packs_laid_into_the_folder_are_used_and_the_newest_wins(tmp_path: Path) -> None:
    paths.packs_dir().mkdir(parents=True, exist_ok=True)
    zipped(paths.packs_dir() / "anything.zip", good("1.0"))
    zipped(paths.packs_dir() / "other.zip", {**good("2.0"), "en/local/our-town.md": page(title="Second")})
    (paths.packs_dir() / "broken.zip").write_bytes(b"no zip at all")
    assert not packs.is_applied()
    shelf.apply()
    assert packs.is_applied()
    assert titles()["local/our-town"] == "Second"
    assert sorted((one.path.name, one.newer, bool(one.faults)) for one in packs.installed()) == [
        ("anything.zip", True, False),
        ("broken.zip", False, True),
        ("other.zip", False, False),
    ]


def test_a_new_part_pictures_and_a_sample(tmp_path: Path) -> None:
    svg = (paths.handbook() / "en" / "figures" / "planning-cycle.svg").read_text("utf-8")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "JPEG")
    sample = (paths.resources() / "samples" / "naga-start.toml").read_text("utf-8")
    body = "![Ours](figure:our-cycle)\n\n![Photo](figure:desk)\n"
    files = good(
        **{
            "pack.toml": MANIFEST.format(version="1.0") + '\n[[part]]\nid = "our-part"\ntitle = "Our part"\n',
            "en/our-part/first.md": page("our-part/first", "First", body),
            "en/figures/our-cycle.svg": svg,
            "en/figures/desk.jpg": picture.getvalue(),
            "samples/our-sample.toml": sample.replace("naga-start", "our-sample"),
        }
    )
    path = zipped(tmp_path / "a.zip", files)
    assert said(path) == []
    shelf.install(path)
    book = Handbook.open("en")
    assert ("our-part", "Our part") in [(part.id, part.title) for part in book.parts()]
    assert book.figure("our-cycle") is not None
    assert book.picture("desk").startswith(b"\x89PNG")
    assert book.picture("our-cycle") == b""
    first = book.page("our-part/first")
    assert first is not None
    printed = document(book, [first], title="First")
    write_document(printed, tmp_path / "first.pdf")
    book.close()
    assert [bool(block.picture) for block in printed.blocks if isinstance(block, Figure)] == [False, True]
    paper = pypdfium2.PdfDocument(tmp_path / "first.pdf")
    images = [
        item for page in paper for item in page.get_objects() if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    ]
    assert len(images) == 1, "the photograph is on the paper"
    paper.close()
    assert "our-sample" in sample_ids()
    copy_sample("our-sample", tmp_path / "ours.mainstay")
    assert (tmp_path / "ours.mainstay").is_file()


def test_a_damaged_cache_is_made_again_silently(tmp_path: Path) -> None:
    shelf.install(zipped(tmp_path / "a.zip", good()))
    database = paths.pack_content() / "handbook" / "en.db"
    content = bytearray(database.read_bytes())
    content[100:4000] = b"\0" * 3900
    database.write_bytes(content)
    for kept in (paths.cache_dir() / "packs").glob("*.json"):
        kept.write_text("{", encoding="utf-8")
    book = Handbook.open("en")  # the program's own pages can be read all the same
    assert book.problem is None
    assert book.page("process/vision") is not None
    shelf.apply()
    book.reopen()
    assert book.page("local/our-town") is not None
    book.close()


# What a hostile pack tries ----------------------------------------------------------------------------

ESCAPES = [
    "../evil.md", "en/../../evil.md", "/etc/passwd", "en/local/../../../x.md", "C:\\evil.md", "..\\evil.md",
    "en\\local\\x.md", "en/local/con.md", "en/local/a.exe", "en/local/A.md", "en/local/a b.md", "en/local/.hidden.md",
    "en/local/a.md.", "en/local/a.md ", "en/local/\u202egnp.md", "en/local/deep/er.md", "//host/share/x.md",
    "en/local/x.html", "desktop/app.py", "en/figures/a.gif", "en/figures/nul.svg",
]  # fmt: skip


@pytest.mark.parametrize("name", ESCAPES)
def test_no_name_leads_outside_or_anywhere_else(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {**good(), name: page()})
    faults = packs.check(path).faults
    assert any("not a name" in fault.text for fault in faults), name
    with pytest.raises(BadPack):
        packs.install(path)
    assert not list(tmp_path.parent.glob("evil*"))
    assert [item.name for item in tmp_path.iterdir()] == ["a.zip"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(page(body="Secret words"), encoding="utf-8")
    root = folder(tmp_path / "pack", good())
    (root / "en" / "local" / "linked.md").symlink_to(secret)
    (root / "en" / "cases").symlink_to(tmp_path)
    found = said(root)
    assert len([line for line in found if "link" in line]) == 2
    assert "Secret words" not in json.dumps(packs.check(root).content)
    member = zipfile.ZipInfo("en/local/linked.md")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = zipped(tmp_path / "a.zip", good())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(member, str(secret))
    assert any("link" in line for line in said(path))
    (tmp_path / "shortcut.zip").symlink_to(path)
    assert any("link" in line for line in said(tmp_path / "shortcut.zip"))


def test_bombs_end_early(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pack.toml", MANIFEST.format(version="1.0"))
        archive.writestr("en/local/big.md", b"a" * 60_000_000)
    started = time.monotonic()
    found = said(path)
    assert time.monotonic() - started < 15
    assert any("bomb" in line or "larger than" in line for line in found)


def test_what_a_zip_says_of_its_sizes_is_not_believed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {**good(), "en/local/big.md": b"b" * 12_000_000})
    content = path.read_bytes()
    real = (12_000_000).to_bytes(4, "little")
    assert real in content
    path.write_bytes(content.replace(real, (100).to_bytes(4, "little")))
    assert said(path), "the sizes in the directory are a lie, and the pack is refused"


def test_too_many_files_too_large_a_pack_and_no_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = tmp_path / "many.zip"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(pack_file.MOST_FILES + 1):
            archive.writestr(f"en/local/p{number}.md", "x")
    assert "more than" in said(many)[0]
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 nothing")
    assert any("no zip" in line for line in said(tmp_path / "no.zip"))
    assert "not there" in said(tmp_path / "gone.zip")[0]
    monkeypatch.setattr(pack_file, "LARGEST_PACK", 1000)
    found = pack_file.read_files(zipped(tmp_path / "a.zip", {**good(), "README.md": os.urandom(900)}))
    assert any("larger" in fault.text for fault in found.faults)


def test_files_that_were_changed_added_or_taken_away_are_noticed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", good())
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    changed = {**files, "en/local/our-town.md": page(body="Other words").encode()}
    assert any("sum differs" in line for line in said(zipped(tmp_path / "b.zip", changed, sums=False)))
    added = {**files, "en/local/more.md": page("local/more").encode()}
    assert any("no sum" in line for line in said(zipped(tmp_path / "c.zip", added, sums=False)))
    del files["en/glossary.toml"]
    assert any("not in the pack" in line for line in said(zipped(tmp_path / "d.zip", files, sums=False)))
    assert any("[files]" in line for line in said(zipped(tmp_path / "e.zip", good(), sums=False)))


LINKS = [
    "[x](file:///etc/passwd)", "[x](\\\\host\\share\\x.exe)", "[x](\\evil\\x.exe)", "[x](//host/share)",
    "[x](javascript:alert(1))", "[x](C:/x.exe)", "[x](data:text/html,x)", "![x](http://host/x.png)",
    "![x](file:///x.png)", "![x](\\\\host\\x.png)", "<file:///etc/passwd>", '<a href="\\\\host\\x">x</a>',
    '<img src="//host/x.png">', "[x][1]\n\n[1]: file:///etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("body", LINKS)
def test_no_link_and_no_picture_leads_out_of_the_handbook(tmp_path: Path, body: str) -> None:
    path = zipped(
        tmp_path / "a.zip", {**good(), "en/local/our-town.md": page(body=f"First line.\n\n{body}\n")}
    )
    faults = packs.check(path).faults
    assert faults, body
    assert all(fault.file == "en/local/our-town.md" for fault in faults)
    assert any(fault.line >= 10 for fault in faults), "with its line"
    html = packs.check(path).content["pages"][0]["html"]
    assert "<img" not in html
    assert "href=" not in html


@pytest.mark.parametrize(
    "body",
    ["<script>alert(1)</script>", '<iframe src="page:x">', '<p onclick="x()">a</p>', "<style>a{}</style>",
     '<p style="background:url(//h/x)">a</p>', "<object>", "<form><input></form>", "<svg><use/></svg>", "<base>",
     "<meta>", "<link>"],
)  # fmt: skip
def test_html_that_acts_is_a_fault_and_is_gone(tmp_path: Path, body: str) -> None:
    path = zipped(tmp_path / "a.zip", {**good(), "en/local/our-town.md": page(body=f"Words.\n\n{body}\n")})
    assert packs.check(path).faults, body
    html = packs.check(path).content["pages"][0]["html"].lower()
    for word in (
        "<script",
        "<iframe",
        "onclick",
        "<style",
        "<object",
        "<form",
        "<svg",
        "<base",
        "<meta",
        "<link",
        "url(",
    ):
        assert word not in html


@pytest.mark.parametrize("body", ["[" * 20_000, "![" * 8_000])
def test_markdown_that_never_ends_is_given_up(
    tmp_path: Path, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "_RENDER_SECONDS", 2.0)
    monkeypatch.setattr(packs, "_ONE_PAGE_SECONDS", 2.0)
    files = {**good(), "en/local/slow.md": page("local/slow", "Slow", body)}
    path = zipped(tmp_path / "a.zip", files)
    started = time.monotonic()
    found = packs.check(path)
    assert time.monotonic() - started < 20
    assert [fault.file for fault in found.faults if "too long" in fault.text] == ["en/local/slow.md"]
    assert [item["id"] for item in found.content["pages"]] == ["local/our-town"], "the other page still comes"


def test_pictures_lose_everything_but_their_pixels() -> None:
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "taken at 14.5995 N")
    made = io.BytesIO()
    Image.new("RGBA", (3000, 10), (1, 2, 3, 128)).save(made, "PNG", pnginfo=note)
    import base64

    again = base64.b64decode(rewritten(made.getvalue(), "png"))
    assert b"14.5995" not in again
    with Image.open(io.BytesIO(again)) as picture:
        assert picture.size[0] == 1600
        assert picture.info == {}


def test_pictures_that_are_none_are_refused(tmp_path: Path) -> None:
    large = io.BytesIO()
    Image.new("1", (6000, 6000)).save(large, "PNG")
    gif = io.BytesIO()
    Image.new("P", (4, 4)).save(gif, "GIF")
    whole = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(whole, "PNG")
    bad = {
        "png": [
            b"",
            b"\x89PNG\r\n\x1a\n",
            large.getvalue(),
            gif.getvalue(),
            whole.getvalue()[:60],
            b"<svg/>",
        ],
        "jpg": [whole.getvalue(), b"\xff\xd8\xff\xe0junk"],
    }
    for ending, contents in bad.items():
        for content in contents:
            with pytest.raises(BadPicture):
                rewritten(content, ending)
    files = {**good(), "en/figures/a.png": large.getvalue(), "en/figures/b.svg": "<svg><script/></svg>"}
    found = packs.check(zipped(tmp_path / "a.zip", files))
    assert [fault.file for fault in found.faults] == ["en/figures/a.png", "en/figures/b.svg"]
    assert found.content["figures"] == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("pack.toml", 'id = "Our Town"\n', 1),
        ("pack.toml", MANIFEST.format(version="one"), 3),
        ("pack.toml", MANIFEST.format(version="1.0") + 'requires = "99.0"\n', 6),
        ("pack.toml", MANIFEST.format(version="1.0") + "oops\n", 6),
        ("en/local/our-town.md", "no front matter", 1),
        ("en/glossary.toml", '[ok]\ntitle = "A"\ntext = "B"\n\n[half]\ntitle = "C"\n', 5),
        ("en/glossary.toml", "a = ", 1),
        ("catalogues/sectors.toml", "[[entry]]\nkey = 'k'\nlabel = 'x'\n\n[[entry]]\nlabel = 'x'\n", 5),
        ("catalogues/sectors.toml", "[[entry]]\nkey = \n", 2),
        ("catalogues/sectors.toml", "entry = 3\n", 1),
        ("catalogues/no_such.toml", '[[entry]]\nkey = "a"\nlabel = "b"\n', 0),
        ("samples/mine.toml", 'title = "T"\n[[no_table]]\nid = "x"\n', 2),
        ("samples/mine.toml", 'title = "T"\n\n[[stakeholder]]\nid = "a"\nshoe = "x"\n', 4),
        ("en/figures/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<!-- <rect -->\n'
         '<title>T</title>\n<rect x="1" y="1" width="2" height="2"/>\n<image href="file:///x"/>\n</svg>', 5),
        ("en/figures/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<rect\n', 2),
        ("fr/local/our-town.md", page(), 0),
        ("en/local/our-town.md", page(body="[x](page:process/vision)\n\n[x](page:no/such)"), 10),
        ("en/local/our-town.md", page(body="[x](term:no-such)"), 8),
        ("en/local/our-town.md", page(body="A\n\n![x](figure:no-such)"), 10),
        ("en/local/our-town.md", page(body="[x](#lost)\n\n## H {#h}\n\nA [x](#lost)"), 12),
        ("en/local/our-town.md", page(body="[x](page:process/vision#lost)"), 8),
        ("en/local/our-town.md", page(body="## A {#a}\n\nText\n\n## B {#a}"), 12),
        ("en/local/our-town.md", page(body="Text\n\n## A {#a!b}"), 10),
        ("en/local/our-town.md", page(body='Text\n\n!!! form no.such "T"\n    Why.'), 10),
        ("en/local/our-town.md", page(body='Text\n\n!!! form body.rhythm "T"'), 10),
        ("en/local/our-town.md", page(body='!!! form "T"\n    Why.'), 8),
        ("en/local/our-town.md", b"\xff\xfe\x00bad", 1),
        ("en/local/our-town.md", page(body="a" * 70_000), 0),
    ],
)  # fmt: skip
def test_every_fault_names_its_file_and_line(tmp_path: Path, name: str, text: str | bytes, line: int) -> None:
    found = packs.check(zipped(tmp_path / "a.zip", {**good(), name: text}))
    assert (name, line) in [(fault.file, fault.line) for fault in found.faults], found.faults
    for fault in found.faults:
        assert "{" not in shelf.said(fault)


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    files = {**good(), "en/local/a.md": "x", "en/local/b.md": "y", "evil.exe": "z"}
    assert {fault.file for fault in packs.check(folder(tmp_path / "p", files)).faults} == {
        "en/local/a.md",
        "en/local/b.md",
        "evil.exe",
    }
