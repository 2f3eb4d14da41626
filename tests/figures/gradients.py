from tests.samples.figures import GRADIENTS as SPECS  # noqa: F401
