"""The reference in `content/docs/`: what its pages say of the code is written from the code.

A page is Markdown of its author's, with stretches between two comments that this writes anew:

    <!-- from the code: keys network -->
    <!-- as far as here -->

`python -m tests.tools.reference` (`make reference`) does so; a test fails where it would change
something.
"""
