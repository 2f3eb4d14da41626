"""PyYAML's safe loader without the traps that YAML 1.1 sets for authors."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

from generator.reading.errors import UNPRINTABLE

DEEPEST = 50


class PositionLoader(yaml.SafeLoader):
    """SafeLoader that reads plain words as text, refuses duplicate keys, aliases and controls.

    In YAML 1.1 `no`, `yes` and `on` are booleans, 1:30 is the number 90 and 010 is 8; here a
    class named "no" or a code 007 stays what the author wrote.
    """

    # PyYAML's own way to configure a class.
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._deep = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        # The stubs leave this one method without types.
        event = self.peek_event()  # type: ignore[no-untyped-call]
        self._deep += 1
        # An alias can contain itself; nothing that walks the document would come to an end.
        if isinstance(event, yaml.AliasEvent):
            problem = f"aliases (*{event.anchor}) are not supported; write the value out"
        elif getattr(event, "tag", None) is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            problem = f"tags ({written}) are not supported; quotes make a text of anything"
        elif self._deep > DEEPEST:
            problem = f"lists or mappings more than {DEEPEST} deep in one another"
        else:
            node = super().compose_node(parent, index)
            self._deep -= 1
            return node
        raise yaml.composer.ComposerError(None, None, problem, event.start_mark)

    def compose_scalar_node(self, anchor: Any) -> yaml.ScalarNode:
        node = super().compose_scalar_node(anchor)
        if bad := UNPRINTABLE.search(node.value):  # which escapes in quotes can name
            problem = f"the text has the character U+{ord(bad[0]):04X}, which no page can hold"
            raise yaml.composer.ComposerError(None, None, problem, node.start_mark)
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: dict[tuple[str, str], int] = {}
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                problem = "a key must be a single word or number"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            if (key.tag, key.value) in seen:
                problem = f'key "{key.value}" appears twice'
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen[key.tag, key.value] = key.start_mark.line
        return super().construct_mapping(node, deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except ValueError as error:  # a date such as 2026-02-30
            problem = f'"{node.value}": {error}; expected a date such as 2026-01-31'
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark) from None


_PLAIN = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?(?:0|[1-9][0-9]*)", list("-+0123456789")),
    "float": (
        r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+",
        list("-+0123456789."),
    ),
    "timestamp": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", list("0123456789")),
}
for _name, (_pattern, _first) in _PLAIN.items():
    PositionLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}", re.compile(rf"(?:{_pattern})\Z"), _first
    )
