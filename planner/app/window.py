"""MainWindow: the canvas in the middle, panels around it.

A module of its own that stays small: it arranges; commands stand in `actions` and `file_commands`, what follows from
what in `wiring`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from planner import __version__
from planner.app.actions.table import Actions
from planner.app.appearance.screen_room import resize_within_screen
from planner.app.appearance.settings import Language, Settings, Theme
from planner.app.appearance.theme import ThemeKeeper, is_dark
from planner.app.background import Background
from planner.app.docks import Docks
from planner.app.document_controller import DocumentController
from planner.app.exports import picture_export, worksheet_export
from planner.app.files.file_commands import FileCommands
from planner.app.files.recovery import RecoveryFolder, RecoveryWriter
from planner.app.inspection_runner import InspectionRunner
from planner.app.menus import fill_menu_bar
from planner.app.status import StatusBar
from planner.app.tool_bar import make_tool_bar
from planner.app.ways.questions import Questions
from planner.app.windows import on_closed
from planner.app.wiring import Wiring
from planner.canvas import style
from planner.canvas.layers import ALL, Layer
from planner.canvas.scene import CanvasScene
from planner.canvas.view import CanvasView

if TYPE_CHECKING:
    from planner.app.dialogs import Dialogs
    from planner.app.panels.findings import FindingsPanel
    from planner.app.panels.inspector import Inspector
    from planner.app.panels.mobility import MobilityPanel
    from planner.app.panels.palette import Palette
    from planner.app.panels.path import PathPanel
    from planner.app.panels.review import ReviewPanel
    from planner.app.panels.traffic import TrafficPanel
    from planner.app.panels.tree import DesignTree
    from planner.app.panels.what_if import WhatIfPanel
    from planner.app.panels.worksheets import WorksheetsPanel
    from planner.editing.clipboard import Fragment
    from planner.model.document import Document

T = TypeVar("T")
_USUAL_SIZE = QSize(1440, 900)


def _yaml_of(document: Document, ids: frozenset[str]) -> str:
    from planner.app.clipboard_yaml import yaml_of

    return yaml_of(document, ids)


def _fragment_of(text: str, document: Document) -> Fragment:
    from planner.app.clipboard_yaml import fragment_of

    return fragment_of(text, document)


class MainWindow(QMainWindow):
    """The window of one document.

    Attributes:
        is_ready: the window was shown and has not ended; panels are built when they are seen.
    """

    def __init__(
        self, settings: Settings, recovery: RecoveryFolder, theme: ThemeKeeper, dialogs: Dialogs | None = None
    ) -> None:
        super().__init__()
        self.is_ready = False
        self.settings: Settings = settings
        self.theme: ThemeKeeper = theme
        self.recovery_folder: RecoveryFolder = recovery
        self.controller: DocumentController = DocumentController(self)
        self.background: Background = Background(self)
        self._beside = Background(self)
        """For what the planner waits for: nothing else may stand in its way."""
        self.questions: Questions = Questions(self)
        self._dialogs: Dialogs | None = dialogs
        self.files: FileCommands = FileCommands(self.controller, lambda: self.dialogs, settings, self.background)
        self.runner: InspectionRunner = InspectionRunner(self.controller)
        self.recovery: RecoveryWriter = RecoveryWriter(self.controller, recovery, self.background)
        self.scene: CanvasScene = CanvasScene(style.DARK if is_dark() else style.LIGHT, self)
        self.scene.set_layers(frozenset(layer for layer in Layer if layer.value not in settings.hidden_layers))
        self.view: CanvasView = CanvasView(self.scene)
        self.view.text_of_elements, self.view.elements_of_text = _yaml_of, _fragment_of
        self.controller.beside = self.view.beside = self._work_beside
        self.status: StatusBar = StatusBar()
        self.docks: Docks = Docks(self)
        self.actions_table: Actions = Actions(self)
        self.wiring: Wiring = Wiring(self)
        self._build()
        self._language_timer = QTimer(self)
        self._language_timer.setSingleShot(True)
        self._language_timer.timeout.connect(self._on_language)
        theme.changed.connect(self._on_theme)
        self.controller.place_changed.connect(self._show_title)
        self.controller.dirty_changed.connect(self.setWindowModified)

    def _build(self) -> None:
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setCentralWidget(self.view)
        self.setStatusBar(self.status)
        self.setDockNestingEnabled(True)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        fill_menu_bar(self)
        self.addToolBar(make_tool_bar(self))
        self.docks.arrange()  # empty: they get their panels once the window is seen
        self._show_title()
        resize_within_screen(self, _USUAL_SIZE)

    @property
    def dialogs(self) -> Dialogs:
        """Asks and tells; imported when something is first asked."""
        if self._dialogs is None:
            from planner.app.dialogs import Dialogs

            self._dialogs = Dialogs(self)
        return self._dialogs

    # --- panels

    @property
    def inspector(self) -> Inspector:
        """The panel with the fields of the chosen element."""
        return cast("Inspector", self.docks.panel("inspector"))

    @property
    def palette_panel(self) -> Palette:
        """The panel with everything that can be placed."""
        return cast("Palette", self.docks.panel("palette"))

    @property
    def findings_panel(self) -> FindingsPanel:
        """The list of findings."""
        return cast("FindingsPanel", self.docks.panel("findings"))

    @property
    def path_panel(self) -> PathPanel:
        """The panel that follows a connection."""
        return cast("PathPanel", self.docks.panel("path"))

    @property
    def mobility_panel(self) -> MobilityPanel:
        """The matrix of places and services."""
        return cast("MobilityPanel", self.docks.panel("mobility"))

    @property
    def traffic_panel(self) -> TrafficPanel:
        """The connections of a workload or an element."""
        return cast("TrafficPanel", self.docks.panel("traffic"))

    @property
    def what_if_panel(self) -> WhatIfPanel:
        """What is switched off, and what that means."""
        return cast("WhatIfPanel", self.docks.panel("what_if"))

    @property
    def worksheets_panel(self) -> WorksheetsPanel:
        """The preview of the worksheets."""
        return cast("WorksheetsPanel", self.docks.panel("worksheets"))

    @property
    def review_panel(self) -> ReviewPanel:
        """Comments and checklist."""
        return cast("ReviewPanel", self.docks.panel("review"))

    @property
    def design_tree(self) -> DesignTree:
        """The design as a tree."""
        return cast("DesignTree", self.docks.panel("tree"))

    # --- commands that concern several parts

    def begin(self) -> None:
        """Starts what may wait until the window is seen: judging, panels."""
        from planner.app.appearance import motion
        from planner.app.files.file_watch import FileWatch

        self.is_ready = True
        motion.follow(self)
        FileWatch(self)
        docks = self.findChildren(type(self.docks["palette"]))
        self._furnish([dock.objectName() for dock in docks if not dock.visibleRegion().isEmpty()])

    def _furnish(self, dock_ids: Sequence[str]) -> None:
        """Builds the panels that are seen, one a turn of the event loop, so that no key waits; then judging begins."""
        if not self.is_ready:
            return
        if not dock_ids:
            self.runner.start()
            return
        self.docks.panel(dock_ids[0])
        QTimer.singleShot(0, self, lambda: self._furnish(dock_ids[1:]))

    def save(self) -> bool:
        """Saves the design."""
        self.controller.end_merge()
        return self.files.save()

    def save_as(self) -> bool:
        """Saves the design into another file."""
        self.controller.end_merge()
        return self.files.save_as()

    def undo(self) -> None:
        """Takes the last act back and says which."""
        from planner.app.appearance.edit_words import edit_words

        label = self.controller.session.undo_label
        self.controller.undo()
        self.status.say(self.tr("Undone: {0}").format(edit_words(label or "")))

    def redo(self) -> None:
        """Brings the last undone act back and says which."""
        from planner.app.appearance.edit_words import edit_words

        label = self.controller.session.redo_label
        self.controller.redo()
        self.status.say(self.tr("Redone: {0}").format(edit_words(label or "")))

    def edit_selection(self) -> None:
        """Goes to the fields of the chosen element."""
        self.docks.show("inspector")
        self.inspector.focus_first()

    def step_finding(self, by: int) -> None:
        """Goes to the next or previous finding."""
        self.docks["findings"].show()
        self.docks["findings"].raise_()
        self.findings_panel.step(by)

    def follow_path(self) -> None:
        """Shows the path panel and asks for the path of what is selected."""
        self.docks.show("path")
        ids = [key for key in self.scene.selected_ids() if self.controller.document.design.find(key) is not None]
        if len(ids) == 1 and self.controller.document.design.get(ids[0]).kind != "link":
            self.path_panel.ask(ids[0])
        else:
            self.path_panel.follow()

    def clear_path(self) -> None:
        """Takes the path off the canvas."""
        if self.docks.is_built("path"):
            self.path_panel.clear()
        self.scene.clear_path()

    def export_worksheets(self) -> None:
        """Writes the worksheets into a folder."""
        worksheet_export.export(self)

    def export_pages(self) -> None:
        """Lays the worksheets out as pages of a PDF."""
        worksheet_export.export_pages(self)

    def export_picture(self) -> None:
        """Draws everything into a file."""
        picture_export.export(self)

    def copy_picture(self) -> None:
        """Puts a picture of what is selected, or of everything, on the clipboard."""
        picture_export.copy(self)

    def choose_theme(self, theme: Theme) -> None:
        """Wears another theme from now on."""
        self.settings.theme = theme
        self.theme.choose(theme)
        self.refresh_actions()

    def choose_language(self, language: Language) -> None:
        """Speaks another language from now on."""
        from planner.app.appearance.language import speak

        self.settings.language = language
        speak(cast(QApplication, QApplication.instance()), language)
        self.refresh_actions()

    def toggle_layer(self, layer: Layer) -> None:
        """Shows or hides a layer of the drawing from now on."""
        self.scene.set_layers(self.scene.sync.layers ^ {layer})
        view = self.scene.view_in_use
        if view is None or view.layers is None:  # else they are those of the view
            self.settings.hidden_layers = ALL - self.scene.sync.layers
        self.wiring.say_ports()
        self.refresh_actions()

    def reset_panels(self) -> None:
        """Puts the panels where they stand at the first start."""
        self.settings.forget_arrangement()
        self.docks.arrange()

    def show_tour(self) -> None:
        """Leads through the window, on the design that is open or on a reference design."""
        from planner.app.help.tour import begin_tour

        begin_tour(self)

    def show_about(self) -> None:
        """Tells what the program is."""
        self.dialogs.show_about(__version__)

    def refresh_actions(self) -> None:
        """Enables what can be done now."""
        self.actions_table.refresh()

    # --- state

    def restore_arrangement(self) -> None:
        """Takes the place and panels of the last run."""
        if self.settings.geometry is not None:
            self.restoreGeometry(self.settings.geometry)
        if self.settings.docks is not None:
            self.restoreState(self.settings.docks)
            self.docks.hide_stray_tab_bars()

    def _work_beside(self, work: Callable[[], T]) -> T:
        """The answer of work on a large design; the window is painted meanwhile, and says so if it takes long."""
        try:
            return self._beside.wait_for(work, lambda: self.status.show_busy(self.tr("Working…")))
        finally:
            self.status.show_busy("")

    def _show_title(self) -> None:
        title = self.tr("{0}[*] – Topology Planner")
        if self.controller.is_read_only:
            title = self.tr("{0}[*] (read only) – Topology Planner")
        self.setWindowTitle(title.format(self.controller.name))
        self.setWindowFilePath(str(self.controller.path or ""))
        self.setWindowModified(self.controller.is_dirty)

    def _on_theme(self) -> None:
        self.scene.set_theme(style.DARK if is_dark() else style.LIGHT)
        self.view.viewport().update()
        self.actions_table.recolour()

    # --- events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks for unsaved work, then ends what runs beside the window."""
        if not self.files.may_close():
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self.settings.docks = self.saveState()
        self.settings.sync()
        self.end()
        self.scene.dispose()
        event.accept()
        self.hide()
        on_closed(self)

    def end(self) -> None:
        """Ends threads and removes the recovery copy: everything is saved or was given up."""
        self.is_ready = False
        self.runner.stop()
        self.questions.stop()
        self.background.stop()
        self._beside.stop()
        self.recovery.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follows another language, once for all the translators that change with it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_language_timer"):
            self._language_timer.start(0)

    def _on_language(self) -> None:
        from planner.app.appearance.retranslation import retranslate

        retranslate(self)
        self._show_title()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a file that is dragged onto the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens the first file that was dropped."""
        from pathlib import Path

        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files.open(paths[0])
