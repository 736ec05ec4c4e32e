"""The 20 things that users of diagram editors expect most, and which test proves each.

A module of its own because it is an index: the proofs stand beside what they prove. Here it is only said where, and
that every one of them exists and runs in the normal suite, so that a renamed or a deleted test cannot leave an
expectation without its proof.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]

EXPECTATIONS: dict[str, tuple[str, ...]] = {
    "1 never lose work: kill -9 at any moment": (
        "app/test_killed.py::test_at_most_two_seconds_of_work_are_lost",
        "app/files/test_file_commands.py::test_work_of_a_crashed_run_is_restored",
        "test_atomic_write.py::test_killed_in_the_middle_leaves_the_old_or_the_new_file",
    ),
    "2 undo and redo for every act, one step each, at least 100 deep, named in the menu": (
        "app/test_window_machine.py::test_random_work_in_the_window",
        "editing/test_session.py::test_at_least_five_hundred_steps_are_kept",
        "app/test_window.py::test_undo_and_redo_name_the_act",
    ),
    "3 saving is truthful; a change from outside is noticed": (
        "app/files/test_file_commands.py::test_a_file_that_somebody_else_changed_is_asked_about",
        "app/files/test_file_watch.py::test_saving_after_that_asks_and_compares_without_writing",
    ),
    "4 place by drag, by double-click and by keyboard": (
        "app/panels/test_palette.py::test_dragging_onto_a_zone_places_there",
        "app/panels/test_palette.py::test_double_click_places",
        "app/panels/test_palette.py::test_enter_places",
        "canvas/test_drawing_acts.py::test_typing_a_name_places_the_element_in_the_zone_in_view",
    ),
    "5 snap to grid with guides; Alt switches it off": (
        "canvas/tools/test_move.py::test_a_drag_moves_on_the_grid_and_is_one_step",
        "canvas/tools/test_move.py::test_a_box_near_the_line_of_another_is_drawn_to_it",
        "canvas/tools/test_move.py::test_alt_switches_snapping_off",
        "canvas/tools/test_move.py::test_a_click_on_a_box_beside_the_grid_leaves_it_there",
    ),
    "6 align, distribute and space evenly, one undo": (
        "canvas/test_scene.py::test_aligning_and_distributing_are_one_step_each",
        "canvas/test_drawing_acts.py::test_sizes_are_made_equal_and_natural_again_each_in_one_step",
        "app/test_window.py::test_drawing_actions_run",
    ),
    "7 copy, paste and duplicate with inner links, across windows, as text and as picture": (
        "canvas/test_view.py::test_copy_and_paste_keep_inner_lines_and_count_names_up",
        "canvas/test_view.py::test_cut_and_paste_into_another_window",
        "canvas/test_view.py::test_duplicating_puts_copies_beside",
        "app/test_window.py::test_what_was_copied_stays_after_the_window_as_text",
        "app/exports/test_picture_export.py::test_the_clipboard_gets_a_picture",
    ),
    "8 pan, zoom at the cursor, fit, zoom to the selection, overview": (
        "canvas/test_view.py::test_the_middle_button_and_space_pan",
        "canvas/test_view.py::test_the_wheel_zooms_at_the_cursor",
        "canvas/test_view.py::test_everything_fits",
        "canvas/test_view.py::test_zoom_to_selection_and_show_elements",
        "canvas/test_view.py::test_every_element_is_reachable_at_every_zoom",
        "app/panels/test_overview.py::test_nothing_is_out_of_reach",
    ),
    "9 find by name, FQDN, address, role and finding; Enter centres and selects": (
        "app/searching/test_search_bar.py::test_what_is_found",
        "app/searching/test_search_bar.py::test_enter_selects_and_centres_and_f3_goes_on",
        "app/searching/test_search_bar.py::test_an_undrawn_element_and_a_finding_are_shown",
    ),
    "10 zones and sites can be collapsed; links go to the collapsed box": (
        "canvas/test_drawing_acts.py::test_a_folded_zone_takes_the_ends_of_its_lines_and_moves_its_contents",
        "canvas/test_scene.py::test_a_pool_is_folded_and_unfolded",
        "canvas/test_sites.py::test_a_zone_that_is_dropped_on_a_ground_joins_the_site",
    ),
    "11 links at right angles around boxes; bends are kept": (
        "canvas/test_routing.py::test_no_line_of_a_reference_design_goes_through_a_box",
        "canvas/test_routing.py::test_every_line_is_at_right_angles_and_ends_on_the_borders",
        "canvas/test_drawing_acts.py::test_a_line_is_bent_by_mouse_and_by_keys_and_reset",
        "canvas/tools/test_move.py::test_lines_follow_the_drag_and_are_routed_after_it",
    ),
    "12 findings: where, why, how to put right; choosing shows; off by a switch; accepted with a reason": (
        "app/panels/test_findings.py::test_choosing_a_finding_shows_its_element_and_page",
        "app/panels/test_findings.py::test_marks_on_the_drawing_can_be_hidden",
        "app/panels/test_findings.py::test_accepting_asks_for_a_reason_and_survives_the_next_check_and_the_file",
        "cli/test_check.py::test_accepted_findings_are_shown_with_their_reason",
    ),
    "13 quick repairs, of one and of all of a kind, undoable": (
        "findings/test_repairs.py::test_a_repair_takes_its_finding_away_and_brings_no_error",
        "app/panels/test_findings.py::test_all_repairs_of_a_kind_are_one_step",
        "app/test_whole_tasks.py::test_a_broken_design_is_put_right_with_quick_repairs_only",
    ),
    "14 the path is explained hop by hop; a hairpin is drawn; window and command line say the same": (
        "app/panels/test_path.py::test_the_phone_on_wifi_turns_at_the_proxy",
        "app/panels/test_path.py::test_the_path_is_drawn_with_its_turn",
        "cli/test_trace.py::test_the_wi_fi_phone_turns_at_the_proxy",
        "app/test_same_words.py::test_window_command_line_and_json_explain_a_path_in_the_same_words",
    ),
    "15 compare two designs; moved apart from changed; exit status": (
        "app/review/test_compare_window.py::test_every_kind_is_told_apart_and_counted",
        "cli/test_diff.py::test_a_move_is_told_apart",
        "cli/test_diff.py::test_the_status_says_whether_anything_differs_only_when_asked",
        "app/test_whole_tasks.py::test_two_versions_are_reviewed_and_merged",
    ),
    "16 files for git: stable order, nothing lost, no clock": (
        "designfile/test_write.py::test_canonical_text_is_what_it_was",
        "designfile/test_write.py::test_every_document_survives",
        "app/test_same_words.py::test_a_shipped_design_that_is_opened_and_saved_is_the_same_file",
    ),
    "17 every export from the command line without a display; a status when no file was made": (
        "app/exports/test_render.py::test_every_format",
        "app/exports/test_render.py::test_what_cannot_be_drawn_is_refused_and_leaves_nothing",
        "app/exports/test_render.py::test_without_a_display_whatever_platform_is_asked_for",
        "app/exports/test_worksheet_export.py::test_every_format_has_a_name_and_every_name_a_format",
        "app/exports/test_printing.py::test_everything_the_selection_or_a_page_for_each_site",
    ),
    "18 light and dark whole, small screens, contrast": (
        "app/test_window.py::test_everything_fits_a_small_screen",
        "app/test_no_text_cut.py::test_nothing_is_cut_on_a_small_screen",
        "app/test_no_text_cut.py::test_the_window_fits_a_small_screen_at_150_percent",
        "app/test_no_text_cut.py::test_every_dialog_has_its_buttons_on_a_small_screen",
        "app/appearance/test_theme.py::test_text_can_be_read_on_every_background",
        "app/test_accessibility.py::test_text_can_be_read",
        "canvas/test_style.py::test_text_can_be_read",
    ),
    "19 without a mouse, with a screen reader; every control has a name": (
        "app/test_accessibility.py::test_every_control_of_a_panel_has_a_name",
        "app/test_accessibility.py::test_every_control_of_a_dialog_has_a_name",
        "app/test_accessibility.py::test_f6_leads_through_every_area_and_back",
        "app/searching/test_choosing.py::test_the_tree_renames_deletes_and_lists_findings",
        "canvas/tools/test_connect.py::test_two_elements_are_connected_by_keyboard",
        "app/test_keyboard_only.py::test_a_design_is_drawn_by_keyboard_alone",
    ),
    "20 starts quickly, stays responsive": (
        "app/test_main.py::test_it_shows_and_ends",
        "app/exports/test_printing.py::test_printing_is_loaded_only_for_printing",
        "app/test_inspection_runner.py::test_findings_arrive_soon_after_an_edit",
    ),
}
APART = {"heavy", "lab", "benchmark", "desktop", "skip", "xfail"}
"""Marks of tests that the normal suite leaves out; figures of speed are measured by tests/benchmarks."""


@cache
def _tests_of(file: str) -> dict[str, set[str]]:
    """Tests of a file and their marks."""
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return {
        node.name: {
            part.attr for mark in node.decorator_list for part in ast.walk(mark) if isinstance(part, ast.Attribute)
        }
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


def test_all_twenty_are_here() -> None:
    assert [int(expectation.split()[0]) for expectation in EXPECTATIONS] == list(range(1, 21))


@pytest.mark.parametrize("expectation", EXPECTATIONS)
def test_each_has_proofs_that_run(expectation: str) -> None:
    assert EXPECTATIONS[expectation]
    for proof in EXPECTATIONS[expectation]:
        file, _, name = proof.partition("::")
        found = _tests_of(file)
        assert name in found, f"{proof} is gone; what proves '{expectation}' now?"
        assert not found[name] & APART, f"{proof} does not run in the normal suite"
