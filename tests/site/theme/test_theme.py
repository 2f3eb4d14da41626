"""What a theme says: its tokens, its rules, the files that it names, and what is wrong with it."""

from pathlib import Path

import pytest

from generator.reading.errors import ContentError
from generator.site.theme import Theme, Token, read_theme
from generator.site.theme.tokens import ALL, defaults


def theme(folder: Path, css: str) -> Theme:
    (folder / "typefaces").mkdir(parents=True, exist_ok=True)
    (folder / "typefaces" / "own.woff2").write_bytes(b"a typeface")
    (folder / "theme.css").write_text(css, encoding="utf-8")
    return read_theme(folder)


def test_a_site_without_a_file_has_an_empty_theme(tmp_path: Path) -> None:
    assert read_theme(tmp_path) == Theme()


def test_a_file_of_comments_alone_changes_nothing(tmp_path: Path) -> None:
    assert theme(tmp_path / "content", "/* :root { --page: red; } */\n") == Theme()


def test_tokens_are_told_by_scheme_with_their_lines_and_rules_stay(tmp_path: Path) -> None:
    css = (
        ":root {\n  --page: RGB(255 250 240);\n  --radius: 0;\n  --own: 2px;\n}\n"
        "@media (prefers-color-scheme: dark) {\n  :root { --page: oklch(20% 0 0) }\n"
        "  h1 { margin: 0 }\n}\n"
        "h1 { border: var(--own) solid }\n"
    )
    told = theme(tmp_path / "content", css)
    assert told.tokens == (
        Token("page", "#fffaf0", "light", 2),
        Token("radius", "0", "light", 3),
        Token("page", "#161616", "dark", 7),
    )
    assert told.rules.linked == (
        ":root{--own:2px}@media (prefers-color-scheme:dark){h1{margin:0}}"
        "h1{border:var(--own) solid}"
    )


def test_files_have_addresses_with_a_hash_and_are_held_where_nothing_is_loaded(
    tmp_path: Path,
) -> None:
    css = (
        '@font-face { font-family: "Own"; src: url("typefaces/own.woff2") format("woff2") }\n'
        'h1 { font-family: "Own", serif }'
    )
    told = theme(tmp_path / "content", css)
    ((address, path),) = told.files.items()
    assert path == "typefaces/own.woff2"
    assert address.startswith("assets/own.") and address.endswith(".woff2")
    assert address in told.rules.linked and address in told.rules.faces
    assert "data:font/woff2;base64," in told.rules.held and address not in told.rules.held
    assert told.rules.bare == 'h1{font-family:"Own",serif}'


WRONG = {
    ":root { --pgae: red }": '1: unknown token "pgae" (known: ',
    ":root {\n --page: rose }": "2: --page: expected a colour that nothing shines through, such as "
    '#1f1e24, found "rose"',
    ":root { --page: rgb(0 0 0 / .5) }": "1: --page: expected a colour that nothing shines through",
    ":root { --sans: Inter }": "1: --sans: expected names of typefaces, the last a family",
    ":root { --measure: 3rem 4rem }": "1: --measure: expected one measure such as 1.5rem",
    ":root { --page: red !important }": "1: --page: a token needs no !important",
    "html { --page: red }": "1: the token --page is set for html, expected :root",
    "@media (prefers-color-scheme: dark) { :root { --radius: 0 } }": "1: --radius: only colours",
    "@media (prefers-color-scheme: light) { :root { --page: red } }": "1: colours of the light",
    "\nh1 { margin: 0": '2: a "{" is opened here and not closed; end it with "}"',
    "h1 { margin: 0 } }": '1: a "}" that nothing here has opened',
    "\n.a { width: " + 5000 * "(" + 5000 * ")" + " }": "2: more than 100 brackets in each other",
    "\n/* h1": "2: a comment is opened here and not closed",
    'h1::before { content: "a }\n': "1: a quote is opened here and not closed in its line",
    "h1 { margin 0; }": "1: no CSS: ",
    "@media print {\n h1 { margin 0; } }": "2: no CSS: ",
    "@import 'other.css';": "1: @import loads another style sheet",
    "h1 { background: url(https://example.org/a.png) }": "1: "
    '"https://example.org/a.png" would be loaded from elsewhere',
    "h1 { background: url(../a.png) }": '1: "../a.png" leads out of content/',
    "\nh1 { background: url(typefaces/onw.woff2) }": '2: unknown file "typefaces/onw.woff2" '
    '(known: typefaces/own.woff2; did you mean "typefaces/own.woff2"?)',
    'h1::before { content: "</style>" }': '1: "</" cannot stand',
}


@pytest.mark.parametrize("css", WRONG)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, css: str) -> None:
    with pytest.raises(ContentError) as found:
        theme(tmp_path / "content", css)
    assert str(found.value).startswith(f"content/theme.css:{WRONG[css]}")


def test_a_slip_in_a_tokens_name_is_told_with_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match='did you mean "input-fill"'):
        theme(tmp_path / "content", ":root { --input-fil: red }")


def test_every_token_that_ships_is_described() -> None:
    assert set(defaults()["light"]) == set(ALL)
    assert set(defaults()["dark"]) <= set(ALL)
