"""Errors as both front doors print them."""

from __future__ import annotations

from planner.designfile import DesignFileError, DesignFileErrors, NewerFormatError


def test_an_error_reads_as_the_command_line_promises() -> None:
    error = DesignFileError("plan.yaml", 3, 7, "unknown field 'adresses'", "'addresses'")
    assert str(error) == "plan.yaml:3:7: unknown field 'adresses' (expected 'addresses')"
    assert error.message == "unknown field 'adresses' (expected 'addresses')"
    assert str(DesignFileError("f", 1, 1, "empty")) == "f:1:1: empty"


def test_errors_come_in_the_order_of_the_file_and_once() -> None:
    errors = [DesignFileError("f", line, column, "x") for line, column in ((2, 1), (1, 9), (2, 1), (1, 2))]
    caught = DesignFileErrors(errors)
    assert [(error.line, error.column) for error in caught.errors] == [(1, 2), (1, 9), (2, 1)]
    assert str(caught) == "f:1:2: x\nf:1:9: x\nf:2:1: x"


def test_exactly_as_many_as_are_kept_need_no_last_line() -> None:
    errors = [DesignFileError("f", line, 1, "x") for line in range(1, 201)]
    assert DesignFileErrors(errors).errors == tuple(errors)
    more = DesignFileErrors([*errors, DesignFileError("f", 300, 2, "x")]).errors
    assert more[:200] == tuple(errors)
    assert str(more[200]) == "f:300:2: more problems from here on are not listed"


def test_who_catches_errors_catches_a_newer_file_too() -> None:
    assert isinstance(NewerFormatError(DesignFileError("f", 1, 1, "newer"), 2, 1), DesignFileErrors)
