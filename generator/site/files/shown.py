"""What pages show and name of the author's files: pictures with their sizes, video and sound with
their captions, and links to other articles by the names of their Markdown files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.article.page import Page
from generator.article.rendered import Rendered
from generator.reading.errors import ContentError, unknown
from generator.site.files.media import SOUND, VIDEO, ending
from generator.site.files.pictures import is_own, size_of
from generator.site.files.played import played
from generator.site.names import OWN
from generator.work.reads import names_in

_QUOTED = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
_ELEMENT = re.compile(
    # What is in these is no part of the text, or not ours to change.
    r"<(?P<passed>script|style|textarea|template|svg)\b.*?</(?P=passed)\s*>"
    rf"|(?P<before><p>)?<img\b(?P<image>{_QUOTED})>(?P<after></p>)?"
    rf"|<a\b(?P<link>{_QUOTED})>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_PAGE = ".md"


def with_files(text: Rendered, page: Page, content: Path) -> Rendered:
    """The text of a page as it shows the author's files, which lie in the folder `content`.

    Raises ContentError for a picture that tells nothing to those who do not see it, for one whose
    size cannot be found, for video and sound without captions, and for a link to no article.
    """
    if not re.search(r"<img\b|\.md\b", text.html, re.IGNORECASE):
        return text
    shown = _Shown(page, content)
    html = _ELEMENT.sub(shown.element, text.html)
    return replace(text, html=html, dressed=text.dressed or shown.pictures > 0)


def linked(html: str, page: Page, content: Path) -> str:
    """A text of that page, such as a caption, whose links lead to articles."""
    if _PAGE not in html:
        return html
    shown = _Shown(page, content)
    return _ELEMENT.sub(lambda match: match[0] if match["image"] else shown.element(match), html)


class _Shown:
    """The pictures, media and links of a page, as they come."""

    def __init__(self, page: Page, content: Path) -> None:
        self.page, self.content = page, content
        self.folder = posixpath.dirname(page.slug)
        self.pictures = 0  # pictures and media of the author's own, so far

    def element(self, match: re.Match[str]) -> str:
        """What stands in the place of an element."""
        if match["link"] is not None:
            return self.link(match[0], _attributes(match["link"]))
        if match["image"] is None:
            return match[0]
        attributes = _attributes(match["image"])
        name = self.own(attributes.get("src", ""))
        before, after = match["before"] or "", match["after"] or ""
        if name is None:
            return match[0]
        if ending(name) in (*VIDEO, *SOUND):
            if not (before and after):
                problem = f'"{name}" is played, and stands in a paragraph of its own'
                raise self.error(attributes["src"], problem)
            return self.played(name, attributes)
        if not is_own(self.content, name):  # a figure's file, or one that is not there
            return match[0]
        picture = self.picture(name, attributes)
        if not (before and after):
            return f"{before}{_tag('img', picture)}{after}"
        caption = picture.pop("title", "")
        if not caption:
            return f'<p class="picture">{_tag("img", picture)}</p>'
        told = escape(caption, quote=False)
        image = _tag("img", picture)
        return f'<figure class="picture">{image}<figcaption>{told}</figcaption></figure>'

    def picture(self, name: str, attributes: Mapping[str, str]) -> dict[str, str]:
        """The attributes of a picture, with its size."""
        made = dict(attributes)
        decorative = "decorative" in made
        made.pop("decorative", None)
        address = made["src"]
        if not made.get("alt", "").strip():
            self.check_alt(address, decorative or "alt" in made, decorative)
            made["alt"] = ""
        elif decorative:
            problem = f'the picture "{name}" has a text and is {{decorative}}; expected one of both'
            raise self.error(address, problem)
        size = size_of(self.content, name)
        width, height = made.get("width", ""), made.get("height", "")
        if width.isdigit() and not height:
            made["height"] = str(max(1, round(int(width) * size.height / size.width)))
        elif height.isdigit() and not width:
            made["width"] = str(max(1, round(int(height) * size.width / size.height)))
        elif not width and not height:
            made |= {"width": str(size.width), "height": str(size.height)}
        if size.clear:
            made["class"] = f"{made.get('class', '')} clear".strip()
        if self.pictures and "loading" not in made:
            made["loading"] = "lazy"
        self.pictures += 1
        return made

    def check_alt(self, address: str, told: bool, decorative: bool) -> None:
        """Raises ContentError for a picture without a text that is not said to be decoration:
        `<img alt="">` says so, as HTML has it."""
        written = re.compile(rf"!\[\s*\](?:\(\s*<?{re.escape(address)}|\[)")
        if told and (decorative or not written.search(self.page.body)):
            return
        problem = (
            f'the picture "{address}" has no text for those who do not see it; expected what it '
            f"shows, ![like this]({address}), or ![]({address}){{decorative}} where it says nothing"
        )
        raise self.error(address, problem)

    def played(self, name: str, attributes: Mapping[str, str]) -> str:
        """A video or a sound."""
        address = attributes["src"]
        if not attributes.get("alt", "").strip():
            problem = f'"{name}" has no name; expected what it shows, ![like this]({address})'
            raise self.error(address, problem)
        self.pictures += 1
        try:
            return played(self.content, name, attributes)
        except ContentError as error:
            if error.line is not None:
                raise
            raise self.error(address, error.problem) from None

    def link(self, tag: str, attributes: Mapping[str, str]) -> str:
        """A link, to the page of an article where it names the article's file."""
        address = attributes.get("href", "")
        name = self.own(address)
        if name is None or not name.endswith(_PAGE) or name.startswith(OWN):
            return tag
        folder, file = posixpath.split(name)
        articles = names_in(self.content / folder, f"*{_PAGE}")
        if file not in articles:
            problem = f'"{address}" leads nowhere: {unknown("article", file, articles)}'
            raise self.error(address, problem)
        path, sign, rest = address.partition("#")
        return _tag("a", {**attributes, "href": f"{path.removesuffix(_PAGE)}.html{sign}{rest}"})

    def own(self, address: str) -> str | None:
        """The path in the content folder that an address on the page stands for; None for one
        that leads elsewhere."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        name = posixpath.normpath(posixpath.join(self.folder, unquote(parts.path)))
        return None if name.startswith("..") else name

    def error(self, address: str, problem: str) -> ContentError:
        """An error at the line where the page has the address."""
        for written in (address, unquote(address)):
            at = self.page.body.find(written)
            if at >= 0:
                line = self.page.body_line + self.page.body.count("\n", 0, at)
                return ContentError(self.page.file, line, problem)
        return ContentError(self.page.file, None, problem)


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a tag by their names."""
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>"
