import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from pyrage import DecryptError

from expedition import protecting, sealing
from expedition.cli import main
from expedition.errors import Cancelled, UserError
from expedition.intake import no_progress
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from expedition.sealing import WrongPasswordError
from tests.expedition.made_up_logbook import FIRST, fill
from tests.expedition.store.dump import dump
from tests.passwords import make_cheap

PASSWORD = "onion Fähre lantern"
_sealed_key = sealing._sealed_key


@pytest.fixture(scope="module", autouse=True)
def cheap() -> Iterator[None]:
    """A password takes a second of work by design: here it takes none, but where a test says so."""
    with pytest.MonkeyPatch.context() as patch:
        make_cheap(patch)
        yield


@pytest.fixture(scope="module")
def made(cheap: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A logbook with something of everything, closed, and its protected copy; nobody writes them."""
    folder = tmp_path_factory.mktemp("made")
    with Logbook.create(folder / "logbook") as logbook:
        fill(logbook, Random(7))
        trip_id = logbook.do("Add", trips.add, TripFields(title="Canary")).result
        logbook.do("Add", days.add, trip_id, DayFields(date=FIRST, diary="Only for friends"))
    protecting.protect(folder / "logbook", folder / "all.zip", PASSWORD, no_progress)
    return folder / "logbook", folder / "all.zip"


def kept(folder: Path) -> dict[str, bytes]:
    """The bytes of all originals and photos by name."""
    files = (file for name in ("originals", "photos") for file in (folder / name).iterdir() if file.is_file())
    return {file.name: file.read_bytes() for file in files}


def test_the_whole_logbook_comes_back(made: tuple[Path, Path], tmp_path: Path) -> None:
    folder, file = made
    # Letters put together otherwise are the same password.
    protecting.unprotect(file, tmp_path / "new", PASSWORD.replace("ä", "a\u0308"), no_progress)
    assert dump(tmp_path / "new") == dump(folder)
    assert kept(tmp_path / "new") == kept(folder) != {}
    with Logbook.open(tmp_path / "new") as logbook:
        assert not logbook.read_only


def test_nothing_can_be_read_without_the_password(made: tuple[Path, Path]) -> None:
    folder, file = made
    sealed = file.read_bytes()
    words = [b"Only for friends", b"Canary", b"logbook.db", *(name.encode() for name in kept(folder))]
    assert [word for word in words if word in sealed] == []
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["README.txt", "key.age", "content.age"]


def test_a_password_costs_work_that_nobody_can_try_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_sealed_key", _sealed_key)
    file, content = io.BytesIO(), io.BytesIO()
    sealing.seal(file, iter([b"only for friends"]), PASSWORD, "", lambda _passed: None)
    with zipfile.ZipFile(file) as archive:
        assert sealing.work_of(archive.read("key.age")) >= 14
    sealing.unseal(file, PASSWORD, "a copy", content, lambda _passed: None)
    assert content.getvalue() == b"only for friends"


def test_a_password_costs_the_most_work_of_some_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    heads = [
        b"age-encryption.org/v1\n-> scrypt c2FsdA %d\nkey\n--- mac\n" % work for work in (14, 17, 16, 20)
    ]
    left = list(heads)
    monkeypatch.setattr("pyrage.passphrase.encrypt", lambda _secret, _password: left.pop(0))
    assert _sealed_key(b"", "") == heads[1]
    assert (_sealed_key(b"", ""), left) == (heads[3], [])


def test_a_busy_moment_is_no_reason_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = [DecryptError("Excessive work parameter for passphrase.")] * 3

    def decrypt(_sealed: bytes, _password: str) -> bytes:
        if refusals:
            raise refusals.pop()
        return b"key"

    monkeypatch.setattr("pyrage.passphrase.decrypt", decrypt)
    assert sealing._opened_key(b"", "") == b"key"


def test_another_password_is_said_and_leaves_nothing(made: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(WrongPasswordError, match=r"not the password of all\.zip"):
        protecting.unprotect(made[1], tmp_path / "new", "another", no_progress)
    assert list(tmp_path.iterdir()) == []


def test_damage_is_said_and_leaves_nothing(made: tuple[Path, Path], tmp_path: Path) -> None:
    whole = made[1].read_bytes()
    place = whole.index(b"content.age") + 600
    for damaged in (
        whole[: len(whole) // 2],
        whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :],
        whole[:-1],
        b"",
        b"PK\x05\x06" + bytes(18),
    ):
        (tmp_path / "bad.zip").write_bytes(damaged)
        with pytest.raises(UserError, match=r"damaged|no protected copy"):
            protecting.unprotect(tmp_path / "bad.zip", tmp_path / "new", PASSWORD, no_progress)
        assert [one.name for one in tmp_path.iterdir()] == ["bad.zip"]


def test_an_archive_with_foreign_names_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("photos/../../escaped"), io.BytesIO())
    with (tmp_path / "foreign.zip").open("wb") as file:
        sealing.seal(file, iter([content.getvalue()]), PASSWORD, "", lambda _passed: None)
    with pytest.raises(UserError, match="no logbook of ours"):
        protecting.unprotect(tmp_path / "foreign.zip", tmp_path / "new", PASSWORD, no_progress)
    assert [one.name for one in tmp_path.iterdir()] == ["foreign.zip"]


def test_stopping_leaves_nothing_and_keeps_an_earlier_copy(made: tuple[Path, Path], tmp_path: Path) -> None:
    def stop(done: int, _of: int, _what: str) -> None:
        if done:
            raise Cancelled

    (tmp_path / "all.zip").write_bytes(b"earlier")
    with pytest.raises(Cancelled):
        protecting.protect(made[0], tmp_path / "all.zip", PASSWORD, stop)
    assert (tmp_path / "all.zip").read_bytes() == b"earlier"
    with pytest.raises(Cancelled):
        protecting.unprotect(made[1], tmp_path / "new", PASSWORD, stop)
    assert [one.name for one in tmp_path.iterdir()] == ["all.zip"]
    assert [one.name for one in made[0].iterdir() if one.name.startswith((".new-", ".expedition"))] == []


def test_taking_away_renews_the_copy_and_leaves_what_is_not_ours(
    made: tuple[Path, Path], tmp_path: Path
) -> None:
    folder = shutil.copytree(made[0], tmp_path / "logbook")
    file = Path(shutil.copy(made[1], tmp_path / "all.zip"))
    (folder / "tickets.txt").write_text("mine")
    with Logbook.open(folder) as logbook:
        logbook.do("Add", trips.add, TripFields(title="Written since"))
    before = dump(folder)
    left = protecting.take_away(folder, file, PASSWORD, no_progress)
    assert left == (folder / "tickets.txt",)
    assert [one.name for one in folder.iterdir()] == ["tickets.txt"]
    protecting.unprotect(file, tmp_path / "again", PASSWORD, no_progress)
    assert dump(tmp_path / "again") == before


def test_nothing_is_taken_away_with_another_password(made: tuple[Path, Path]) -> None:
    with pytest.raises(WrongPasswordError):
        protecting.take_away(made[0], made[1], "another", no_progress)
    assert (made[0] / "logbook.db").exists()


def test_a_password_file_serves_the_commands(
    made: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "password").write_text(f"{PASSWORD}\r\n", encoding="utf-8")
    words = ["--password-file", str(tmp_path / "password")]
    assert main(["unprotect", str(made[1]), str(tmp_path / "new"), *words]) == 0
    assert capsys.readouterr().out == f"Unpacked {made[1]} into {tmp_path / 'new'}.\n"
    assert main(["unprotect", str(made[1]), str(tmp_path / "new"), *words]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["unprotect", str(made[0] / "logbook.db"), str(tmp_path / "other"), *words]) == 1
    assert "no protected copy" in capsys.readouterr().err


def test_without_a_terminal_or_a_file_there_is_no_password(made: tuple[Path, Path], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "expedition", "protect", str(made[0]), "-o", str(tmp_path / "all.zip")]
    answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert answer.stderr == "There is no terminal to ask for the password: name a --password-file.\n"
    assert not (tmp_path / "all.zip").exists()
