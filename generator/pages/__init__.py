"""Pages: figures and texts go in, HTML, feed and site map come out, checked."""
