"""Markdown to a page: an author's text goes in, front matter, figure blocks and HTML come out."""
