"""Signs that say nothing go from scripts; what the scripts say stays the same."""

import subprocess
from pathlib import Path

import pytest
import rjsmin

from generator.reading.shipped import ASSETS
from generator.site.terse import terse
from tests.tools import MODULES

KEPT = [
    ("go(a,b,);", "go(a,b);"),
    ("const f=({a,b,})=>[a,b,];", "const f=({a,b})=>[a,b];"),
    ("const f=[,];const g=[a,,];",) * 2,  # places that are empty
    ("const f=()=>{go();};", "const f=()=>{go()};"),
    ("{for(const a of all);}",) * 2,
    ("{while(go());}",) * 2,
    ("{if(a)go();else;}",) * 2,
    ("{if(go(a))b();}", "{if(go(a))b()}"),
    ("{for(;;)go();}", "{for(;;)go()}"),
    ("const f='go();},)';const g=/,};}/;",) * 2,
    ("`a, }${a > 1 ? 'b ' : ``} ;}`;", "`a, }${a>1?'b ':``} ;}`;"),
    (
        "`${typeof a} ${a + +b} ${a - -b} ${a ? .5 : 1}`;",
        "`${typeof a} ${a+ +b} ${a- -b} ${a? .5:1}`;",
    ),
    ("`${go({a,b,})}`;", "`${go({a,b})}`;"),
]

# The scripts as trees, without places in the text.
SAME = """
import { readFileSync } from "node:fs";
import typescript from "typescript";
const [first, second] = process.argv.slice(2).map((file) => {
  const source = typescript.createSourceFile("a.js", readFileSync(file, "utf8"), 99, true);
  const tree = (node) => {
    const children = [];
    typescript.forEachChild(node, (child) => void children.push(tree(child)));
    return [node.kind, children.length ? children : node.text];
  };
  return JSON.stringify([source.parseDiagnostics.length, tree(source)]);
});
process.exit(first === second ? 0 : 1);
"""


@pytest.mark.parametrize(("script", "short"), KEPT)
def test_signs_that_say_nothing_go(script: str, short: str) -> None:
    assert terse(script) == short


def test_our_scripts_say_what_they_said(tmp_path: Path) -> None:
    tool, before, after = (tmp_path / name for name in ("same.mjs", "before.js", "after.js"))
    tool.write_text(SAME.replace('"typescript"', f'"{MODULES}/typescript/lib/typescript.js"'))
    script = "\n".join(
        str(rjsmin.jsmin(path.read_text("utf-8")))
        for path in sorted((ASSETS / "scripts").rglob("*.js"))
    )
    before.write_text(script)
    after.write_text(terse(script))
    assert len(after.read_text()) < 0.995 * len(script)
    assert subprocess.run(["node", tool, before, after], check=False).returncode == 0
