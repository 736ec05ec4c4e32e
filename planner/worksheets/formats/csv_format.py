"""CSV: the rows for machines, one header line, no template.

A module of its own because a spreadsheet will open it: text that it could take for a formula is defused.
"""

import csv
import io

from planner.worksheets.worksheet import Worksheet

# A cell that starts with one of these may be run as a formula (OWASP, CSV injection); a quote in front stops it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(worksheet: Worksheet) -> bytes:
    """One worksheet as CSV: UTF-8, CRLF line ends as RFC 4180 has them."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    keys = worksheet.csv_keys
    writer.writerow(keys)
    for row in worksheet.rows:
        writer.writerow([safe_cell(row.text(key)) for key in keys])
    return buffer.getvalue().encode("utf-8")


def safe_cell(text: str) -> str:
    """The text, with a quote in front where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
