"""Sixty mistakes that authors make, ten of each sort, and what each of them should be told."""

from typing import NamedTuple

from tests.samples.tiny import CREW, CREW_DESCRIPTION, MODEL, NET, SITE


class Mistake(NamedTuple):
    """A file as it is written, the line at fault, and what is told of it: what was found, what was
    expected, and how to mend it, as far as these differ."""

    file: str
    text: str
    line: int | str  # of that file, or another file and line
    told: tuple[str, ...]
    others: dict[str, str] = {}  # noqa: RUF012  # files that this one goes with


def _site(old: str, new: str, line: int | str, *told: str) -> Mistake:
    return _in("site.yaml", SITE, old, new, line, *told)


def _front(old: str, new: str, line: int | str, *told: str) -> Mistake:
    return _in("net.md", NET, old, new, line, *told)


def _figure(old: str, new: str, line: int | str, *told: str) -> Mistake:
    return _in("net.md", NET, old, new, line, *told)


def _crew(old: str, new: str, line: int | str, *told: str) -> Mistake:
    return _in("data/crew.csv", CREW, old, new, line, *told)


def _described(old: str, new: str, line: int | str, *told: str) -> Mistake:
    return _in("data/crew.yaml", CREW_DESCRIPTION, old, new, line, *told)


def _model(old: str, new: str, line: int | str, *told: str) -> Mistake:
    return _in("models/one.yaml", MODEL, old, new, line, *told)


def _text(added: str, line: int | str, *told: str) -> Mistake:
    return Mistake("net.md", f"{NET}\n{added}\n", line, told)


def _in(file: str, text: str, old: str, new: str, line: int | str, *told: str) -> Mistake:
    assert old in text, f"{file} has no {old!r}"
    return Mistake(file, text.replace(old, new, 1), line, told)


_AGE = {
    "data/crew.yaml": CREW_DESCRIPTION + "  Age: {meaning: Age, unit: years}\n",
    "models/one.yaml": MODEL.replace(
        "column: Sex\n    encode: {male: 0, female: 1}", "column: Age"
    ),
}
SITE_FILE = {
    "a colon in the title": _site(
        "title: Tiny",
        "title: Nets: a view",
        1,
        "Nets: a view",
        '": " within a value',
        'title: "Nets: a view"',
    ),
    "a quote that is not closed": _site(
        "title: Tiny", 'title: "Tiny', 1, "a quote is opened here and not closed"
    ),
    "a language by its name": _site(
        "language: en", "language: english", 6, '"english"', "the code of a language", "such as en"
    ),
    "a language that is not there": _site(
        "language: en", "language: pt", 6, '"pt"', "in these languages: en"
    ),
    "a licence by its name alone": _site(
        "licence:\n  name: CC BY 4.0\n  url: https://creativecommons.org/licenses/by/4.0/",
        "licence: CC BY 4.0",
        7,
        '"CC BY 4.0"',
        "expected a name and an address",
        "{name: CC BY 4.0, url: https://",
    ),
    "a tab for blanks": _site("  - net", "\t- net", 11, "a tab", "indent it with blanks"),
    "a misspelt key": _site(
        "author:", "auhtor:", 4, '"auhtor"', "known: articles, author", 'did you mean "author"?'
    ),
    "an address without a slash at its end": _site(
        "deep/",
        "deep",
        5,
        "https://tiny.example/deep",
        "ends in a slash",
        "such as https://example.org/notes/",
    ),
    "an article that is not there": _site(
        "- net", "- nets", 11, '"nets"', "known: net", 'did you mean "net"?'
    ),
    "articles as a text": _site(
        "articles:\n  - net", "articles: net", 10, '"net"', "expected a list", "write [net]"
    ),
}
FRONT_MATTER = {
    "none": _front(
        "---\ntitle: A net\ndescription: About a net.\ndate: 2026-01-31\n---\n",
        "",
        1,
        "front matter is missing",
        'start with a line "---"',
        "title, description, date",
    ),
    "not closed": _front("31\n---\n", "31\n", 1, "not closed", 'end it with a line "---"'),
    "a colon in the title": _front(
        "title: A net", "title: Nets: a view", 2, '": " within a value', 'title: "Nets: a view"'
    ),
    "a quote that is not closed": _front(
        "title: A net", 'title: "A net', 2, "a quote is opened here and not closed"
    ),
    "a date as people write it": _front(
        "2026-01-31", "31.1.2026", 4, '"31.1.2026"', "expected a date", "2026-01-31"
    ),
    "a day that there is not": _front(
        "2026-01-31", "2026-02-30", 4, "2026-02-30", "expected a date", "2026-01-31"
    ),
    "no description": _front("description: About a net.\n", "", 2, 'missing key "description"'),
    "a misspelt key": _front("date:", "datum:", 4, '"datum"', "known: ", 'did you mean "date"?'),
    "authors as a text": _front("---\nIt", "authors: Ada\n---\nIt", 5, '"Ada"', "a list", "[Ada]"),
    "a draft with another word": _front(
        "---\nIt", "draft: maybe\n---\nIt", 5, '"maybe"', "true or false"
    ),
}
FIGURE = {
    "a kind that is not there": _figure(
        "figure dataset", "figure datset", 15, '"datset"', "known: ", 'did you mean "dataset"?'
    ),
    "a misspelt key": _figure(
        "caption: The crew.",
        "captoin: The crew.",
        18,
        '"captoin"',
        "known: caption",
        'did you mean "caption"?',
    ),
    "a colon in the caption": _figure(
        "caption: The crew.",
        "caption: Crew: all of them",
        18,
        '": " within a value',
        'caption: "Crew: all of them"',
    ),
    "an id with blanks": _figure(
        "id: second",
        "id: My Net",
        16,
        '"My Net"',
        "small letters, digits and hyphens",
        'such as "my-net"',
    ),
    "an id twice": _figure(
        "id: second", "id: first", 16, '"first"', "is taken by content/net.md:9"
    ),
    "no caption": _figure("caption: The crew.\n", "", 16, 'missing key "caption"'),
    "a fence that is not closed": _figure(
        "caption: The crew.\n```\n", "caption: The crew.\n", 15, "opened", "not closed", "```"
    ),
    "a row that is not there": _figure("row: 1", "row: 4", 11, '"4"', "runs from 1 to 3"),
    "a model that is not there": _figure(
        "model: one", "model: on", 10, '"on"', "known: one", 'did you mean "one"?'
    ),
    "no kind": _figure(
        "```figure dataset", "```figure", 15, '"figure"', "names one kind", "such as"
    ),
}
DATA = {
    "semicolons": Mistake(
        "data/crew.csv",
        CREW.replace(",", ";"),
        1,
        ('one column, "Id;Sex;Alive"', "separated by semicolons?", "add separator: ';'"),
    ),
    "a question mark in a number column": Mistake(
        "data/crew.csv",
        "Id,Sex,Alive,Age\n1,male,0,3\n2,female,1,?\n3,male,1,5\n",
        "models/one.yaml:4",
        ('"Age" has no value', 'line 3 of crew.csv, where "?" counts as none', "missing: median"),
        _AGE,
    ),
    "a decimal comma": Mistake(
        "data/crew.csv",
        'Id,Sex,Alive,Age\n1,male,0,3\n2,female,1,"4,5"\n3,male,1,5\n',
        3,
        ('"4,5" among its numbers', "add decimal: ','", "say type: text"),
        _AGE,
    ),
    "a word in a column of codes": _crew(
        "2,female,1",
        "2,femal,1",
        "data/crew.yaml:9",
        '"femal"',
        '"male", "female"',
        "line 3 of crew.csv",
        'did you mean "female"?',
    ),
    "a row with a cell too few": _crew("2,female,1", "2,female", 3, "found 2 cells", "expected 3"),
    "a column that is not described": Mistake(
        "data/crew.csv",
        "Id,Sex,Alive,Age\n1,male,0,3\n2,female,1,4\n3,male,1,5\n",
        "data/crew.yaml:7",
        ('"Age"', "no description", "add Age: {meaning: …}"),
    ),
    "a described column that is not there": _described(
        "  Sex: {", "  Sexx: {", 9, '"Sexx"', "known: Alive, Id, Sex", 'did you mean "Sex"?'
    ),
    "a file that is not there": _described(
        "crew.csv", "crw.csv", 1, '"crw.csv"', "known: crew.csv", 'did you mean "crew.csv"?'
    ),
    "a key twice": _crew(
        "2,female,1",
        "1,female,1",
        "data/crew.yaml:5",
        "row 2 (line 3)",
        '"1" again',
        "each row once",
    ),
    "a misspelt key of the description": _described(
        "licence:", "license:", 4, '"license"', "known: ", 'did you mean "licence"?'
    ),
}
MODEL_FILE = {
    "a column that is not there": _model(
        "column: Sex", "column: Sexx", 4, '"Sexx"', "known: Alive, Id, Sex", 'did you mean "Sex"?'
    ),
    "the label among the features": _model(
        "  - column: Sex\n    encode: {male: 0, female: 1}",
        "  - column: Alive",
        4,
        "Alive",
        "label",
    ),
    "a data set that is not there": _model(
        "data: crew", "data: crews", 2, '"crews"', "known: crew", 'did you mean "crew"?'
    ),
    "an activation that is not there": _model(
        "sigmoid", "sigmoidal", 10, '"sigmoidal"', "known: ", 'did you mean "sigmoid"?'
    ),
    "two biases for one neuron": _model("[-1]", "[-1, 2]", 12, "2", "1"),
    "weights of another shape": _model("[[2]]", "[[2, 3]]", 11, "2", "1"),
    "a misspelt key": _model(
        "layers:", "layer:", 8, '"layer"', "known: ", 'did you mean "layers"?'
    ),
    "units as a word": _model("units: 1", "units: one", 9, '"one"', "expected an integer"),
    "a split of more rows than there are": _model("{train: 2}", "{train: 20}", 7, "20", "3"),
    "a value that is not encoded": _model("{male: 0, female: 1}", "{male: 0}", 5, "female"),
}
TEXT = {
    "a value that is not there": _text(
        "{{ models.on.accuracy.all }}", 21, '"on"', "known: one", 'did you mean "one"?'
    ),
    "a filter that is not there": _text(
        "{{ models.one.accuracy.all | percnt }}",
        21,
        '"percnt"',
        "known: ",
        'did you mean "percent"?',
    ),
    "a value that is not closed": _text(
        "{{ models.one.accuracy.all", 21, "{{ is not closed with }}", "write \\{{ for {{"
    ),
    "a figure that is not there": _text(
        "[](#frist)", 21, '"frist"', "known: ", 'did you mean "first"?'
    ),
    "a link to no page": _text(
        "[b](nett.html)", 21, "nett.html", "leads nowhere", 'did you mean "net.html"?'
    ),
    "a picture that is not there": _text(
        "![A cat](cat.png)",
        21,
        "cat.png",
        "leads nowhere",
        "beside the article or into content/files/",
    ),
    "TeX that is none": _text("$\\fraq{1}{2}$", 21, '"\\fraq"', "unknown command"),
    "a formula that is not closed": _text("$$ x = y", 21, "$$ is not closed", "write \\$ for $"),
    "a footnote that is not there": _text("Text.[^a]", 21, '"a"', "unknown footnote", "[^a]: …"),
    "a statement of templates": _text(
        "{% if x %}", 21, "{% if x %}", "a statement of templates", "a value is {{ … }}"
    ),
}
SORTS = {
    "site file": SITE_FILE,
    "front matter": FRONT_MATTER,
    "figure block": FIGURE,
    "data": DATA,
    "model": MODEL_FILE,
    "text": TEXT,
}
MISTAKES = {f"{sort}: {name}": one for sort, all_ in SORTS.items() for name, one in all_.items()}
