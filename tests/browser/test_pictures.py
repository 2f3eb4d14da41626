"""PNG files look like the drawings that they are made from."""

import base64
from pathlib import Path

from playwright.sync_api import Browser

from tests.page import none

# Difference of colours, 0 to 255, in squares of 16 pixels: the mean of all, the mean of those that
# are not empty in both, and the most. Typefaces differ a little.
COMPARE = """async ([svg, png]) => {
  const pixels = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(image.width / 16), Math.ceil(image.height / 16)];
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return [canvas.width, canvas.height, pen.getImageData(0, 0, canvas.width, canvas.height).data];
  };
  const [w, h, b] = await pixels(png);
  const image = new Image();
  image.src = svg;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [w, h];
  const large = document.createElement("canvas");
  [large.width, large.height] = [image.width * 2, image.height * 2];
  large.getContext("2d").drawImage(image, 0, 0, large.width, large.height);
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(large, 0, 0, w, h);
  const a = pen.getImageData(0, 0, w, h).data;
  let [sum, most, filled] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 4) {
    const colours = [0, 1, 2].map((k) => [a[i + k], b[i + k], a[k]]); // the first square is empty
    if (colours.every(([one, other, empty]) => one === empty && other === empty)) continue;
    const apart = colours.map(([one, other]) => Math.abs(one - other));
    sum += (apart[0] + apart[1] + apart[2]) / 3;
    filled += 1;
    most = Math.max(most, ...apart);
  }
  return [(3 * sum) / a.length, sum / filled, most];
}"""


def address(path: Path, kind: str) -> str:
    """The file as a data: URL."""
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def test_pictures_look_like_the_drawings(built_site: Path, browser: Browser) -> None:
    folder = built_site / "figures"
    page = browser.new_page(color_scheme="light")
    problems = []
    for name in (path.stem for path in sorted(folder.glob("*.json")) if path.stem != "schema"):
        mean, drawn, most = page.evaluate(
            COMPARE,
            [
                address(folder / f"{name}.svg", "image/svg+xml"),
                address(folder / f"{name}.png", "image/png"),
            ],
        )
        if mean > 3 or drawn > 6.5 or most > 70:
            told = f"{mean:.1f} on average, by {drawn:.1f} where something is drawn"
            problems.append(f"{name}: differs by {told}, by {most} at the most")
    page.close()
    none(problems)
