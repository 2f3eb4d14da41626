"""`python -m tests.tools.reference`: writes the pages of the reference anew."""

from tests.tools.reference.kinds import begun, names
from tests.tools.reference.pages import DOCS, pages, written
from tests.tools.reference.theme import PICTURE, picture

if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
    for name in names():
        if not (page := DOCS / "kinds" / f"{name}.md").exists():
            page.write_text(begun(name), encoding="utf-8")
            print(f"Began {page.name}: say when to use it, and list it in content/site.yaml")
    for path in pages():
        text = path.read_text("utf-8")
        if (made := written(text)) != text:
            path.write_text(made, encoding="utf-8")
            print(f"Wrote {path.name} anew")
