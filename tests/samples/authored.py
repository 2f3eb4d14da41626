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

## Abbreviations

HTML is written by hand.

*[HTML]: Hypertext Markup Language

## More

"""
AUTHORED = {**SOURCES, "net.md": f"---\n{_FRONT}---\n{_MARKDOWN}{_TEXT}"}
