#!/usr/bin/env bash
# Sets up everything and runs the tests. Arguments go to pytest:
#
#     installer/test.sh                           the suite
#     installer/test.sh tests/traffic -k proxy    a part of it
#     installer/test.sh -m benchmark -s           one of the heavy suites: heavy, lab, benchmark

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up dev

cd "$TOP"
exec "$VENV/bin/python" -m pytest "$@"
