#!/usr/bin/env python3
"""Set up Expedition Logbook in this folder and start it; needs Python 3.11 with pip, nothing else.

python3 run.py            open the window; without a display, a sample trip's PDF and a picture of the window
python3 run.py test ...   run every check and test; with further words, only pytest with these words
python3 run.py WORD ...   run the command line, as `expedition WORD ...`
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.commands import begin, call, quietly, run, say, works
from tools.libraries import has_display, with_libraries

if TYPE_CHECKING:
    from tools.commands import Word

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
WORK = ROOT / ".run"


def main(words: list[str]) -> int:
    """Do what the words say; the exit code of the last program run."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said plainly, not as a syntax error
        sys.exit("Expedition Logbook needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    set_up()
    if words[:1] == ["test"]:
        return test(words[1:])
    if not words and not has_display():
        return demo()
    needs_qt = not words or words[0] == "open"
    return call([BIN / "expedition", *words], env=with_libraries(WORK) if needs_qt else None)


def set_up() -> None:
    """The virtual environment with everything in it, renewed when pyproject.toml has changed."""
    stamp, wanted = VENV / "installed.toml", (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and works([PYTHON, "-c", ""]):
        return
    say("Setting up in .venv; the first time this fetches some hundred megabytes.")
    if not works([PYTHON, "-c", ""]):
        shutil.rmtree(VENV, ignore_errors=True)
        if not works([sys.executable, "-m", "venv", VENV]):  # Debian without python3-venv
            run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])
    pip: list[Word] = [PYTHON, "-m", "pip"]
    if not works([*pip, "--version"]):
        pip = [sys.executable, "-m", "pip", "--python", PYTHON]
    run([*pip, "install", "--quiet", "--disable-pip-version-check", "--editable", f"{ROOT}[test]"])
    # Some machines never keep compiled modules; then every start would compile them all again.
    run([PYTHON, "-m", "compileall", "-q", *(ROOT / name for name in ("expedition", "ui", "resources"))])
    stamp.write_text(wanted, encoding="utf-8")


def demo() -> int:
    """Without a display: a sample trip as PDF and a picture of the window, and where they lie."""
    folder, pdf, picture = WORK / "sample", WORK / "sample.pdf", WORK / "window.png"
    say("There is no display, so here is a sample trip instead of the window.")
    shutil.rmtree(folder, ignore_errors=True)
    WORK.mkdir(exist_ok=True)
    run([BIN / "expedition", "sample", "kazakhstan_crossing", folder])
    run([BIN / "expedition", "report", folder, "-o", pdf])
    say(f"The report: {pdf}")
    run([PYTHON, "-m", "tools.picture", folder, "3", picture], env=with_libraries(WORK))
    say(f"The window: {picture}")
    return 0


def test(words: list[str]) -> int:
    """Every check, the core's tests without Qt, then all others; the first failure ends it."""
    env = with_libraries(WORK) | {"QT_QPA_PLATFORM": "offscreen"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    pytest: list[Word] = [PYTHON, "-m", "pytest"]
    if words:
        return call([*pytest, *words], ROOT, env)
    without_qt = env | {"PYTHONPATH": str(ROOT / "tests" / "without_qt")}
    core: list[Word] = [*pytest, "-p", "no:pytest-qt", "-p", "without_qt", "tests/expedition"]
    steps: list[tuple[str, list[Word], dict[str, str]]] = [
        ("ruff", [PYTHON, "-m", "ruff", "check", "--quiet", "."], env),
        ("ruff format", [PYTHON, "-m", "ruff", "format", "--quiet", "--check", "."], env),
        ("mypy --strict", [PYTHON, "-m", "mypy"], env),
        ("import contracts", [BIN / "lint-imports"], env),
        ("the core's tests, without Qt", core, without_qt),
        ("all other tests", [*pytest, "--ignore=tests/expedition"], env),
    ]
    # Beside the first checks, which leave a core idle; else every worker would do it for itself.
    compiling = begin([*pytest, "-n", "0", "--collect-only", "--quiet", "--quiet"], ROOT, env)
    for name, command, where in steps:
        say(f"== {name}")
        if "pytest" in command:
            compiling.wait()
        code = (call if "pytest" in command else quietly)(command, ROOT, where)
        if code:
            compiling.kill()
            say(f"Failed: {name}")
            return code
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
