"""Questions in a text: blocks and the site's values go in, HTML and the key of answers come out."""
