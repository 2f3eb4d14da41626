"""YAML with positions: data that knows on which line each of its keys stands."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from generator.reading.errors import ContentError, KeyPath
from generator.reading.problems import Problem, problem_of
from generator.reading.slips import slip
from generator.reading.yaml_loader import PositionLoader

LONGEST = 300_000  # characters

Described = TypeVar("Described", bound=BaseModel)


@dataclass(frozen=True)
class Document:
    """A YAML mapping, read: `data` is its plain value; `line` tells where each part stands."""

    file: str
    first_line: int
    data: dict[Hashable, object]
    root: yaml.MappingNode | None = field(repr=False)
    prefix: str = ""

    def validate(self, model: type[Described], context: object = None) -> Described:
        """The document as a `model`; a ContentError at the line of the first thing wrong."""
        try:
            return model.model_validate(self.data, context=context)
        except ValidationError as error:
            problem = self._first_problem(model, error)
        # Raised outside the handler: an author needs the message, not pydantic's traceback.
        raise self.error(problem.path, problem.text)

    def line(self, *path: str | int) -> int:
        """Line in the file of the key or list item at `path`, as deep as the path exists."""
        mark = None
        for node in self._nodes(path):
            mark = node.start_mark
        return self.first_line + (mark.line if mark else 0)

    def error(self, path: KeyPath, problem: str) -> ContentError:
        """A ContentError at the line of `path`, its message begun with the prefix."""
        text = f"{self.prefix}: {problem}" if self.prefix else problem
        return ContentError(self.file, self.line(*path), text)

    def _nodes(self, path: KeyPath) -> Iterator[yaml.Node]:
        """Nodes on the way along `path`: keys of mappings, items of lists."""
        node: yaml.Node | None = self.root
        if node is not None:
            yield node
        for step in path:
            key, node = _child(node, step)
            if key is None:
                return
            yield key

    def _first_problem(self, model: type[BaseModel], error: ValidationError) -> Problem:
        problems = [
            problem_of(detail, model, self._known_path(detail["loc"]))
            for detail in error.errors(include_url=False)
        ]
        first = min(problems, key=lambda problem: problem.rank)
        # A union complains once for each of its branches: say all that it would have taken.
        wanted = dict.fromkeys(p.expected for p in problems if p.path == first.path and p.expected)
        return first.with_expected(" or ".join(wanted)) if first.expected else first

    def _known_path(self, loc: KeyPath) -> KeyPath:
        """`loc` without the steps that are pydantic's own (branches of unions, validators)."""
        path: list[str | int] = []
        node: yaml.Node | None = self.root
        for step in loc:
            key, value = _child(node, step)
            if key is not None:
                path.append(step)
                node = value
        return tuple(path)


def read_document(
    text: str, file: PurePath | str, first_line: int = 1, prefix: str = ""
) -> Document:
    """The YAML mapping in `text`, whose first line is line `first_line` of `file`."""
    document = Document(str(file), first_line, {}, None, prefix)
    if len(text) > LONGEST:  # a hundred of them take a millisecond
        problem = f"{len(text):,} characters of YAML, expected up to {LONGEST:,}"
        raise _at(document, 0, problem)
    try:
        loader = PositionLoader(text)
        node = loader.get_single_node()
        data = {} if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        told = slip(error, text) or (mark.line if mark else 0, _reason(error))
        raise _at(document, told[0], f"cannot read this YAML{told[1]}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        problem = f"character U+{ord(text[error.position]):04X} is not allowed in YAML"
        raise _at(document, line, problem) from None
    if node is None or (isinstance(node, yaml.ScalarNode) and data is None):
        return document
    if not isinstance(node, yaml.MappingNode):
        problem = "expected a mapping (key: value on each line)"
        raise _at(document, node.start_mark.line, problem)
    return Document(str(file), first_line, data, node, prefix)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """The node that marks `step` in `node`, and its value; (None, None) where there is none."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None, None


def _at(document: Document, line: int, problem: str) -> ContentError:
    text = f"{document.prefix}: {problem}" if document.prefix else problem
    return ContentError(document.file, document.first_line + line, text)


def _reason(error: yaml.MarkedYAMLError) -> str:
    """PyYAML's message in one line, without its positions (they count within the block)."""
    context = f" {error.context}" if error.context else ""
    return f"{context}: {error.problem}"
