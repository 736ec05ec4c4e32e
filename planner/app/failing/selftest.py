"""What `planner self-test` proves: an installation is whole and does what it is for.

A module of its own because it runs inside the frozen program, where there are neither tests nor a terminal to look
at: every step says what it proved, and the exit status says whether all of them did.
"""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from planner.model.document import Document
from planner.resource_files import resource_path

Step = tuple[str, Callable[[], None]]

_DEFECT = 3
_ONLY_WHERE_NEEDED = ("hosts",)
"""Formats that make no file for a design whose servers all ask a DNS server for every name."""

_RESOURCES = ("catalog", "examples", "icons", "templates", "help")


def run_self_test() -> int:
    """Runs every step, prints one line each, and answers the exit status: 0, or 3 when a step failed."""
    failed = 0
    for name, prove in steps():
        try:
            prove()
        except Exception:  # every step is tried, and all that failed are told
            failed += 1
            _say(f"FAILED  {name}\n{traceback.format_exc()}")
        else:
            _say(f"ok      {name}")
    _say(f"{failed} of the steps failed" if failed else "The installation works.")
    return _DEFECT if failed else 0


def steps() -> Iterator[Step]:
    """The steps, in order."""
    yield "resources are found", _prove_resources
    yield "the catalog holds together", _prove_catalog
    yield "every rule has its page, and its examples behave", _prove_rules
    yield "reference designs open free of findings; saved and read back they are the same", _prove_examples
    yield "a design is edited, undone, redone", _prove_editing
    yield "worksheets are written in every format", _prove_worksheets
    yield "the window shows a design, judges it and closes", _prove_window


def _prove_resources() -> None:
    for name in _RESOURCES:
        folder = resource_path(name)
        if not any(folder.iterdir()):
            raise FileNotFoundError(folder)


def _prove_catalog() -> None:
    from planner.catalog import load_catalog

    catalog = load_catalog()
    if not catalog.flows or not catalog.services or not catalog.records:
        raise ValueError("the catalog is empty")


def _prove_rules() -> None:
    from planner.designfile import strict_yaml
    from planner.designfile.convert import to_document
    from planner.findings.catalog import RULES
    from planner.findings.examples import faults_of_examples
    from planner.findings.explain import page_of

    def parse(text: str) -> Any:
        return strict_yaml.load(text).data

    def build(plain: Mapping[str, Any]) -> Document:
        document, problems = to_document(dict(plain))
        if document is None:
            raise ValueError(f"an example is no design: {problems}")
        return document

    for rule in RULES:
        page_of(rule)
        faults = list(faults_of_examples(rule, parse, build, lambda name: _example(name).read_text(encoding="utf-8")))
        if faults:
            raise ValueError("; ".join(faults))


def _example(name: str) -> Path:
    return resource_path("examples", f"{name}.yaml")


def _examples() -> list[Path]:
    return sorted(resource_path("examples").glob("*.yaml"))


def _prove_examples() -> None:
    from planner.designfile import read_document, write_document
    from planner.findings.run import inspect

    with tempfile.TemporaryDirectory(prefix="planner-self-test-") as folder:
        for path in _examples():
            document = read_document(path).document
            findings = inspect(document)
            if findings:
                raise ValueError(f"{path.name}: {findings[0].message}")
            copy = Path(folder, path.name)
            write_document(copy, document)
            if read_document(copy).document != document:
                raise ValueError(f"{path.name} is another design after it was saved")


def _prove_editing() -> None:
    from planner.designfile import read_document
    from planner.editing.nodes import RenameElement
    from planner.editing.session import EditingSession
    from planner.editing.templates import new_element

    session = EditingSession(read_document(_examples()[0]).document)
    start = session.document
    session.do(new_element(session.document, "edge-pool"))
    session.do(RenameElement(session.document.design.servers[0].id, "Renamed"))
    end = session.document
    session.undo()
    session.undo()
    if session.document is not start:
        raise ValueError("undo did not lead back")
    session.redo()
    session.redo()
    if session.document is not end:
        raise ValueError("redo did not lead forward")


def _prove_worksheets() -> None:
    from planner.catalog import load_catalog
    from planner.designfile import read_document
    from planner.requirements import build_plan
    from planner.worksheets import FORMATS, MACHINE_FORMATS, build_worksheets, write_worksheets

    document = read_document(_examples()[0]).document
    plan = build_plan(document.design, load_catalog())
    sheets = build_worksheets(plan, ())
    with tempfile.TemporaryDirectory(prefix="planner-self-test-") as folder:
        for format_name in (*FORMATS, *MACHINE_FORMATS):  # one file a sheet, or one for all: at least one
            paths = write_worksheets(Path(folder, format_name), sheets, document, (format_name,), plan=plan)
            is_owed = format_name not in _ONLY_WHERE_NEEDED
            if (is_owed and not paths) or not all(path.stat().st_size for path in paths):
                raise ValueError(f"the worksheets as {format_name} are missing or empty")


def _prove_window() -> None:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from planner.app.appearance.settings import Settings, Theme
    from planner.app.appearance.theme import ThemeKeeper
    from planner.app.files import design_files
    from planner.app.files.recovery import RecoveryFolder
    from planner.app.window import MainWindow

    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory(prefix="planner-self-test-") as folder:
        settings = Settings(Path(folder, "settings.ini"))
        window = MainWindow(settings, RecoveryFolder(Path(folder, "recovery")), ThemeKeeper(application, Theme.LIGHT))
        window.files.show_opened(design_files.read_design(_examples()[0]))
        window.show()
        window.begin()
        loop = QEventLoop()
        window.controller.findings_changed.connect(lambda _: loop.quit())
        QTimer.singleShot(60_000, loop.quit)
        loop.exec()
        if window.runner.latest is None:
            raise TimeoutError("no findings after a minute")
        if window.view.grab().isNull() or not window.scene.sync.nodes:
            raise ValueError("the canvas is empty")
        if not window.close():
            raise ValueError("the window did not close")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the answer of self-test
