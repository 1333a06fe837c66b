"""All commands as one group: finds them by name, loads the one that is called, and gives the exit code."""

from __future__ import annotations

import importlib

import click

from desktop.commands import COMMANDS
from desktop.domain.words import N_
from desktop.system.locale import _
from desktop.system.version import VERSION

_HELP = N_(
    "Brings migration into a development plan. Without a command the window opens, on FILE if one is given."
)
_UNKNOWN = N_('There is no command and no file "{word}".')


class Group(click.Group):
    """The commands of desktop/commands/__init__.py, each imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _colon, name = place.partition(":")
        found = getattr(importlib.import_module(module), name)
        assert isinstance(found, click.Command), place
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; a sentence where there is none."""
        if args and args[0] not in COMMANDS:
            raise click.UsageError(_(_UNKNOWN).format(word=args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The sentence at the top."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(_HELP))


@click.group(cls=Group, subcommand_metavar="[FILE] | COMMAND ...", help=_HELP, no_args_is_help=False)
@click.version_option(VERSION, prog_name="Mainstay", message="%(prog)s %(version)s")
def group() -> None:
    """Mainstay's command line."""


def run(arguments: list[str]) -> int:
    """Run the command line `arguments`; the exit code. Problems are one sentence on standard error."""
    try:
        result = group.main(arguments, prog_name="mainstay", standalone_mode=False)
    except click.ClickException as error:
        click.echo(" ".join(error.format_message().split()), err=True)
        return error.exit_code
    except click.Abort:
        return 130
    return result if isinstance(result, int) else 0
