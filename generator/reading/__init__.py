"""Reading what an author wrote: bytes go in, texts, positions and checked values come out, or the
one error that an author sees."""
