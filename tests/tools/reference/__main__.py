"""`python -m tests.tools.reference`: writes the pages of the reference anew."""

from tests.tools.reference.pages import PAGES, written
from tests.tools.reference.theme import PICTURE, picture

if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
    for path in PAGES:
        text = path.read_text("utf-8")
        if (made := written(text)) != text:
            path.write_text(made, encoding="utf-8")
            print(f"Wrote {path.name} anew")
