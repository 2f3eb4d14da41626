"""Fewer signs in scripts: what they mean stays the same."""

import pytest

from generator.site.minified.denser import denser

DENSE = [
    ("const a=1;const b=2;let c=3;let d;", "const a=1,b=2;let c=3,d;"),
    ("const a=1;const{b}=a;const[c]=b;", "const a=1,{b}=a,[c]=b;"),
    ("const f=()=>{const a=1;const b=2;return a+b;};const g=1;",
     "const f=()=>{const a=1,b=2;return a+b},g=1;"),
    ("for(const a of b)go(a);const c=1;",) * 2,
    ("const a=1;go();const b=2;",) * 2,
    ("const a=1\ngo();const b=2;",) * 2,  # the line's end stands for a ";"
    ("a.const;const b=2;",) * 2,
    ("const a=`${b};`;const c=1;", "const a=`${b};`,c=1;"),
    ("go(a,b,);({a,b,});[a,,];", "go(a,b);({a,b});[a,,];"),
    ("{for(;;);}{if(a);}{while(a);}{if(a)go();else;}",) * 2,
    ("{if(a){go();}}{go((a));}", "{if(a){go()}}{go((a))}"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "dense"), DENSE)
def test_what_follows_from_the_rest_is_not_written(script: str, dense: str) -> None:
    assert denser(script) == dense
