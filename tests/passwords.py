"""Passwords that cost next to no work: keys sealed as age files by hand, as RFC 8439 and its format say.

What opens them is the library itself, so every such key also proves that the format is age's own.
"""

import hashlib
import hmac
import os
from base64 import b64encode
from collections.abc import Iterator

import pytest

from expedition import sealing

_WORK = 2
_FULL = 0xFFFF_FFFF
_BLOCK = 64
_ROUNDS = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]
_ROUNDS += [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]


def make_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are sealed with little work until this is undone, and opened by the library as ever."""
    monkeypatch.setattr(sealing, "_sealed_key", sealed_key)


def sealed_key(secret: bytes, password: str) -> bytes:
    """An age file with a secret under a password that costs 2 ** 2 rounds of work."""
    salt, nonce, key = os.urandom(16), os.urandom(16), os.urandom(16)
    label = b"age-encryption.org/v1"
    wrapping = hashlib.scrypt(password.encode(), salt=label + b"/scrypt" + salt, n=1 << _WORK, r=8, p=1)[:32]
    head = b"%s\n-> scrypt %s %d\n%s\n---" % (label, _text(salt), _WORK, _text(_sealed(wrapping, 0, key)))
    mac = hmac.digest(_derived(key, b"", b"header"), head, "sha256")
    return head + b" %s\n" % _text(mac) + nonce + _sealed(_derived(key, nonce, b"payload"), 1, secret)


def _text(held: bytes) -> bytes:
    return b64encode(held).rstrip(b"=")


def _derived(key: bytes, salt: bytes, what: bytes) -> bytes:
    """HKDF with SHA-256, 32 bytes of it."""
    return hmac.digest(hmac.digest(salt, key, "sha256"), what + b"\x01", "sha256")


def _sealed(key: bytes, last: int, plain: bytes) -> bytes:
    """ChaCha20-Poly1305 of one short chunk; the nonce is a flag, whether it is the last of a stream."""
    nonce = last.to_bytes(12, "big")
    stream = b"".join(_keystream(key, nonce, number + 1) for number in range(len(plain) // _BLOCK + 1))
    hidden = bytes(one ^ two for one, two in zip(plain, stream, strict=False))
    return hidden + _tag(_keystream(key, nonce, 0)[:32], hidden)


def _keystream(key: bytes, nonce: bytes, number: int) -> bytes:
    start = list(_words(b"expand 32-byte k" + key + number.to_bytes(4, "little") + nonce))
    state = list(start)
    for _double in range(10):
        for places in _ROUNDS:
            _quarter(state, *places)
    return b"".join((one + two & _FULL).to_bytes(4, "little") for one, two in zip(state, start, strict=True))


def _words(held: bytes) -> Iterator[int]:
    return (int.from_bytes(held[place : place + 4], "little") for place in range(0, len(held), 4))


def _quarter(state: list[int], a: int, b: int, c: int, d: int) -> None:
    for one, two, three, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        state[one] = state[one] + state[two] & _FULL
        mixed = state[three] ^ state[one]
        state[three] = (mixed << turn | mixed >> 32 - turn) & _FULL


def _tag(key: bytes, hidden: bytes) -> bytes:
    """Poly1305 of what is hidden, with nothing beside it."""
    factor = int.from_bytes(key[:16], "little") & 0x0FFF_FFFC_0FFF_FFFC_0FFF_FFFC_0FFF_FFFF
    padded = hidden + bytes(-len(hidden) % 16) + bytes(8) + len(hidden).to_bytes(8, "little")
    sum_ = 0
    for place in range(0, len(padded), 16):
        sum_ = (sum_ + int.from_bytes(padded[place : place + 16] + b"\x01", "little")) * factor % (2**130 - 5)
    return (sum_ + int.from_bytes(key[16:], "little") & 2**128 - 1).to_bytes(16, "little")
