"""The commands with their options, from their own help, and what `check` finds."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from generator.cli import main
from generator.pages.check.finding import LOUD, NAMES
from tests.tools.reference.tables import cell

CODES = {
    "0": "all is well",
    "1": "something is wrong, and is told in a line; of `check`, something is amiss",
    "2": "an option or an argument that the command does not know",
    "130, 143": "it was ended, by Ctrl-C or `SIGTERM`, and has left all as it was",
}


def every(_: str) -> str:
    """Each command: how it is called, what it does, its arguments and options."""
    return "\n".join(_told(name, command) for name, command in commands())


def commands() -> Iterator[tuple[str, click.Command]]:
    """Each command by its words, those of groups too."""
    yield from _within("", main)


def _within(before: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _within(f"{before}{name} ", command)
        else:
            yield f"{before}{name}", command


def _told(name: str, command: click.Command) -> str:
    usage = " ".join(command.collect_usage_pieces(click.Context(command)))
    lines = [
        f"### `feedforward {name}` {{#{name.replace(' ', '-')}}}",
        "",
        f"`feedforward {name} {usage}`",
        "",
        _help(command),
        "| Option | Says |",
        "|---|---|",
    ]
    for option in command.params:
        if isinstance(option, click.Option):
            lines.append(f"| {_option(option)} | {_said(option)} |")
    return "\n".join(lines) + "\n"


def _help(command: click.Command) -> str:
    """What a command does, as its help says; what stands there as it is, as code."""
    told = []
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b"):
            told.append("\n".join(("```text", *paragraph.split("\n")[1:], "```")))
        elif paragraph.startswith("feedforward "):
            told.append(f"```sh\n{paragraph}\n```")
        else:
            told.append(" ".join(paragraph.split()))
    return "\n\n".join(told) + "\n"


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    if option.is_flag:
        return names
    choices = getattr(option.type, "choices", ())
    value = "|".join(choices) if choices else (option.metavar or option.type.name.upper())
    return f"{names} `{cell(value)}`"


def _said(option: click.Option) -> str:
    said = option.help or ""
    if option.required:
        return f"{cell(said)} *Required*."
    told = option.show_default is True and option.default is not None
    return f"{cell(said)} `{option.default}` unless told." if told else cell(said)


def codes(_: str) -> str:
    """What a command's end tells a program."""
    return "| Exit code | Is |\n|---|---|\n" + "".join(
        f"| {code} | {told} |\n" for code, told in CODES.items()
    )


def findings(_: str) -> str:
    """What `check` finds."""
    lines = ["| Finding | Is |", "|---|---|"]
    for name, told in NAMES.items():
        loud = "; it cannot be silenced" if name in LOUD else ""
        lines.append(f"| `{name}` {{#finding-{name}}} | {told}{loud} |")
    return "\n".join(lines) + "\n"
