"""The script of the live figures: one classic file, small, that leaves nothing behind."""

import gzip
import re
from dataclasses import replace

from generator.figures.kind import Assets, script
from generator.figures.kinds import ALL, KINDS
from generator.reading.shipped import ASSETS
from generator.site.names import content_hash
from generator.site.scripts import ALONE, BASE, LATE, MOVES, ON_PAGES, QUESTIONS, read_script

BUDGET = 10 * 1024  # bytes, compressed


def test_every_script_is_joined():
    written = set((ASSETS / "scripts").rglob("*.js"))
    of_kinds = {path for kind in ALL for part in (kind.core, kind.more) for path in part.scripts}
    late = {path for kind in ALL for paths in kind.late.values() for path in paths}
    of_kinds |= {path for path in late if path.suffix == ".js"}
    of_pages = {path for paths in (MOVES | LATE | QUESTIONS).values() for path in paths}
    of_pages = {path for path in of_pages if path.suffix == ".js"}
    assert written == {*BASE, *of_kinds, *ON_PAGES, *ALONE, *of_pages}


def test_the_script_stays_within_its_budget():
    assert len(gzip.compress(read_script().text.encode(), 9, mtime=0)) <= BUDGET


def test_the_name_changes_with_the_content():
    script = read_script()
    assert script.name == read_script().name
    assert script.name != replace(script, text=script.text + " ").name
    assert re.fullmatch(r"assets/feedforward\.[0-9a-f]{10}\.js", script.name)


def test_the_script_needs_no_module_no_request_and_no_markup_from_data():
    words = r"\b(?:import|export|fetch|XMLHttpRequest|eval|Function|innerHTML|insertAdjacentHTML)\b"
    assert re.findall(words, read_script().text) == []


def test_no_template_string_stands_in_another():
    # The minifier would take the inner one's text for code, and its spaces away.
    nested = re.compile(r"`[^`]*\$\{[^}`]*`")
    for path in (ASSETS / "scripts").rglob("*.js"):
        assert nested.findall(path.read_text("utf-8")) == [], path.name


def test_the_script_can_stand_inside_a_script_element():
    assert "</script" not in read_script().text.lower()
    assert "<!--" not in read_script().text


def test_without_files_of_its_own_there_is_no_second_script() -> None:
    script = read_script([replace(KINDS["network"], more=Assets(), late={})])
    assert (script.more, script.more_name) == ("", "")
    assert script.of(True, ()) == script.of(False, ()) == script.figure
    assert "window.feedforward" not in script.figure


def test_the_second_script_is_given_the_names_that_it_uses() -> None:
    own = Assets(scripts=(script("player"), script("kinds/forward-pass")))
    kind = replace(KINDS["network"], more=own)
    made = read_script([kind])
    taken = re.search(r"const ?\{([\w,]+)\}=feedforward", made.more)[1].split(",")
    assert {"kinds", "one", "all", "set", "announcer", "diagram", "start"} <= set(taken)
    assert "sigmoid" not in taken
    given = re.search(r"window\.feedforward=\{([\w,]+)\}", made.text)[1].split(",")
    assert given[: len(taken)] == taken
    assert made.of(True, ()) == made.figure + made.late["moves"] + made.more
    assert made.more_name in {f"assets/more.{content_hash(made.more)}.js"}


def test_a_late_script_is_given_names_of_both_others() -> None:
    own = Assets(scripts=(script("player"),))
    late = {"steps": (script("kinds/forward-pass"),)}
    made = read_script([replace(KINDS["network"], more=own, late=late)])
    taken = re.search(r"const ?\{([\w,]+)\}=feedforward", made.late["steps"])[1].split(",")
    assert {"kinds", "player"} <= set(taken)
    assert "player" in re.search(r"Object\.assign\(feedforward,\{([\w,]+)\}\)", made.more)[1]
    assert made.late_name("steps") == f"assets/steps.{content_hash(''.join(made.late.values()))}.js"
    moves = made.late["moves"]
    assert made.of(True, ["steps"]) == made.figure + moves + made.more + made.late["steps"]
    assert made.of(False, ["moves", "steps"]) == made.figure + moves + made.late["steps"]


def test_a_late_script_is_given_names_of_another_that_is_late() -> None:
    late = {"learning": (script("learning"),), "lesson": (script("descent"),)}
    made = read_script([replace(KINDS["network"], late=late)])
    taken = re.search(r"const ?\{([\w,]+)\}=feedforward", made.late["lesson"])[1].split(",")
    assert "learning" in taken and "descending" not in taken
    given = re.search(r"Object\.assign\(feedforward,\{([\w,]+)\}\)", made.late["learning"])
    assert given and given[1].split(",") == ["learning"]
