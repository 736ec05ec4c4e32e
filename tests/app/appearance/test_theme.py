"""Both themes can be read: 4.5 to 1 for text, 3 to 1 for marks."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from planner.app.appearance.theme import DARK, LIGHT, Colours, is_dark, palette_of, tinted
from planner.canvas.style import contrast
from planner.findings.finding import Severity


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_background(theme: Colours) -> None:
    for back in (theme.window, theme.base, theme.alternate, theme.button):
        assert contrast(theme.text, back) >= 7
        assert contrast(theme.dim, back) >= 4.5
        assert contrast(theme.link, back) >= 4.5
        for severity in Severity:
            assert contrast(theme.of(severity).name(), back) >= 4.5, (severity, back)
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    assert contrast(theme.good, theme.base) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_a_refused_field_can_be_read(theme: Colours) -> None:
    base = tinted(QColor(theme.base), theme.of(Severity.ERROR), 0.18)
    assert contrast(theme.text, base.name()) >= 4.5


def test_palettes_say_which_they_are() -> None:
    assert is_dark(palette_of(DARK))
    assert not is_dark(palette_of(LIGHT))
    assert palette_of(DARK).color(QPalette.ColorRole.Text).name() == DARK.text
