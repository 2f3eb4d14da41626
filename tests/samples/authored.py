"""A small site whose article has what authors write who know Markdown from elsewhere."""

from tests.samples.tiny import NET, SOURCES

_FRONT, _TEXT = NET.split("---\n", 2)[1:]
_MARKDOWN = """\
[TOC]

It is right for {{ models.one.accuracy.all | percent }} of the crew.

## What authors write

* fruit
  * apple
  * pear

Shopping list:
- milk
- bread

~~struck~~ and a task list:

- [x] done
- [ ] open

!!! note "Mind"
    A callout.

    ```python
    x = 1  # code in it
    ```

> [!WARNING]
> Another callout, with $x^2$.

!!! tip
    A tip.

!!! important
    An important one.

!!! caution
    A caution.

??? note "Folded away"
    Hidden text with **words**.

## Tabs

=== "Python"

    ```python
    print("hello")
    ```

=== "R"

    ```r
    print("hello")
    ```

=== "Words"

    Say hello.

## Side by side

<div class="side-by-side">

```figure activation
id: one-a
function: relu
at: 1
caption: ReLU.
```

```figure anatomy
id: two-a
part: weight
caption: A weight.
```

</div>

After it.

## Equations

$$\\begin{align} a&=b \\label{e1}\\\\ c&=d\\end{align}$$

$$ y = \\widetilde{x} + \\sum_{\\substack{i<n\\\\j<m}} x_{ij} \\label{eq:2} $$

$$\\begin{aligned} a&=b\\\\ c&=\\begin{cases}1&x\\\\2&y\\end{cases}\\end{aligned}$$

As \\eqref{e1} and [](#eq:2) say, see [](#tabs) and [](#numbers).

| a | b |
|---|---|
| 1 | 2 |

Table: What there is. {#numbers}

Inline $\\hat y=\\sigma(w_1x_1+w_2x_2+w_3x_3+w_4x_4+w_5x_5+w_6x_6+w_7x_7+w_8x_8+b)$ on a phone.

### Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft

## Abbreviations

HTML is written by hand.

*[HTML]: Hypertext Markup Language

A neuron has weights, and each weight is a number.

[GLOSSARY]

## Works

Neurons are old [see @rosenblatt1958, pp. 386-408; @long], as @rosenblatt1958 [p. 3] says.

Sizes are in $\\R^n$, $\\inner{a}{b}$; see [](#one.py) and $x = \\href{https://x.example/?a&b}{y^2}$.

```listing one.py
```

## More

"""
_WORKS = """\
@article{rosenblatt1958, author = {Rosenblatt, Frank}, title = {The {Perceptron} & $x^2$},
  journal = {Psychological Review}, year = 1958, volume = 65, pages = {386--408},
  doi = {10.1037/h0042519}}
@misc{long, author = {M{\\"u}ller, J{\\"o}rg and Doe, Jane and Roe, R.}, title = {Long},
  year = 2017, url = {https://nets.example/a-very-long-address/that-no-line-of-a-phone-can-hold?a=1&b}}
"""
_MACROS = "glossary: {neuron: What adds and bends., weight: A factor.}\n"
_MACROS += "macros: {R: '\\mathbb{R}', inner: '\\langle #1, #2 \\rangle'}\n"
AUTHORED = {
    **SOURCES,
    "net.md": f"---\n{_FRONT}---\n{_MARKDOWN}{_TEXT}",
    "references.bib": _WORKS,
    "listings/one.py": "print(1)\n",
    "site.yaml": SOURCES["site.yaml"] + _MACROS,
}
