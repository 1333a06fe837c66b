"""Kits in the window: making one for a stick, and checking one that somebody brought."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop.system import paths
from desktop.system.locale import _, format_number, language, language_name, languages, ngettext, show
from desktop.ui.background import Background
from desktop.ui.kit_presets import PresetChoices
from desktop.ui.layout import column, row
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label
from desktop.ui.wrapping import WrappingRow
from desktop.workspace import kits
from desktop.workspace.jobs import Cancelled, Job
from desktop.workspace.kits import SYSTEMS, Contents, KitError, Update, Verdict

MOST_NAMES = 30  # files that a check lists before "and more"


class KitSection(QFrame):
    """A card with a button that begins, a bar that shows how far it is, and a sentence at the end."""

    def __init__(self, session: Session, title: str, explanation: str, name: str) -> None:
        super().__init__()
        self.session, self._name = session, name
        self.setProperty("role", "card")
        self.setObjectName(f"kit.{name}")
        self.lines: QVBoxLayout = column(self, margin=14, spacing=8)
        self.lines.addWidget(plain_label(title, role="strong"))
        self.lines.addWidget(plain_label(explanation, role="muted"))
        self._background = Background(self)

    def add_runner(self, words: str) -> None:
        """The button that begins, with its bar and its way to stop, and the place for the outcome."""
        line = row()
        self.begin_button = button(words, role="primary", name=f"kit.{self._name}.begin")
        self.begin_button.clicked.connect(self.begin)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("How far it is"))
        self.progress.hide()
        self.cancel_button = button(_("Cancel"), name=f"kit.{self._name}.cancel")
        self.cancel_button.clicked.connect(self._background.cancel)
        self.cancel_button.hide()
        for widget in (self.begin_button, self.progress, self.cancel_button):
            line.addWidget(widget)
        line.addStretch()
        self.lines.addLayout(line)
        self.result = plain_label("", name=f"kit.{self._name}.result")
        self.result.hide()
        self.lines.addWidget(self.result)

    def begin(self) -> None:
        """Begin the work of this section."""
        raise NotImplementedError

    def run(self, work: Callable[[Job[Any]], Any], done: Callable[[Any], object]) -> None:
        """Run it beside the window."""
        self._done = done
        if self._background.run_job(work, self._on_ended, self._on_advanced):
            self._show_running(True)

    def say(self, words: str) -> None:
        """Show the outcome."""
        self.result.setText(words)
        self.result.setAccessibleName(words)
        self.result.setVisible(bool(words))

    def add_line(
        self, label: str, editor: QLineEdit, name: str, browse: Callable[[], None] | None = None
    ) -> None:
        """One line to fill in, with a button that chooses where there is one."""
        editor.setObjectName(f"kit.{self._name}.{name}")
        editor.setAccessibleName(label)
        self.lines.addWidget(plain_label(label, role="label"))
        line = row()
        line.addWidget(editor, 1)
        if browse is not None:
            choose = button(_("Choose"), name=f"kit.{self._name}.{name}.choose")
            choose.setAccessibleName(f"{_('Choose')}: {label}")
            choose.clicked.connect(browse)
            line.addWidget(choose)
        self.lines.addLayout(line)

    def add_check(
        self, words: str, name: str, checked: bool = True, into: QLayout | None = None
    ) -> QCheckBox:
        """One choice that is on or off."""
        box = QCheckBox(words.replace("&", "&&"))
        box.setObjectName(f"kit.{self._name}.{name}")
        box.setAccessibleName(words)
        box.setChecked(checked)
        (into or self.lines).addWidget(box)
        return box

    def _show_running(self, running: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(running)
        self.cancel_button.setVisible(running)
        self.begin_button.setEnabled(True)
        (self.cancel_button if running else self.begin_button).setFocus()
        self.begin_button.setEnabled(not running)
        if running:
            self.say("")

    def _on_advanced(self, part: float) -> None:
        self.progress.setValue(round(part * 1000))

    def _on_ended(self, outcome: Any) -> None:
        self._show_running(False)
        if isinstance(outcome, KitError):
            self.say(show(outcome.message))
        elif isinstance(outcome, Cancelled):
            self.say(_("Cancelled. Nothing was written."))
        elif isinstance(outcome, OSError):
            self.say(_("{path} could not be read or written.").format(path=outcome.filename or ""))
        elif isinstance(outcome, Exception):
            self.say(_("That did not work. The log of this program says more."))
        else:
            self._done(outcome)


class MakeKit(KitSection):
    """What goes on the stick, and where."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Make a kit"),
            _(
                "A folder for a stick: Mainstay, samples, handouts and printed sheets, with sums that show any "
                "change."
            ),
            "make",
        )
        self.target = QLineEdit(str(paths.documents_dir() / _("Mainstay kit")))
        self.add_line(_("Folder for the kit"), self.target, "target", self._on_target)
        self.trainer = QLineEdit(session.settings.name)
        self.add_line(_("Your name or office, for its sheets"), self.trainer, "trainer")
        self.program = self.add_check(
            _("This program, to run from the stick"), "program", kits.own_bundle() is not None
        )
        self.program.setEnabled(kits.own_bundle() is not None)
        if kits.own_bundle() is None:
            self.lines.addWidget(
                plain_label(
                    _(
                        "This Mainstay cannot be copied to a stick: it runs from its sources, or as an app of macOS."
                    ),
                    role="muted",
                )
            )
        self.installers = QLineEdit()
        self.add_line(
            _("Folder with installers, if you have some"), self.installers, "installers", self._on_installers
        )
        self.lines.addWidget(
            plain_label(_("Systems that it should serve; its sheets say which are missing"), role="label")
        )
        line = row(spacing=16)
        self.systems = {
            key: self.add_check(name, f"system.{key}", into=line) for key, name in SYSTEMS.items()
        }
        line.addStretch()
        self.lines.addLayout(line)
        self._add_content()
        self.presets = self.add_check(
            _("People begin with what I choose for them (they can undo it)"), "presets", False
        )
        self.preset_choices = PresetChoices(session.settings)
        self.preset_choices.hide()
        self.presets.toggled.connect(self.preset_choices.setVisible)
        self.lines.addWidget(self.preset_choices)
        self._add_own_files()
        self._made: Path | None = None
        self.folder_button = button(_("Show in folder"), name="kit.make.folder")
        self.folder_button.clicked.connect(self._on_folder)
        self.folder_button.hide()
        below = row()
        below.addWidget(self.folder_button)
        below.addStretch()
        self.lines.addLayout(below)

    def _add_content(self) -> None:
        """Which samples go along, and the languages of the printed sheets."""
        self.lines.addWidget(plain_label(_("Samples"), role="label"))
        holder = QWidget()
        line = WrappingRow(holder, spacing=16)
        self.samples = {}
        for info in kits.offered_samples():
            title = _(info.title)
            short = title if info.id.endswith("-start") else title.partition(": ")[0]
            self.samples[info.id] = self.add_check(short, f"sample.{info.id}", into=line)
        self.lines.addWidget(holder)
        self.lines.addWidget(plain_label(_("Languages of its sheets"), role="label"))
        holder = QWidget()
        line = WrappingRow(holder, spacing=16)
        self.languages = {
            code: self.add_check(language_name(code), f"language.{code}", code == language(), line)
            for code in languages()
        }
        self.lines.addWidget(holder)

    def _add_own_files(self) -> None:
        """Packs, handouts and the key, and the button that begins."""
        self.files: list[Path] = []
        self.files_label = plain_label(_("No handouts yet."), role="muted", name="kit.make.files")
        self.lines.addWidget(self.files_label)
        line = row()
        add = button(_("Add packs and handouts"), name="kit.make.add")
        add.clicked.connect(self._on_add)
        line.addWidget(add)
        line.addStretch()
        self.lines.addLayout(line)
        self.key = QLineEdit()
        self.add_line(_("Your secret key to sign it, if you have one"), self.key, "key", self._on_key)
        self.add_runner(_("Make the kit"))

    def begin(self) -> None:
        target = Path(self.target.text().strip())
        self.folder_button.hide()
        if not target.name:
            self.say(_("Choose a folder for the kit."))
            return
        try:
            contents = self._contents()
            key = kits.read_key(Path(self.key.text().strip())) if self.key.text().strip() else None
        except KitError as problem:
            text = _("A key with a password is used on the command line: mainstay kit build --key.")
            self.say(text if problem.code == "password" else show(problem.message))
            return
        except OSError as problem:
            self.say(_("{path} could not be read or written.").format(path=problem.filename or ""))
            return
        with_program = self.program.isChecked()

        def work(job: Job[Any]) -> Any:
            chosen = kits.with_bundle(contents, None) if with_program else contents
            return target, kits.make_kit(target, chosen, key=key, progress=job.progress)

        self.run(work, self._on_made)

    def _contents(self) -> Contents:
        folder = self.installers.text().strip()
        installers = kits.installers_in(Path(folder)) if folder else ()
        wanted = tuple(key for key, box in self.systems.items() if box.isChecked())
        # The language of the window first: its sheets have the plain names.
        chosen = sorted(
            (code for code, box in self.languages.items() if box.isChecked()), key=lambda c: c != language()
        )
        return Contents(
            installers=installers,
            packs=tuple(path for path in self.files if kits.is_pack(path)),
            handouts=tuple(path for path in self.files if not kits.is_pack(path)),
            samples=kits.sample_files([key for key, box in self.samples.items() if box.isChecked()]),
            presets=self.preset_choices.chosen() if self.presets.isChecked() else {},
            wanted=wanted if self.program.isChecked() or installers else (),
            languages=tuple(chosen) or (language(),),
            trainer=" ".join(self.trainer.text().split()),
            made=date.today().isoformat(),
        )

    def _on_made(self, outcome: Any) -> None:
        self._made, manifest = outcome
        words = [_("The kit is ready: {path}. Print “Start here” and give it to people on paper.")]
        if manifest["missing"]:
            words.append(_("It is not complete: it has nothing for {systems}."))
        systems = ", ".join(SYSTEMS[name] for name in manifest["missing"])
        self.say(" ".join(words).format(path=str(self._made), systems=systems))
        self.folder_button.show()

    def _on_target(self) -> None:
        _folder_into(self, self.target, _("Folder for the kit"), _("Mainstay kit"))

    def _on_installers(self) -> None:
        _folder_into(self, self.installers, _("Folder with installers"))

    def _on_key(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Your secret key"), str(paths.documents_dir()))
        if name:
            self.key.setText(name)

    def _on_add(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, _("Packs and handouts"), str(paths.documents_dir()))
        self.add_files([Path(name) for name in names])

    def add_files(self, files: list[Path]) -> None:
        """Take files into the kit."""
        self.files = list(dict.fromkeys((*self.files, *files)))
        if self.files:
            self.files_label.setText(", ".join(path.name for path in self.files))

    def _on_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))


class CheckKit(KitSection):
    """Whether a kit is as it was made; its presets, and an update from it."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Check a kit"),
            _(
                "Every file is compared with the kit's own list. Whose kit it is, its printed sheet says, not the "
                "stick."
            ),
            "check",
        )
        self.folder = QLineEdit()
        self.add_line(_("Folder of the kit"), self.folder, "folder", self._on_choose)
        self.add_runner(_("Check it"))
        self.names = plain_label("", role="muted", name="kit.check.names")
        self.names.hide()
        self.lines.addWidget(self.names)
        line = row()
        self.presets_button = button(_("Use its settings"), name="kit.check.presets")
        self.presets_button.clicked.connect(self._on_presets)
        self.update_button = button(_("Update this program from it"), name="kit.check.update")
        self.update_button.clicked.connect(self._on_update)
        self.undo_button = button(_("Take the trainer's settings back"), name="kit.check.undo")
        self.undo_button.clicked.connect(self._on_undo)
        for made in (self.presets_button, self.update_button, self.undo_button):
            made.hide()
            line.addWidget(made)
        line.addStretch()
        self.lines.addLayout(line)
        self.undo_button.setVisible(kits.can_undo_presets(session.settings))

    def begin(self) -> None:
        folder = Path(self.folder.text().strip())
        self.names.hide()
        self.presets_button.hide()
        self.update_button.hide()
        if not folder.name:
            self.say(_("Choose the folder of the kit."))
            return
        self.run(lambda job: kits.check_kit(folder, job.progress), self._on_checked)

    def _on_checked(self, found: Verdict) -> None:
        self.say(show(found.sentence()))
        listed = [
            f"{label}: {name}"
            for label, names in (
                (_("changed"), found.differences.changed),
                (_("missing"), found.differences.missing),
                (_("extra"), found.differences.extra),
            )
            for name in names
        ]
        more = len(listed) - MOST_NAMES
        if more > 0:
            words = ngettext("and {count} more", "and {count} more", more).format(count=format_number(more))
            listed = [*listed[:MOST_NAMES], words]
        if found.ok:
            listed += found.programs()
            listed.append(f"{_('Fingerprint')}: {_grouped(found.fingerprint)}")
            if found.missing_systems:
                text = _("This kit is not complete: it has nothing for {systems}.")
                listed.append(text.format(systems=", ".join(found.missing_systems)))
        self.names.setText("\n".join(listed))
        self.names.setVisible(bool(listed))
        self.presets_button.setVisible(found.ok and bool(found.manifest.get("presets")))
        self.update_button.setVisible(found.ok and kits.is_portable())

    def _on_choose(self) -> None:
        _folder_into(self, self.folder, _("Folder of the kit"))

    def _on_presets(self) -> None:
        try:
            changed = kits.apply_presets(self.session.settings, Path(self.folder.text().strip()))
        except KitError as problem:
            self.say(show(problem.message))
            return
        self._take_look()
        self.say(
            _("Your settings are as the kit proposes. A new language is used at the next start.")
            if changed
            else _("They were so already.")
        )

    def _on_undo(self) -> None:
        kits.undo_presets(self.session.settings)
        self._take_look()
        self.say(_("Your settings are as they were before. A new language is used at the next start."))

    def _take_look(self) -> None:
        settings = self.session.settings
        self.session.theme.apply(theme=settings.theme, contrast=settings.contrast, percent=settings.text_size)
        self.undo_button.setVisible(kits.can_undo_presets(settings))

    def _on_update(self) -> None:
        folder = Path(self.folder.text().strip())
        self.run(lambda job: kits.update_portable(folder, job.progress), self._on_updated)

    def _on_updated(self, done: Update) -> None:
        self.update_button.hide()
        self.say(
            _("This is the kit's version already.")
            if done.before == done.after
            else _("Updated. Close Mainstay and start it again.")
        )


def _folder_into(parent: QWidget, line: QLineEdit, title: str, new: str = "") -> None:
    """Let a folder be chosen; with `new`, a folder of that name in it is meant."""
    chosen = QFileDialog.getExistingDirectory(parent, title, line.text() or str(paths.documents_dir()))
    if chosen:
        folder = Path(chosen)
        line.setText(str(folder / new if new and any(folder.iterdir()) else folder))


def _grouped(fingerprint: str) -> str:
    return " ".join(fingerprint[at : at + 8] for at in range(0, len(fingerprint), 8))
