"""What is blank between the elements of drawings in a page."""

from generator.svg.blanks import without_blanks


def test_only_what_is_blank_between_marks_of_a_drawing_goes() -> None:
    html = """<p>
<b>1</b> <b>2</b>
</p>
<svg class="one">
<desc>A  line, > and <</desc>
<g>
<path d="M0 0"/>
<line/>
</g>
<g>
<text>Age</text>
<text>Sex <tspan>1</tspan> <tspan>2</tspan></text>
</g>
</svg>
<p> </p>"""
    short = """<p>
<b>1</b> <b>2</b>
</p>
<svg class="one"><desc>A  line, > and <</desc><g><path d="M0 0"/><line/></g><g>
<text>Age</text>
<text>Sex <tspan>1</tspan> <tspan>2</tspan></text>
</g></svg>
<p> </p>"""
    assert without_blanks(html) == short
