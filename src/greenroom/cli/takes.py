"""`greenroom takes`: lists, shows, searches, exports and deletes what was recorded."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from greenroom.cli.answer import clock, lines
from greenroom.cli.terminal import Terminal, terminal_of
from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError
from greenroom.practice.exporting import ExportForm, corrected_of, labels_of
from greenroom.texts import text

if TYPE_CHECKING:
    from greenroom.domain.search import Found
    from greenroom.domain.take import Take

app = typer.Typer(help=text("cli.takes.help"), no_args_is_help=True)

TakeId = Annotated[str, typer.Argument(help=text("cli.takes.id"), metavar="ID")]
TakeIds = Annotated[list[str], typer.Argument(help=text("cli.takes.ids"), metavar="ID...")]
AsJson = Annotated[bool, typer.Option("--json", help=text("cli.takes.json"))]


@app.command("list", help=text("cli.takes.list.help"))
def list_takes(
    context: typer.Context,
    in_bin: Annotated[bool, typer.Option("--bin", help=text("cli.takes.bin"))] = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    terminal = terminal_of(context)
    store = terminal.services.takes
    for take in store.deleted() if in_bin else store.takes():
        terminal.print(json.dumps(_values(take)) if as_json else _line(take))


@app.command(help=text("cli.takes.show.help"))
def show(context: typer.Context, take_id: TakeId) -> None:
    terminal = terminal_of(context)
    take = _named(take_id, terminal.services.takes.takes())
    assessment = terminal.services.takes.assessment(take.id)
    for line in lines(_title(take), assessment) if assessment else (_line(take), text("cli.takes.not_measured")):
        terminal.print(line)
    if corrected := corrected_of(terminal.services.takes, take.id):
        heard = corrected.machine.heard.transcript.text
        terminal.print(f"  {text('cli.takes.corrected', n=len(corrected.corrections.made), heard=heard)}")
    if take.notes:
        terminal.print(f"  {text('cli.takes.notes', notes=take.notes)}")


@app.command(help=text("cli.takes.search.help"))
def search(
    context: typer.Context,
    wanted: Annotated[list[str], typer.Argument(help=text("cli.takes.search.text"), metavar="TEXT...")],
    question: Annotated[str | None, typer.Option(help=text("cli.takes.search.question"), metavar="ID")] = None,
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    terminal = terminal_of(context)
    for found in terminal.services.takes.search(" ".join(wanted), question_id=question):
        if as_json:
            hits = [asdict(hit) for hit in found.hits]
            terminal.print(json.dumps({**_values(found.take), "hits": hits}))
        else:
            _print_found(terminal, found)


@app.command(help=text("cli.takes.export.help"))
def export(
    context: typer.Context,
    take_id: TakeId,
    target: Annotated[Path, typer.Argument(help=text("cli.takes.export.target"), metavar="FILE")],
    form: Annotated[ExportForm | None, typer.Option("--as", help=text("cli.takes.export.as"))] = None,
    replace: Annotated[bool, typer.Option("--replace", help=text("cli.takes.export.replace"))] = False,  # noqa: FBT002
) -> None:
    terminal = terminal_of(context)
    store = terminal.services.takes
    chosen = form or next((each for each in ExportForm if target.suffix.lower() == f".{each}"), None)
    if chosen is None:
        raise typer.BadParameter(
            text("cli.takes.export.which", endings=", ".join(f".{each}" for each in ExportForm))
        )
    take = store.take(_named(take_id, store.takes()).id)
    assessment = store.assessment(take.id) if chosen.needs_assessment else None
    corrected = corrected_of(store, take.id) if assessment else None
    written = terminal.services.exporter.export(
        take, assessment, chosen, target, replace=replace, corrected=corrected
    )
    terminal.tell(text("cli.takes.exported", path=str(written)))


@app.command("labels", help=text("cli.takes.labels.help"))
def print_labels(
    context: typer.Context,
    with_sound: Annotated[
        Path | None, typer.Option("--with-sound", help=text("cli.takes.labels.sound"), metavar="FOLDER")
    ] = None,
) -> None:
    terminal = terminal_of(context)
    store = terminal.services.takes
    corrected = store.corrected_takes()
    if not corrected:
        terminal.tell(text("cli.takes.labels.none"))
    for take in corrected:
        audio = take.audio if with_sound is None else _copied(terminal, take.id, with_sound.resolve())
        if line := labels_of(store, take, "/".join(audio.parts[-2:])):
            terminal.print(line)


@app.command(help=text("cli.takes.delete.help"))
def delete(
    context: typer.Context,
    take_ids: TakeIds,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=text("cli.takes.yes"))] = False,  # noqa: FBT002
) -> None:
    terminal = terminal_of(context)
    store = terminal.services.takes
    there = store.takes()
    for take in [_named(take_id, there) for take_id in take_ids]:
        if yes or typer.confirm(text("cli.takes.delete.sure", take=_line(take)), err=True):
            store.delete(take.id)
            terminal.tell(text("cli.takes.deleted", id=take.id))


@app.command(help=text("cli.takes.restore.help"))
def restore(context: typer.Context, take_ids: TakeIds) -> None:
    terminal = terminal_of(context)
    store = terminal.services.takes
    there = store.deleted()
    for take in [_named(take_id, there) for take_id in take_ids]:
        store.restore(take.id)
        terminal.tell(text("cli.takes.restored", take=_line(take)))


def _named(take_id: str, takes: "tuple[Take, ...]") -> "Take":
    """Give the take of an id, or the only one whose id begins so; raises UserError `take.missing`."""
    found = [take for take in takes if take.id == take_id] or [t for t in takes if t.id.startswith(take_id)]
    if len(found) > 1:
        raise typer.BadParameter(text("cli.takes.several", id=take_id, ids=", ".join(take.id for take in found)))
    if not found:
        raise UserError("take.missing")
    return found[0]


def _copied(terminal: Terminal, take_id: str, folder: Path) -> Path:
    """Write the sound of a take into a folder, over that of an earlier run.

    Raises:
        UserError: as `TakeExporter.export` does.
    """
    with disk_errors_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    take = terminal.services.takes.take(take_id)
    target = folder / f"{take_id}.flac"
    return terminal.services.exporter.export(take, None, ExportForm.FLAC, target, replace=True)


def _print_found(terminal: Terminal, found: "Found") -> None:
    terminal.print(_line(found.take))
    for hit in found.hits:
        said = " ".join(filter(None, (hit.before, f"[{hit.said}]", hit.after)))
        terminal.print(f"  {clock(hit.start_s):>5}  {said}")


def _title(take: "Take") -> str:
    return take.title or take.question_text or text("cli.record.free")


def _line(take: "Take") -> str:
    when = take.recorded_at.astimezone()
    return f"{take.id}  {when:%Y-%m-%d %H:%M}  {clock(take.duration_s):>6}  {_title(take)}"


def _values(take: "Take") -> dict[str, Any]:
    deleted_at = take.deleted_at.isoformat() if take.deleted_at else None
    plain = {"recorded_at": take.recorded_at.isoformat(), "deleted_at": deleted_at, "audio": str(take.audio)}
    return {name: value for name, value in {**asdict(take), **plain}.items() if name != "outline"}
