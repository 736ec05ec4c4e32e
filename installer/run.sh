#!/usr/bin/env bash
# Sets up everything and opens the planner on a reference design.
#
#     installer/run.sh             the big reference design
#     installer/run.sh DESIGN      another one
#
# Without a display it prints the design's findings and writes its worksheets to .worksheets/ instead.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up run

DESIGN="${1:-$TOP/resources/examples/enterprise.yaml}"
PLANNER="$VENV/bin/planner"

has_display() {
  (cd "$TOP" && "$VENV/bin/python" -c '
import os, sys
from planner.startup_check import fault_of_display
sys.exit(fault_of_display(sys.platform, os.environ) is not None)')
}

if has_display; then
  exec "$PLANNER" "$DESIGN"
fi

say "There is no display here, so the command line shows what the window would."
say ""
say "planner check $DESIGN"
status=0
"$PLANNER" check "$DESIGN" || status=$?
OUT="$TOP/.worksheets"
say ""
say "planner worksheets $DESIGN --out $OUT"
"$PLANNER" worksheets "$DESIGN" --out "$OUT" || status=$?
ls -l "$OUT"
exit "$status"
