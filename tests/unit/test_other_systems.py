"""Windows and macOS, as far as a Linux computer can tell: nothing is needed that only Linux has."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from greenroom import resources

REPOSITORY = Path(__file__).parents[2]
SAMPLE = resources.asset("samples", "answer.flac")

ABSENT = ("fcntl", "grp", "pulsectl", "pwd", "readline", "resource", "syslog", "termios", "tty")
"""Modules that Windows does not have, or that only the audio server of Linux needs."""

ELSEWHERE = """
import os, signal, sys
system, absent, task = sys.argv[1], sys.argv[2].split(), sys.argv[3:]
# What others wrote looks for its system while it is imported; it is right about it, and not what is tried here.
import alembic.command, av, cattrs, ctranslate2, faster_whisper, filelock, numpy, onnxruntime, platformdirs
import rich.console, rich.progress, sounddevice, soundfile, soxr, sqlalchemy.dialects.sqlite, swift_f0, tomli_w
import PySide6.QtGui, PySide6.QtSvg, PySide6.QtWidgets, pkgutil, subprocess, types, typer
soundfile._sys = types.SimpleNamespace(**vars(sys))  # it asks again with each file
for name in absent:
    sys.modules[name] = None
sys.platform = system
if system == "win32":
    for name in [each for each in dir(os) if each in POSIX_ALONE]:
        delattr(os, name)
    for name in ("SIGHUP", "SIGKILL", "SIGUSR1", "SIGALRM", "alarm", "pthread_sigmask"):
        delattr(signal, name)
if task:
    from greenroom.__main__ import main
    sys.argv = ["greenroom", *task]
    sys.exit(main())
import greenroom
for module in pkgutil.walk_packages(greenroom.__path__, "greenroom."):
    if not module.name.startswith(("greenroom.__main__", "greenroom.library.migrations.")):
        __import__(module.name)
        print(module.name)
"""
# Not statvfs, sysconf, uname: the standard library has others in their place on Windows, but not here.
POSIX_ALONE = (
    "chown chroot fork forkpty fchmod fchown getegid geteuid getgid getgroups getloadavg getpgid getuid "
    "initgroups killpg lchown lockf mkfifo mknod nice openpty pathconf posix_fadvise posix_fallocate "
    "sched_getaffinity setegid seteuid setgid setsid setuid sync wait4 O_CLOEXEC O_DIRECTORY O_NOFOLLOW "
    "O_NONBLOCK O_SYNC "
)


def run_on(system: str, home: Path, *task: str) -> subprocess.CompletedProcess[str]:
    code = ELSEWHERE.replace("POSIX_ALONE", repr(POSIX_ALONE.split()))
    environment = {**os.environ, "GREENROOM_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, system, " ".join(ABSENT), *task]
    return subprocess.run(command, env=environment, cwd=REPOSITORY, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_every_module_is_imported(system: str, home: Path) -> None:
    done = run_on(system, home)
    assert (done.returncode, done.stderr) == (0, "")
    imported = set(done.stdout.split())
    folder = REPOSITORY / "src" / "greenroom"
    files = {".".join(path.relative_to(folder.parent).with_suffix("").parts) for path in folder.rglob("*.py")}
    wanted = {name.removesuffix(".__init__") for name in files if ".migrations" not in name}
    assert imported - {"greenroom.library.migrations"} == wanted - {"greenroom", "greenroom.__main__"}


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_sample_is_measured(system: str, home: Path, models: Path) -> None:
    done = run_on(system, home, "analyze", "--json", str(SAMPLE))
    assert (done.returncode, done.stderr) == (0, "")
    made = json.loads(done.stdout)
    assert made["quality"]["measured"]
    assert "billing system failed almost every week" in " ".join(word["text"] for word in made["words"])


def test_the_microphones_are_asked_for_without_an_audio_server(home: Path, models: Path) -> None:
    done = run_on("win32", home, "doctor")
    assert "Traceback" not in done.stderr
    assert "Microphone" in done.stdout
