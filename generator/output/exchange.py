"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

# What a system says that cannot do it, or not on this file system
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Swaps the names of two folders of one file system; False where that cannot be in one step.

    At every moment both names lead to a whole folder: Linux's renameat2(2) with RENAME_EXCHANGE,
    macOS's renamex_np(2) with RENAME_SWAP. Raises OSError where the folders may not be renamed.
    """
    if sys.platform not in ("linux", "darwin"):
        return False
    c, paths = ctypes.CDLL(None, use_errno=True), (os.fsencode(one), os.fsencode(other))
    try:
        if sys.platform == "darwin":
            failed = c.renamex_np(*paths, 2)
        else:
            here = -100  # AT_FDCWD: paths are as for any other call
            failed = c.renameat2(here, paths[0], here, paths[1], 2)
    except AttributeError:  # a C library without it
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNABLE:
        return False
    raise OSError(code, os.strerror(code), str(other))
