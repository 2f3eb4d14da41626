"""Specs for accuracy figures, by the names of their snapshots."""

RULES = ["women_survive", "nobody_survives"]
SPECS: dict[str, dict[str, object]] = {
    "accuracy-two-features": {
        "experiment": "hidden_units",
        "features": "Age and sex",
        "models": RULES,
    },
    "accuracy-six-features": {
        "experiment": "hidden_units",
        "features": "Class, fare and family too",
        "models": ["women_survive"],
    },
    "accuracy-crowded": {
        "experiment": "hidden_units",
        "features": "Class too",
        "models": ["women_survive", "retrained", "shallow", "hidden_3", "hidden_8"],
    },
    "accuracy-alone": {"experiment": "hidden_units", "features": "Age and sex"},
}
