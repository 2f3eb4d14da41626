"""`make train`: every lock is what training gives, and a training that cannot be is refused."""

from pathlib import Path

import pytest

from generator.models.model_file import described_model
from generator.training.jobs import trained
from tests import ROOT
from tests.building import assert_refused, run_train
from tests.samples import CONTENT, TRAINED, real_site
from tests.samples.trained import edit, write_trained


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content with its data and one small trained model."""
    return write_trained(tmp_path)


@pytest.mark.parametrize("name", TRAINED)
def test_training_a_model_anew_gives_what_is_locked(name: str) -> None:
    """To the last bit, on any processor."""
    path = CONTENT / f"models/{name}.yaml"
    sources = real_site().sources
    document, model = described_model(path, ROOT, sources.datasets)
    fresh, locked = trained(document, model), sources.models[name]
    for epoch, kept in zip(fresh.epochs, locked.run.epochs, strict=True):
        assert epoch.number == kept.number
        assert epoch.training.loss == pytest.approx(kept.training.loss, rel=1e-5)  # of six digits
    for here, there in zip(fresh.network.layers, locked.network.layers, strict=True):
        assert here.weights.tobytes() == there.weights.tobytes()
        assert here.biases.tobytes() == there.biases.tobytes()


def test_a_second_training_finds_nothing_to_do_and_another_title_changes_nothing(content) -> None:
    edit(content, "title: The network", "title: My network")
    done = run_train(content)
    assert (done.exit_code, done.stdout) == (0, "Nothing to train: every lock fits\n")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("optimizer: gradient-descent", "optimizer: gradient-decent", "optimizer"),
        ("learning_rate: 0.5", "learning_rat: 0.5", 'did you mean "learning_rate"?'),
        ("learning_rate: 0.5", "learning_rate: -1", "learning_rate"),
        ("activation: sigmoid", "activation: step", "expected \"sigmoid\""),
        ("epochs: 200", "epochs: 200\n  stop: {held_out: 600, patience: 5}", "expected fewer"),
        ("activation: sigmoid", "activation: sigmoid\n    weights: [[0, 0]]\n    biases: [0]",
         "found weights too"),
        ("learning_rate: 0.5", "learning_rate: 1.0e+100\n  l2: 1", "lower the learning rate"),
    ],
)  # fmt: skip
def test_a_training_that_cannot_be_is_refused_at_its_line(content, before, after, said) -> None:
    edit(content, before, after)
    done = run_train(content)
    assert_refused(done)
    assert done.stderr.startswith("content/models/retrained.yaml:") and said in done.stderr


HIDDEN = "  - units: 3\n    activation: relu\n"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("layers:\n", f"layers:\n{HIDDEN.replace('3', '10001')}", "units: expected less than or"),
        ("layers:\n", f"layers:\n{2 * HIDDEN.replace('3', '9000')}", "up to 1,000,000 parameters"),
        ("layers:\n", f"layers:\n{50 * HIDDEN}", "at most 50"),
        ("epochs: 200", "epochs: 100001", "epochs: expected less than or"),
        ("training:\n", "training:\n  restarts: 101\n", "restarts: expected less than or"),
        ("training:\n", f"training:\n  seed: {2**63}\n", "seed: expected less than"),
        ("title: The", f"title: {'long ' * 300}", "title: expected up to 1,000 characters"),
        ("learning_rate: 0.5", "learning_rate: 1.0e+100", "the loss has grown from 0.738 to "),
        ("learning_rate: 0.5", "learning_rate: 1.0e+100\n  l2: 1", "beyond all numbers"),
    ],
)
def test_what_is_too_large_or_leads_nowhere_is_refused_and_locks_nothing(
    content, before, after, said
) -> None:
    lock = content / "models/retrained.lock.json"
    locked = lock.read_bytes()
    edit(content, before, after)
    done = run_train(content)
    assert_refused(done)
    assert done.stderr.startswith("content/models/retrained.yaml:") and said in done.stderr
    assert lock.read_bytes() == locked
