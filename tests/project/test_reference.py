"""The pages of the reference say what the code says."""

import inspect
import re
from pathlib import Path

import pytest
import yaml

from generator.data.dataset import Dataset, Subset
from generator.figures.keys import told_keys
from generator.figures.kind import AnyKind
from generator.figures.kinds import ALL
from generator.models.experiment import Experiment
from generator.models.model import Errors, Group
from generator.models.trained import TrainedNetwork
from generator.nn.training import Run
from generator.site.site import Site
from tests.samples import our_content, real_site
from tests.tools.reference import descriptions, theme, values
from tests.tools.reference.pages import DOCS, pages, written

our_content()
AGAIN = "run python -m tests.tools.reference (make reference)"


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_page_of_the_reference_is_as_the_code_has_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert written(text) == text, AGAIN


def test_the_picture_of_the_tokens_is_as_the_code_has_it() -> None:
    assert theme.PICTURE.read_text("utf-8") == theme.picture(), AGAIN


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_every_kind_has_a_page_that_the_site_lists(kind: AnyKind) -> None:
    text = (DOCS / "kinds" / f"{kind.name}.md").read_text("utf-8")
    assert yaml.safe_load(text.split("---\n")[1])["description"] == kind.purpose
    for part in (f"kind {kind.name}", f"keys {kind.name}", f"facts {kind.name}"):
        assert f"<!-- from the code: {part} -->" in text
    site: Site = real_site()
    assert f"docs/kinds/{kind.name}" in site.settings.pages


@pytest.mark.parametrize("name", descriptions.DESCRIBED)
def test_every_key_has_a_meaning_and_a_sort_of_values(name: str) -> None:
    for key in told_keys(descriptions.DESCRIBED[name].model):
        assert re.search(r"[.`]$", key.meaning), f"{name}: say beneath {key.name} what it means"
        assert key.type != "a value", key.name


def test_the_reference_has_every_description() -> None:
    told = "".join(path.read_text("utf-8") for path in pages())
    missing = [
        n for n in descriptions.DESCRIBED if f"from the code: description {n} -->" not in told
    ]
    assert not missing


@pytest.mark.parametrize("owner", [Dataset, Subset, Experiment, TrainedNetwork, Run, Errors, Group])
def test_the_reference_has_an_example_of_whatever_prose_may_call(owner: type) -> None:
    methods = dict(inspect.getmembers(owner, inspect.isfunction))
    called = {name for name, method in methods.items() if vars(method).get("in_prose")}
    called |= set(getattr(owner, "__dataclass_fields__", {})) & {"rows", "positive", "r2"}
    shown = "".join(one for told in values.EXAMPLES.values() for _, _, one in told)
    assert called and not [name for name in called if f".{name}" not in shown]
