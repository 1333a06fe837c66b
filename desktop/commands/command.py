"""What all commands share: how they are declared, how they answer, and how they say that something is wrong.

Exit codes: 0 good, 1 the file or the result has a problem, 2 wrong usage. With `--json` exactly one JSON
document goes to standard output, also when something is wrong; the sentence for people goes to standard error
in either case.
"""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from desktop.domain.words import N_, Message, message
from desktop.storage.errors import Refused
from desktop.system.locale import _, show

_log = logging.getLogger("desktop.cli")

_REASONS = {
    errno.ENOENT: N_("There is no file or folder {path}."),
    errno.EACCES: N_("Mainstay is not allowed to use {path}."),
    errno.EPERM: N_("Mainstay is not allowed to use {path}."),
    errno.EROFS: N_("{path} is on a disk that cannot be written to."),
    errno.ENOSPC: N_("The disk of {path} is full."),
    errno.EISDIR: N_("{path} is a folder, not a file."),
    errno.ENOTDIR: N_("There is no file or folder {path}."),
    errno.EEXIST: N_("{path} exists already."),
    errno.ENAMETOOLONG: N_("The name {path} is too long."),
}
_OTHER = N_("{path} could not be read or written ({reason}).")


class Failed(click.ClickException):
    """A problem of the file or result: one sentence, a stable code, perhaps the command's own document."""

    exit_code = 1

    def __init__(self, problem: Message, code: str, document: object | None = None) -> None:
        super().__init__(show(problem))
        self.document = document or {"error": {"code": code, "message": self.message}}


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The names and the help of the option."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        return record[0], record[1].replace(self.help, _(self.help))


class Command(click.Command):
    """A command whose help is translated when it is shown, and whose problems are one sentence each."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """The line in the list of commands."""
        return _(self.help or "")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The sentence at the top of the command's own help."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help or ""))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong comes out as `Failed`."""
        try:
            return super().invoke(ctx)
        except (Refused, OSError) as error:
            if isinstance(error, BrokenPipeError):
                raise
            failed = _failed(error)
        except Failed as error:
            failed = error
        if ctx.params.get("as_json"):
            _print_json(failed.document)
        raise failed


def _failed(error: Refused | OSError) -> Failed:
    if isinstance(error, Refused):
        return Failed(error.message, error.code)
    _log.warning("A file could not be used", exc_info=error)
    path = str(error.filename2 or error.filename or "")
    text = _REASONS.get(error.errno or 0, _OTHER)
    return Failed(message(text, path=path, reason=error.strerror or type(error).__name__), "no_access")


def command(
    help_text: str, *, group: click.Group | None = None, **details: Any
) -> Callable[[Callable[..., None]], click.Command]:
    """Declare a command, of the program or of a `group`; `help_text` is one marked sentence."""
    declare = group.command if group is not None else click.command
    return declare(cls=Command, help=help_text, **details)


class Subject(click.Group):
    """Commands about one thing (`mainstay tor check`): help and errors in our own words."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """The line in the list of commands."""
        return _(self.help or "")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The sentence at the top of the group's own help."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help or ""))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the next word names; a sentence where there is none."""
        if args and args[0] not in self.commands:
            text = N_('There is no command "{word}" here. There are: {there}.')
            raise click.UsageError(_(text).format(word=args[0], there=", ".join(self.commands)), ctx)
        return super().resolve_command(ctx, args)


def subject(help_text: str) -> Callable[[Callable[..., None]], Subject]:
    """Declare a group of commands about one thing; its commands are declared with `command(..., group=it)`."""
    return click.group(cls=Subject, help=help_text, no_args_is_help=True)


def option(
    *names: str, help_text: str, **details: Any
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare an option; `help_text` is one marked phrase."""
    return click.option(*names, cls=Option, help=help_text, **details)


class PathType(click.ParamType[Path]):
    """A path, made absolute. Whether it exists is asked by whoever opens it: only there it is true."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path that was typed, whatever letters it has."""
        return Path(value).absolute()


FILE = PathType()
file_argument = click.argument("file", type=FILE, metavar="FILE")
to_option = option(
    "--to", "target", type=FILE, metavar="PATH", required=True, help_text=N_("Where to write it.")
)
json_option = option("--json", "as_json", is_flag=True, help_text=N_("Print one JSON document."))


def answer(document: object, lines: Iterable[str]) -> None:
    """Print the command's answer: `document` where JSON was asked for, else `lines`."""
    if click.get_current_context().params.get("as_json"):
        _print_json(document)
    else:
        for line in lines:
            click.echo(line)


def _print_json(document: object) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def refuse_usage(text: str, **places: str) -> click.UsageError:
    """An error of the person who typed (exit code 2); `text` is a marked sentence."""
    return click.UsageError(show(Message(text, places)), click.get_current_context())


def fresh_target(path: Path) -> None:
    """Raise Failed unless a new file can stand at `path`: nothing that exists is ever replaced."""
    in_folder(path)
    if path.exists() or path.is_symlink():
        raise Failed(message(N_("“{file}” is there already. Choose another name."), file=path.name), "exists")


def in_folder(path: Path) -> None:
    """Raise Failed unless `path` names a file in a folder that exists."""
    if not path.name or path.is_dir():
        raise Failed(message(N_("{path} is a folder, not a file."), path=path), "folder")
    if not path.parent.is_dir():
        raise Failed(message(N_("There is no folder {folder}."), folder=path.parent), "missing")


def columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines with aligned columns, the last one as long as it likes."""
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    return [
        "  ".join([*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[-1]]) for row in rows
    ]
