"""`new site`: a folder with a site that builds at once, and is published once it is pushed."""

from __future__ import annotations

import json
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import click

from generator.cli.new.writing import as_yaml, front_matter, shipped_template, write_new
from generator.cli.telling import Folder, debugged, telling

PROGRAM = "feedforward"


@click.command()
@click.argument("folder", type=Folder)
@click.option("--title", help="What the site is called; unless told like its folder.")
@click.option("--author", default="Its author", show_default=True, help="Who writes it.")
@debugged
def site(folder: Path, title: str | None, author: str, debug: bool) -> None:
    """Begin a site in FOLDER: its content, what it needs to be built, and a workflow for GitHub
    Pages."""
    with telling(folder, debug):
        name = folder.resolve().name
        told = {"title": as_yaml(title or name), "author": as_yaml(author)}
        first = shipped_template("article.md").substitute(slug="first")
        front = front_matter("A first neuron", "One neuron, to touch.")
        files = {
            "content/site.yaml": shipped_template("site.yaml").substitute(told),
            "content/index.md": front_matter(title or name, title or name)
            + shipped_template("index.md").template,
            "content/first-neuron.md": front + first,
            "content/theme.css": shipped_template("theme.css").template,
            "requirements.txt": f"{requirement()}\n",
            ".gitignore": shipped_template("gitignore").template,
            ".github/workflows/pages.yml": shipped_template("pages.yml").template,
            "README.md": shipped_template("README.md").substitute(name=title or name),
        }
        write_new({folder / path: text for path, text in files.items()})
        click.echo(f"Next: cd {folder} && feedforward build")


def requirement() -> str:
    """What pip is to install so that the site is built by this program: the address that it was
    installed from, where that is one that others reach, and else its version (PEP 610)."""
    with suppress(PackageNotFoundError):
        installed = distribution(PROGRAM)
        origin = json.loads(installed.read_text("direct_url.json") or "{}")
        address = origin.get("url", "")
        if commit := origin.get("vcs_info", {}).get("commit_id"):
            return f"{PROGRAM} @ {origin['vcs_info']['vcs']}+{address}@{commit}"
        if address.startswith("https://"):
            return f"{PROGRAM} @ {address}"
        return f"{PROGRAM}=={installed.version}"
    return PROGRAM
