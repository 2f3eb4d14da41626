"""Shorter names in scripts: what they name stays the same."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.site.minified.shorter import enclosed, shorter
from generator.site.scripts import read_script
from tests.tools import MODULES

KEPT = [
    ("const top=1;", "const top=1;"),  # others may use it
    ("const f=(first)=>first.first;", "const f=(a)=>a.first;"),
    ("const f=({first})=>first;", "const f=({first})=>first;"),
    ("const f=({first:second})=>({second:second});", "const f=({first:a})=>({second:a});"),
    ("const f=(first)=>({first(){return first}});", "const f=(a)=>({first(){return a}});"),
    ("const f=(first)=>{first(1);};", "const f=(a)=>{a(1);};"),
    ("const f=(first)=>`first ${first}, ${a} first`;", "const f=(b)=>`first ${b}, ${a} first`;"),
    ("const f=(first)=>/[/first]/.test(first);", "const f=(a)=>/[/first]/.test(a);"),
    ("const f=(first)=>first/2/first;", "const f=(a)=>a/2/a;"),
    ("const f=(first=document)=>first?.first;", "const f=(a=document)=>a?.first;"),
    ("const f=(first)=>(first?first:1);", "const f=(a)=>(a?a:1);"),
    ("const f=()=>{try{go();}catch{location.reload();}};",) * 2,
    ("const f=()=>{go().catch(stop);};",) * 2,
    ("const f=()=>{try{go();}catch(first){stop(first);}};",
     "const f=()=>{try{go();}catch(a){stop(a);}};"),
    ("{const first=1;go(first);}const last=(one)=>one;", "{const a=1;go(a);}const last=(a)=>a;"),
    ("const f=(...all)=>{for(const [one,two]of all)go(one,two);};",
     "const f=(...a)=>{for(const [b,c]of a)go(b,c);};"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "short"), KEPT)
def test_names_that_are_declared_inside_become_short(script: str, short: str) -> None:
    assert shorter(script) == short


def test_what_a_script_keeps_to_itself_is_short_too_and_what_it_gives_is_not() -> None:
    script = "const first=1;const given=(a)=>a+first.first;const last=given;give({given});"
    short = "const b=1;const given=(a)=>a+b.first;const c=given;give({given});"
    assert enclosed(script) == short


def test_no_script_uses_a_name_that_it_does_not_know(tmp_path: Path) -> None:
    made = read_script()
    scripts = {"first": made.text, "figure": made.figure, "more": made.more, **made.late}
    for name, text in scripts.items():
        (tmp_path / f"{name}.js").write_text(text, "utf-8")
    (tmp_path / "given.d.ts").write_text("declare const feedforward: any;", "utf-8")
    tsc = ["node", MODULES / "typescript/bin/tsc", "--allowJs", "--checkJs", "--noEmit"]
    told = [*tsc, "--target", "esnext", "--pretty", "false", *sorted(tmp_path.iterdir())]
    found = subprocess.run(told, capture_output=True, text=True, check=False).stdout
    assert "error TS" in found  # it has read them, and misses types
    assert re.findall(r".*TS(?:2304|2552|18004|1\d{3}):.*", found) == []
