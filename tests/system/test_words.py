"""Every word that people see stands in the template from which translations start."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

TOP = Path(__file__).parents[2]
SCRIPT = TOP / "packaging" / "messages.py"


@pytest.fixture(scope="module")
def template() -> Catalog:
    with (TOP / "resources" / "translations" / "mainstay.pot").open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def collector() -> ModuleType:
    """The script, loaded by its path as it is run."""
    spec = importlib.util.spec_from_file_location("messages_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_template_is_up_to_date() -> None:
    line = [sys.executable, str(SCRIPT), "--check"]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, f"Run `python packaging/messages.py`:\n{done.stderr}"


def test_every_label_and_help_of_the_catalogues_is_in_it(template: Catalog) -> None:
    missing = []
    for path in (TOP / "resources" / "catalogues").glob("*.toml"):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["entry"]:
            missing += [
                f"{path.name} {entry['key']}: {entry[field]}"
                for field in ("label", "help")
                if entry.get(field) and template.get(entry[field]) is None
            ]
    assert not missing, "\n".join(missing)


def test_every_marked_text_of_the_program_is_in_it(template: Catalog) -> None:
    """Found another way than the script does: by eye, so to speak."""
    known = {
        part for entry in template for part in (entry.id if isinstance(entry.id, tuple) else (entry.id,))
    }
    marked = [
        (path, found)
        for path in (TOP / "desktop").rglob("*.py")
        for found in re.findall(r'\bN_\(\s*"((?:[^"\\]|\\")+)"\s*\)', path.read_text(encoding="utf-8"))
    ]
    assert len(marked) > 200
    missing = [
        f"{path.relative_to(TOP)}: {text}" for path, text in marked if text.replace('\\"', '"') not in known
    ]
    assert not missing, "\n".join(missing)


def _words(collector: ModuleType, tmp_path: Path, source: str) -> list[tuple[str, str, str]]:
    path = tmp_path / "page.py"
    path.write_text(source, encoding="utf-8")
    return [word.key for word in collector.words_of_program(path, "page.py")]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('N_("Goal")', [("", "Goal", "")]),
        ('_("Goal")', [("", "Goal", "")]),
        ('show(message(N_("{a} is gone."), a=_("Goal")))', [("", "{a} is gone.", ""), ("", "Goal", "")]),
        ('N_("one "\n   "sentence")', [("", "one sentence", "")]),
        ('NP_("on a body", "Seat")', [("on a body", "Seat", "")]),
        ('ngettext("{count} goal", "{count} goals", n)', [("", "{count} goal", "{count} goals")]),
        ('message(N_("{count} goal"), N_("{count} goals"), n)', [("", "{count} goal", "{count} goals")]),
        ('Message(N_("a"), {}, plural=N_("b"), count=2)', [("", "a", "b")]),
        (
            'ONE = N_("a")\nMANY = N_("b")\nmessage(ONE, MANY, 3)',
            [("", "a", "b"), ("", "a", ""), ("", "b", "")],
        ),
        ("_(label)\nshow(message(text, plural, n))", []),
        ("\"N_('not a call')\"", []),
    ],
)
def test_what_counts_as_marked(
    collector: ModuleType, tmp_path: Path, source: str, found: list[tuple[str, str, str]]
) -> None:
    assert sorted(_words(collector, tmp_path, source)) == sorted(found)


@pytest.mark.parametrize(
    "source", ["N_(label)", '_(f"{name} is gone")', 'N_("a" + b)', 'message(N_("a"), b + "s", 2)']
)
def test_what_translators_could_never_see_is_refused(
    collector: ModuleType, tmp_path: Path, source: str
) -> None:
    with pytest.raises(collector.Unreadable, match=r"page\.py:1"):
        _words(collector, tmp_path, source)


def test_a_sample_and_a_catalogue(collector: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        'id = "a"\ntitle = "A town"\nnotice = "Try it"\n[[stakeholder]]\nname = "Not a word of ours"\n'
    )
    assert [word.text for word in collector.words_of_sample(path, "a.toml")] == ["A town", "Try it"]
    path.write_text('[[entry]]\nkey = "a"\nlabel = "Advice"\nhelp = "Help"\nsource = "A book"\n')
    assert [word.text for word in collector.words_of_catalogue(path, "a.toml")] == ["Advice", "Help"]


def test_one_entry_takes_in_its_plural(collector: ModuleType) -> None:
    word = collector.Word
    made = collector.catalog(
        [word("", "{count} goal", "", "a.py"), word("", "{count} goal", "{count} goals", "b.py")]
    )
    assert collector.keys(made) == {("", "{count} goal", "{count} goals")}
    entry = made.get("{count} goal")
    assert entry is not None
    assert "python-brace-format" in entry.flags
