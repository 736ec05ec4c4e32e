"""Help: every rule, clause and kind has a page offline; F1 opens what belongs to the place."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app.appearance.language import speak
from planner.app.appearance.settings import Language
from planner.app.files.places import crash_folder, recovery_folder, state_folder
from planner.app.help.help_topics import topics
from planner.app.panels.help import HelpPanel
from planner.app.window import MainWindow
from planner.catalog import load_catalog
from planner.findings.catalog import RULES
from planner.resource_files import resource_path


def _help(window: MainWindow) -> HelpPanel:
    return cast(HelpPanel, window.docks.panel("help"))


def test_every_rule_and_clause_is_a_topic_with_a_page() -> None:
    found = {topic.id: topic for topic in topics(list)}
    assert {f"rule:{rule.code}" for rule in RULES} <= found.keys()
    assert {f"clause:{clause.id}" for clause in load_catalog().clauses} <= found.keys()
    assert "kind:firewall" in found
    assert "kind:certificate" in found
    for topic in found.values():
        assert topic.page().strip(), topic.id


@pytest.mark.parametrize(
    ("query", "expected"), [("hairpin firewall", "kind:firewall"), ("S-INT-02", "clause:S-INT-02")]
)
def test_search(window: MainWindow, qtbot: QtBot, query: str, expected: str) -> None:
    window.docks.show("help")
    panel = _help(window)
    qtbot.keyClicks(panel.search, query)
    shown = [topic.id for row, topic in enumerate(panel._topics) if not panel.list.item(row).isHidden()]
    assert expected in shown
    assert len(shown) < len(panel._topics) / 4


def test_shortcuts_are_listed_as_they_are_now(window: MainWindow) -> None:
    window.docks.show("help")
    panel = _help(window)
    assert panel.show_topic("shortcuts")
    assert "Ctrl+Shift+P" in panel.page.toPlainText()


def test_links_lead_from_clauses_to_rules(window: MainWindow) -> None:
    window.docks.show("help")
    panel = _help(window)
    rule = next(rule for rule in RULES if rule.clauses)
    panel.show_topic(f"clause:{rule.clauses[0]}")
    assert f'href="rule:{rule.code}"' in panel.page.toHtml()


def test_f1_in_a_field_tells_what_the_field_means(window: MainWindow, qtbot: QtBot) -> None:
    firewall = window.controller.document.design.firewalls[0]
    window.wiring.show_element(firewall.id)
    window.docks.show("inspector")
    window.inspector.focus_field(("idle_timeout",))
    window.actions_table["help-here"].trigger()
    text = _help(window).page.toPlainText()
    assert "Idle timeout" in text
    assert text.index("Idle timeout") < text.index("Allows hairpinning")


def test_f1_on_the_drawing_and_without_anything(window: MainWindow) -> None:
    firewall = window.controller.document.design.firewalls[0]
    window.scene.select_ids((firewall.id,))
    window.view.setFocus()
    window.actions_table["help-here"].trigger()
    assert "Spoofing prevention" in _help(window).page.toPlainText()
    window.scene.select_ids(())
    window.view.setFocus()
    window.actions_table["help-here"].trigger()
    assert "How a design is checked" in _help(window).page.toPlainText()


def test_f1_on_a_finding_opens_its_rule(window: MainWindow, qtbot: QtBot) -> None:
    firewall = window.controller.document.design.firewalls[0]
    window.scene.select_ids((firewall.id,))
    window.scene.delete_selection()
    qtbot.waitUntil(lambda: window.runner.is_current, timeout=30_000)
    window.actions_table["next-finding"].trigger()
    window.docks.show("findings")
    finding = window.findings_panel.current
    assert finding is not None
    window.actions_table["help-here"].trigger()
    current = _help(window).list.currentItem()
    assert current is not None
    assert current.text().startswith(finding.code)


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN])
def test_texts_speak_the_language_and_name_the_folders_of_this_machine(qapp: QApplication, language: Language) -> None:
    speak(qapp, language)
    try:
        pages = {topic.id: topic for topic in topics(list) if topic.id.startswith("text:")}
    finally:
        speak(qapp, Language.ENGLISH)
    assert set(pages) == {"text:checking", "text:tour", "text:files", "text:views"}
    text = pages["text:files"].page()
    for folder in (state_folder() / "versions", recovery_folder(), crash_folder()):
        assert f"`{folder}`" in text
    is_german = language is Language.GERMAN
    assert all((" und " in topic.page()) is is_german for topic in pages.values())
    assert pages["text:files"].title.startswith("Dateien" if is_german else "Files")


def test_german_texts_say_as_much_as_the_english_ones() -> None:
    for name in ("checking", "tour", "files", "views"):
        texts = [resource_path("help", file).read_text(encoding="utf-8") for file in (f"{name}.md", f"{name}.de.md")]
        assert len({text.count("\n\n") for text in texts}) == 1, name
        assert len({text.count("**") for text in texts}) == 1, name
