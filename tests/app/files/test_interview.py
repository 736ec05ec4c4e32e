"""The interview: a few answers by keyboard, and at once what comes of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from planner.app.files.interview import Interview
from planner.app.window import MainWindow
from planner.findings.finding import Severity
from planner.findings.run import inspect
from planner.model.servers import BranchAppliance, DirectorPool, EdgePool, FrontEndPool
from tests.app.conftest import AnsweringDialogs

_NAME, _CENTRAL, _USERS, _SPARE, _EDGE, _NETWORK = range(6)


@pytest.fixture
def dialog(qtbot: QtBot) -> Interview:
    shown = Interview()
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _type(dialog: Interview, row: int, column: int, text: str) -> None:
    """Types into a cell as a person does: go there, F2, type, Enter."""
    rows = dialog.sites.rows
    rows.setCurrentCell(row, column)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QSpinBox)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the view takes the text over when the key has been handled


def _told(dialog: Interview) -> list[str]:
    rows = (dialog.outcome.topLevelItem(row) for row in range(dialog.outcome.topLevelItemCount()))
    return [f"{row.text(0)}: {row.text(1)}" for row in rows if row is not None]


def test_the_first_answers_are_good_enough_to_draw(dialog: Interview) -> None:
    assert dialog.go.isEnabled()
    assert dialog.document is not None
    assert any("3 Front End Servers, Headquarters: 1,000 users" in line for line in _told(dialog))


def test_more_users_want_more_servers_at_once_with_the_document_that_says_so(dialog: Interview) -> None:
    _type(dialog, 0, _USERS, "30000")
    (line,) = [line for line in _told(dialog) if "Front End Servers" in line]
    assert line.startswith("6 Front End Servers, Headquarters: 30,000 users at 6,660 a server need 5")
    assert "User model" in line


def test_a_branch_is_added_to_the_site_one_stands_on(dialog: Interview) -> None:
    dialog.sites.add_branch_button.click()
    _type(dialog, 1, _NAME, "Bonn")
    _type(dialog, 1, _USERS, "120")
    assert dialog.document is not None
    (appliance,) = dialog.document.design.servers_of(BranchAppliance)
    assert (appliance.name, appliance.users) == ("Survivable Branch Appliance Bonn", 120)
    dialog.sites.rows.item(1, _SPARE).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.document.design.servers_of(BranchAppliance)


def test_a_second_site_may_have_an_edge_and_pools_may_be_paired(dialog: Interview) -> None:
    assert not dialog.ticks["paired"].isEnabled()
    dialog.sites.add_button.click()
    dialog.ticks["paired"].click()
    dialog.sites.rows.item(1, _EDGE).setCheckState(Qt.CheckState.Checked)
    assert dialog.document is not None
    design = dialog.document.design
    assert len(design.servers_of(EdgePool)) == 2
    assert [link.link_kind.value for link in design.links].count("backup") == 1


def test_what_cannot_be_is_said_and_not_drawn(dialog: Interview) -> None:
    dialog.domains.setText("contoso")
    assert not dialog.go.isEnabled()
    assert _told(dialog) == ["Not possible: 'contoso' is not a DNS domain such as contoso.com."]
    dialog.domains.setText("contoso.com")
    _type(dialog, 0, _NETWORK, "ten")
    assert _told(dialog) == ["Not possible: 'ten' of 'Headquarters' is no network such as 10.20.0.0/16."]
    _type(dialog, 0, _NETWORK, "10.20.0.0/16")
    assert dialog.go.isEnabled()


def test_a_branch_stays_with_its_site_when_that_is_renamed(dialog: Interview) -> None:
    dialog.sites.add_branch_button.click()
    _type(dialog, 0, _NAME, "Berlin")
    assert dialog.document is not None
    branches = [site for site in dialog.document.design.sites if site.central is not None]
    assert [site.central for site in branches] == ["site-berlin"]


def test_a_branch_of_a_site_that_was_removed_is_said_to_hang_in_the_air(dialog: Interview) -> None:
    dialog.sites.add_branch_button.click()
    dialog.sites.add_button.click()
    dialog.sites.rows.setCurrentCell(0, _NAME)
    dialog.sites.remove_button.click()
    assert not dialog.go.isEnabled()
    assert _told(dialog) == ["Not possible: 'Branch 1' is a branch of 'Headquarters', which is no site."]


def test_the_last_central_site_stays(dialog: Interview) -> None:
    dialog.sites.remove_button.click()
    assert dialog.sites.central_names == ("Headquarters",)


def test_wishes_that_need_others_are_open_only_with_them(dialog: Interview) -> None:
    dialog.ticks["directors"].click()
    assert dialog.document is not None
    assert dialog.document.design.servers_of(DirectorPool)
    dialog.ticks["external"].click()
    assert not any(dialog.ticks[key].isEnabled() for key in ("mobility", "federation", "directors", "nat"))
    assert dialog.go.isEnabled()
    assert dialog.document is not None
    assert not dialog.document.design.servers_of(EdgePool)


def test_every_control_has_a_name_for_screen_readers(dialog: Interview) -> None:
    for field in (dialog.name, dialog.product, dialog.domains, dialog.internal, dialog.sites.rows, dialog.outcome):
        assert field.accessibleName()


def test_the_proposal_stands_in_the_window_as_unsaved_work(
    window: MainWindow, dialogs: AnsweringDialogs, dialog: Interview
) -> None:
    dialogs.answers = [dialog.document]
    window.files.propose()
    assert window.controller.is_dirty
    design = window.controller.document.design
    assert len(design.servers_of(FrontEndPool)) == 1
    assert not [found for found in inspect(window.controller.document) if found.severity is not Severity.INFO]
