"""What is tested only where the library is: Keras and its backend are no part of the test run."""

import os
from importlib.util import find_spec

# Not collected, so that it does not count as skipped where a skipped test is a failed one.
collect_ignore = [] if find_spec("keras") else ["test_keras_itself.py"]
os.environ.setdefault("KERAS_BACKEND", "jax")
