from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from planner.canvas.mime import FRAGMENT_MIME, clipboard_text, fragment_data, lasting_data, template_data, text_of

COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from planner.canvas.mime import fragment_data
from planner.app.exports.worksheet_clipboard import table_data
application = QApplication([])
application.clipboard().setMimeData({data})
assert application.clipboard().mimeData().formats()
{end}
"""


@pytest.mark.parametrize("end", ["", "application.shutdown()", "import sys; sys.exit(0)", "raise SystemExit(0)"])
@pytest.mark.parametrize("data", ["fragment_data('fragment')", "table_data([], 'Part')"])
def test_a_program_that_copied_something_ends_without_a_crash(data: str, end: str) -> None:
    program = COPY_AND_END.format(data=data, end=end)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_copied_is_read_back(qapp: QApplication) -> None:
    assert lasting_data().formats() == []
    QApplication.clipboard().setMimeData(fragment_data("fragment", "for editors"))
    assert clipboard_text() == "fragment"
    assert QApplication.clipboard().text() == "for editors"
    assert text_of(QApplication.clipboard().mimeData(), FRAGMENT_MIME) == "fragment"
    QApplication.clipboard().setText("plain")
    assert clipboard_text() == "plain"


def test_a_template_is_no_text(qapp: QApplication) -> None:
    assert not template_data("edge-pool").hasText()


def test_a_clipboard_without_anything_has_no_text(qapp: QApplication) -> None:
    QApplication.clipboard().clear()
    assert clipboard_text() == ""
