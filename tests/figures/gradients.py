"""Specs of gradient figures that show all their forms."""

SPECS = {
    "step-start": {"model": "start", "row": 1, "learning_rate": 0.01},
    "step-shallow": {"model": "shallow", "row": 5, "learning_rate": 0.02},
    "step-hidden": {"model": "hidden_3", "row": 8, "learning_rate": 0.01},
    "step-squared": {"model": "shallow", "row": 2, "loss": "mean-squared-error"},
}
