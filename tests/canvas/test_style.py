from __future__ import annotations

import pytest

from planner.canvas.style import DARK, KIND_LABELS, LIGHT, TRUST_OF_ZONE, ZONE_ICONS, Family, Theme, Trust, contrast
from planner.model.zones import ZoneKind

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_that_of_the_recommendation() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_text_can_be_read(theme: Theme) -> None:
    pairs = [(theme.text, theme.node), (theme.muted, theme.node), (theme.path_text, theme.path)]
    pairs += [(tint.ink, tint.fill) for tint in (*theme.zones.values(), *theme.families.values())]
    pairs += [(tint.ink, tint.fill) for tint in theme.severities.values()]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@THEMES
def test_lines_and_marks_can_be_seen(theme: Theme) -> None:
    grounds = [theme.canvas, *(tint.fill for tint in theme.zones.values())]
    inks = [theme.line, theme.accent, theme.balances, theme.publishes, theme.path]
    inks += [tint.fill for tint in theme.severities.values()]
    assert [(ink, ground) for ink in inks for ground in grounds if contrast(ink, ground) < 3] == []


@THEMES
def test_every_kind_has_a_colour_a_word_and_an_icon(theme: Theme) -> None:
    assert set(theme.zones) == set(Trust)
    assert set(theme.families) == set(Family)
    assert set(theme.severities) == {"error", "warning", "info"}
    assert set(TRUST_OF_ZONE) == set(ZONE_ICONS) == set(KIND_LABELS) == set(ZoneKind)
