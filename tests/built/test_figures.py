"""Figures in the built site: in their pages and as files of their own."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.page import (
    LITERAL,
    SVG,
    URL_FUNCTION,
    XLINK_HREF,
    Page,
    is_hidden,
    local,
    none,
    pieces,
    show,
    text_of,
    text_of_child,
)


def numbers_shown_in(svg: Element) -> bool:
    # \d leaves out the ₁ of w₁, which is part of a name
    return bool(re.search(r"\d", text_of(svg, without={"title", "desc"})))


def test_every_figure_has_an_id_of_its_own_in_the_whole_site(pages: dict[str, Page]) -> None:
    figures = [(page.path, figure) for page in pages.values() for figure in page.figures]
    assert figures
    none(
        f"{path}: {show(figure)}"
        for path, figure in figures
        if not figure.get("id") or not figure.get("data-kind")
    )
    counts = Counter(figure.get("id") for _, figure in figures)
    none(f'figure "{name}" stands in the site {n} times' for name, n in counts.items() if n > 1)


def test_every_figure_has_a_caption(documents: dict[str, Page]) -> None:
    none(
        f"{page.path}: {show(figure)}"
        for page in documents.values()
        for figure in page.figures
        if not any(text_of(caption) for caption in figure.iter("figcaption"))
    )


def test_every_drawing_has_a_name_and_says_its_numbers(documents: dict[str, Page]) -> None:
    def problems(page: Page, svg: Element) -> Iterator[str]:
        if svg.get("role") != "img":
            yield "no role=img"
        if not page.name_of(svg):
            yield "no name"
        if not page.description_of(svg):
            yield "no description"
        elif numbers_shown_in(svg) and not re.search(r"\d", page.description_of(svg)):
            yield f'shows numbers and is described as "{page.description_of(svg)}"'

    none(
        f"{page.path}: {problem}: {show(svg)}"
        for page in documents.values()
        for svg in page.root.iter(f"{SVG}svg")
        if not is_hidden(svg)
        for problem in problems(page, svg)
    )


def test_every_figure_that_draws_has_a_drawing_that_is_not_hidden(
    documents: dict[str, Page],
) -> None:
    none(
        f"{page.path}: {show(figure)}"
        for page in documents.values()
        for figure in page.figures
        if (svgs := list(figure.iter(f"{SVG}svg"))) and all(map(is_hidden, svgs))
    )


def test_ids_inside_a_drawing_begin_with_the_id_of_its_figure(documents: dict[str, Page]) -> None:
    none(
        f'{page.path}: id "{element.get("id")}" in figure "{figure.get("id")}"'
        for page in documents.values()
        for figure in page.figures
        for svg in figure.iter(f"{SVG}svg")
        for element in svg.iter()
        if element.get("id") and not f"{element.get('id')}-".startswith(f"{figure.get('id')}-")
    )


def test_drawings_scale_and_carry_no_style_of_their_own(documents: dict[str, Page]) -> None:
    def problems(svg: Element) -> Iterator[str]:
        if not svg.get("viewBox"):
            yield f"no viewBox: {show(svg)}"
        for element in svg.iter():
            if element.get("style") is not None:
                yield f"inline style: {show(element)}"

    none(
        f"{page.path}: {problem}"
        for page in documents.values()
        for figure in page.figures
        for svg in figure.iter(f"{SVG}svg")
        for problem in problems(svg)
    )


def test_numbers_in_figures_have_the_true_minus_sign(
    documents: dict[str, Page], drawings: dict[str, str]
) -> None:
    # The pieces keep apart what stands in cells side by side; a formula's sign is a piece itself.
    hyphen = re.compile(r"(?<![\w.)])-\0*\.?\d")

    def shown(element: Element) -> str:
        return "\0".join(piece.strip() for piece in pieces(element, without=LITERAL))

    texts = [
        (f"{page.path}: figure {figure.get('id')}", shown(figure))
        for page in documents.values()
        for figure in page.figures
    ]
    texts += [(path, shown(ElementTree.fromstring(svg))) for path, svg in drawings.items()]
    none(
        f'{where}: "{text[max(0, hit.start() - 20) : hit.end() + 20]}"'.replace("\0", " ")
        for where, text in texts
        for hit in hyphen.finditer(text)
    )


def test_the_state_of_a_figure_is_strict_json(documents: dict[str, Page]) -> None:
    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is not JSON")

    def problem(script: Element) -> str | None:
        try:
            json.loads(script.text or "", parse_constant=refuse)
        except ValueError as error:
            return str(error)
        return None

    none(
        f"{page.path}: {problem(script)} in {show(script)}"
        for page in documents.values()
        for script in page.every("script")
        if script.get("type") == "application/json" and problem(script)
    )


def test_every_figure_that_draws_has_a_file_of_its_own(
    pages: dict[str, Page], drawings: dict[str, str]
) -> None:
    def has_file(name: str) -> bool:
        # A figure with several drawings may have a file for each, named after figure and drawing.
        return any(re.fullmatch(rf"figures/{name}(-.+)?\.svg", path) for path in drawings)

    none(
        f"{page.path}: no figures/{figure.get('id')}.svg"
        for page in pages.values()
        for figure in page.figures
        if figure.find(f".//{SVG}svg") is not None and not has_file(figure.get("id"))
    )


def test_stand_alone_drawings_need_nothing_else(drawings: dict[str, str]) -> None:
    def problems(source: str) -> Iterator[str]:
        try:
            root = ElementTree.fromstring(source)
        except ElementTree.ParseError as error:
            yield f"not well-formed: {error}"
            return
        if root.tag != f"{SVG}svg":
            yield "the root is no <svg> in the SVG namespace"
        if not re.fullmatch(r"(-?[\d.]+[ ,]+){2}[\d.]+[ ,]+[\d.]+", root.get("viewBox", "")):
            yield f"viewBox is {root.get('viewBox')}"
        ids = {element.get("id") for element in root.iter()}
        for element in root.iter():
            if local(element) in ("script", "foreignObject"):
                yield f"holds {show(element)}"
            urls = [element.get("href", "#"), element.get(XLINK_HREF, "#")]
            values = [*element.attrib.values(), (element.text or "")]
            urls += [url for value in values for url in URL_FUNCTION.findall(value)]
            for url in urls:
                if not url.startswith("#"):
                    yield f"needs {url} in {show(element)}"
                elif url != "#" and url[1:] not in ids:
                    yield f'no id "{url[1:]}" for {show(element)}'
            if any(name.startswith("on") for name in element.attrib) or "@import" in values[-1]:
                yield f"acts or loads: {show(element)}"
        for tag in ("title", "desc"):
            if not text_of_child(root, tag):
                yield f"no <{tag}>"

    none(f"{path}: {problem}" for path, svg in drawings.items() for problem in problems(svg))
