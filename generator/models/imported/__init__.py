"""Networks that others have made: bytes of their files go in, dense layers come out.

Nothing here runs code from a file, and what a file says of its size is checked before memory is
taken for it.
"""
