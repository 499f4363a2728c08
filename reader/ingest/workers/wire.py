"""How questions and answers travel between this process and its workers."""

import base64

BUFFER = 1 << 18
"""Bytes read from a pipe at a time: feeds are large, and every piece of one wakes the other side up."""


def pack(data: bytes) -> str:
    """Bytes as they travel in an answer."""
    return base64.b64encode(data).decode("ascii")


def unpack(text: str) -> bytes:
    """What `pack` packed."""
    return base64.b64decode(text)
