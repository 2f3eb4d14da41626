"""What kinds of files pages show, and how large these may be."""

from __future__ import annotations

import posixpath

PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
}
VIDEO = {".mp4": "MP4", ".webm": "WebM"}
SOUND = {".mp3": "MP3", ".m4a": "M4A", ".ogg": "Ogg", ".opus": "Opus", ".wav": "WAV"}
CAPTIONS = ".vtt"
SHOWN = (*PICTURES, *VIDEO, *SOUND, CAPTIONS)
"""Endings of what is published where it lies beside an article."""

# The least that a usual host of static sites takes, Cloudflare Pages, is 25 MiB for a file.
LARGEST = 25_000_000  # bytes of a file
LARGEST_OF_ALL = 250_000_000  # bytes: all of them are in the archive too
LARGEST_PICTURE = 5_000_000  # bytes that a reader waits for, and that each copy holds
LARGEST_CAPTIONS = 100_000  # bytes, which a page holds
LARGEST_HELD = 5_000_000  # bytes of a video or sound that an article in one file holds


def ending(name: str) -> str:
    """The ending of a file's name, in small letters."""
    return posixpath.splitext(name)[1].lower()


def size(count: int) -> str:
    """A number of bytes as readers know it: "2.1 MB"."""
    if count < 100_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1_000_000:.1f} MB"
