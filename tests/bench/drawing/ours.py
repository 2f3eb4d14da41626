"""The figures as this program draws them: through its function for notebooks and scripts."""

from generator import figure
from tests.bench.drawing.subject import Subject, draw


def drawn(subject: Subject) -> str:
    if subject["kind"] == "curve":
        made = figure("activation", function="sigmoid", domain=subject["domain"], at=subject["at"])
    else:
        content, model = subject["content"], subject["model"]
        made = figure("network", content=content, model=model, show="weights")
    return made.svg


if __name__ == "__main__":
    draw(drawn)
