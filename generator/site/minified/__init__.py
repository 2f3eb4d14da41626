"""Scripts with fewer bytes that do the same."""

from __future__ import annotations


def minified(source: str) -> str:
    """The source in a function of its own, which keeps its names out of the page's, minified."""
    import rjsmin  # these only where a script has changed

    from generator.site.minified.denser import denser
    from generator.site.minified.shorter import enclosed, shorter

    code = denser(enclosed(shorter(str(rjsmin.jsmin(source)))))
    return f'(()=>{{"use strict";{code}}})();'
