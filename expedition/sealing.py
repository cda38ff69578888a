"""Content under a password, in the age format: sealed by a library, opened by any program that knows age.

A sealed file is a plain zip of two age files. The password guards a key made for this file alone (scrypt),
the key guards the content (X25519, ChaCha20-Poly1305), so that content of any size can pass through: the
library takes a password only for what lies in memory. Without this program: unzip it, then
`age --decrypt -i key.age content.age`.
"""

import io
import re
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, BinaryIO, NoReturn, Protocol

from expedition.errors import UserError
from expedition.text import _

Tell = Callable[[int], None]
"""Hears how many bytes of the content have passed; raises `Cancelled` when it shall stop."""

_KEY, _CONTENT, _README = "key.age", "content.age", "README.txt"
PARTS = frozenset({_KEY, _CONTENT})
"""What lies in every sealed file."""
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_MOST_KEY_BYTES = 10_000
_LOOK_S = 0.05
_WORK = re.compile(rb"^-> scrypt \S+ (\d{1,2})$", re.MULTILINE)
_ENOUGH_WORK, _TURNS, _LOOKS = 18, 3, 60


class WrongPasswordError(UserError):
    """A sealed file does not open with this password."""


class Writer(Protocol):
    """Whatever takes bytes."""

    def write(self, piece: bytes, /) -> Any:
        """Takes some."""

    def flush(self) -> None:
        """Lets them go on."""


def seal(target: BinaryIO, pieces: Iterator[bytes], password: str, readme: str, tell: Tell) -> None:
    """Writes a sealed file with the content that `pieces` yield; `readme` lies in it for all to read.

    Raises:
        Cancelled: `tell` says so.
    """
    # Brought in late: only who seals or opens needs it.
    from pyrage import encrypt_io, x25519

    secret = x25519.Identity.generate()
    key = _apart(_sealed_key, f"{secret}\n".encode(), _normal(password), tell)
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo(_README, _NO_DATE), readme.encode())
        archive.writestr(zipfile.ZipInfo(_KEY, _NO_DATE), key)
        content = zipfile.ZipInfo(_CONTENT, _NO_DATE)
        with archive.open(content, "w", force_zip64=True) as member:
            source, drain = _Source(pieces, tell), _Drain(member)
            try:
                encrypt_io(source, drain, [secret.to_public()])
            except Exception as error:
                raise source.error or drain.error or error from None


def is_sealed(file: BinaryIO) -> bool:
    """Whether this looks like a sealed file."""
    try:
        with zipfile.ZipFile(file) as archive:
            return set(archive.namelist()) >= PARTS
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def unseal(file: BinaryIO, password: str, name: str, target: Writer, tell: Tell) -> None:
    """Pours the content of a sealed file into a target; `name` is what the file is called in a complaint.

    Pieces are poured once each is found to be what was sealed; that none is missing is known at the end.

    Raises:
        WrongPasswordError: The password is another.
        UserError: The file is damaged or cut, or none of this kind.
        Cancelled: `tell` says so.
    """
    from pyrage import decrypt_io

    try:
        with zipfile.ZipFile(file) as archive:
            secret = _key_in(archive, password, name, tell)
            with archive.open(_CONTENT) as member:
                source, drain = _Source(iter(lambda: member.read(1 << 16), b""), None), _Drain(target, tell)
                try:
                    decrypt_io(source, drain, [secret])
                except Exception as error:
                    raise source.error or drain.error or _damaged(name) from error
    except KeyError:
        raise UserError(_("{file} is no protected copy.").format(file=name)) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise _damaged(name) from error


def _key_in(archive: zipfile.ZipFile, password: str, name: str, tell: Tell) -> Any:
    """The key of a sealed file."""
    from pyrage import x25519

    if archive.getinfo(_KEY).file_size > _MOST_KEY_BYTES:
        raise _damaged(name)
    held = _apart(_opened_key, archive.read(_KEY), _normal(password), tell)
    if held == b"wrong":
        raise WrongPasswordError(_("This is not the password of {file}.").format(file=name))
    if held == b"slow":
        raise UserError(
            _(
                "This computer is too busy, or far too slow, for {file}: close other programs and try again."
            ).format(file=name)
        )
    try:
        return x25519.Identity.from_str(held.decode().strip())
    except Exception:
        raise _damaged(name) from None


def _sealed_key(secret: bytes, password: str) -> bytes:
    """The key under the password, at as much work as the library finds this machine to do in a second.

    On a machine busy with something else it finds too little: it is asked again, and the best is taken.
    """
    from pyrage import passphrase

    best = b""
    for _turn in range(_TURNS):
        best = max(best, bytes(passphrase.encrypt(secret, password)), key=work_of)
        if work_of(best) >= _ENOUGH_WORK:
            break
    return best


def work_of(sealed: bytes) -> int:
    """Of which power of two the work is that a password costs, as the head of an age file says."""
    found = _WORK.search(sealed)
    return int(found[1]) if found else 0


def _opened_key(sealed: bytes, password: str) -> bytes:
    """The key, or why there is none in a word.

    The library refuses, before it begins, work that would take this machine far longer than a second. How
    fast that is it measures in a few milliseconds: while others are at work too, it has to look again.
    """
    from pyrage import DecryptError, passphrase

    for _look in range(_LOOKS):
        try:
            return bytes(passphrase.decrypt(sealed, password))
        except DecryptError as error:
            why = str(error).lower()
            if "excessive" not in why:
                return b"wrong" if why == "decryption failed" else b"damaged"
        time.sleep(_LOOK_S)
    return b"slow"


def _apart(work: Callable[[bytes, str], bytes], held: bytes, password: str, tell: Tell) -> bytes:
    """Work with a password, in a process of its own.

    It is made to take a second and hundreds of megabytes, which are given back at once, and holds Python
    all the while, which would keep a window from painting. The password goes through a pipe.
    """
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there,), daemon=True)
    try:
        process.start()
        there.close()
        here.send((work, held, password))
        while not here.poll(_LOOK_S):
            tell(0)
        return bytes(here.recv())
    except (EOFError, OSError) as error:
        sentence = _("The password could not be worked on: there may be too little memory.")
        raise UserError(sentence) from error
    finally:
        here.close()
        process.terminate()
        process.join()


def _serve(line: "Connection[Any, Any]") -> None:
    with suppress(EOFError, OSError):
        work, held, password = line.recv()
        line.send(work(held, password))


def _normal(password: str) -> str:
    """The same letters are the same password, whichever keyboard typed them."""
    return unicodedata.normalize("NFC", password)


def _damaged(name: str) -> UserError:
    return UserError(
        _("{file} is damaged or cut off: nothing of it was unpacked. Take another copy.").format(file=name)
    )


class _Source(io.RawIOBase):
    """Pieces as a file to read from; remembers what went wrong, which the library tells in its own words."""

    def __init__(self, pieces: Iterator[bytes], tell: Tell | None) -> None:
        self.error: BaseException | None = None
        self._pieces, self._tell = pieces, tell
        self._piece, self._place, self._passed = b"", 0, 0

    def read(self, size: int = -1) -> bytes:
        """Some bytes; none at the end."""
        try:
            while self._place >= len(self._piece):
                piece = next(self._pieces, None)
                if piece is None:
                    return b""
                self._piece, self._place = piece, 0
                self._passed += len(piece)
                if self._tell is not None:
                    self._tell(self._passed)
        except BaseException as error:
            _remember(self, error)
        start = self._place
        self._place = len(self._piece) if size < 0 else min(start + size, len(self._piece))
        return self._piece[start : self._place]


class _Drain(io.RawIOBase):
    """A target to write to; remembers what went wrong."""

    def __init__(self, target: Writer, tell: Tell | None = None) -> None:
        self.error: BaseException | None = None
        self._target, self._tell, self._passed = target, tell, 0

    def write(self, piece: Any) -> int:
        """Pass bytes on."""
        try:
            self._target.write(piece)
            self._passed += len(piece)
            if self._tell is not None:
                self._tell(self._passed)
        except BaseException as error:
            _remember(self, error)
        return len(piece)


def _remember(end: _Source | _Drain, error: BaseException) -> NoReturn:
    end.error = end.error or error
    raise error
