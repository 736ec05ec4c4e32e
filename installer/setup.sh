# What run.sh, test.sh and .ci/run share; it is read by them (source) and does nothing by itself.
#
#     set_up run     Python, .venv, the program's packages, Qt's system libraries
#     set_up dev     the same, with the packages for tests and checks
#
# Written for a bare Debian or Ubuntu: bash and apt-get are there, perhaps not even Python. Everything it
# makes is inside .venv, which may be deleted at any time. A second call with nothing changed takes about
# a second and needs no network.

set -euo pipefail

TOP="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
VENV="$TOP/.venv"

say() { printf "%s\n" "$@" >&2; }

give_up() {
  say "" "Set-up stopped: $1"
  shift
  for line in "$@"; do say "  $line"; done
  exit 2
}

# --- system packages -----------------------------------------------------------------------------

can_be_root() {
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs Debian packages; returns 1, after saying what to do by hand, if it cannot.
apt_install() {
  if ! command -v apt-get >/dev/null; then
    say "This system has no apt-get. Install what it calls these Debian packages: $*"
    return 1
  fi
  if ! can_be_root; then
    say "System packages are missing, and installing them takes root's rights. By hand:" \
      "  sudo apt-get update && sudo apt-get install $*"
    return 1
  fi
  say "Installing system packages: $*"
  local log install
  log="$(mktemp)"
  install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
  # The lists of a fresh image are empty or stale: fetch them only if the first attempt fails.
  if as_root "${install[@]}" </dev/null >"$log" 2>&1 ||
    { as_root apt-get update </dev/null >>"$log" 2>&1; as_root "${install[@]}" </dev/null >>"$log" 2>&1; }; then
    rm -f "$log"
    return 0
  fi
  tail -n 5 "$log" >&2
  rm -f "$log"
  say "They could not be installed from here. By hand: sudo apt-get update && sudo apt-get install $*"
  return 1
}

# --- Python --------------------------------------------------------------------------------------

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# Prints a Python of 3.11 or later; PYTHON=... chooses one.
find_python() {
  local candidate
  # PySide6 is best tried on 3.13; 3.14 and whatever follows come last.
  # A version manager's stand-ins exist on the path for versions it does not run: try, do not look.
  for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3 python3.14; do
    if is_new_enough "$candidate"; then
      "$candidate" -c 'import sys; print(sys.executable)'
      return 0
    fi
  done
  return 1
}

need_python() {
  PYTHON_FOUND="$(find_python)" && return 0
  say "No Python 3.11 or later was found."
  apt_install python3 python3-venv || true
  PYTHON_FOUND="$(find_python)" && return 0
  local version  # an older Ubuntu carries a newer Python under its own name
  for version in 3.13 3.12 3.11; do
    apt_install "python$version" "python$version-venv" 2>/dev/null || continue
    PYTHON_FOUND="$(find_python)" && return 0
  done
  give_up "the planner needs Python 3.11 or later, and this machine offers none." \
    "Install one, then call again with PYTHON=/path/to/python3 in front."
}

need_venv_module() {
  "$PYTHON_FOUND" -c 'import venv, ensurepip' 2>/dev/null && return 0
  # Debian splits both off, and names the package after the version.
  local package
  package="$("$PYTHON_FOUND" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
  apt_install "$package" || true
  "$PYTHON_FOUND" -c 'import venv, ensurepip' 2>/dev/null ||
    give_up "$PYTHON_FOUND cannot make virtual environments." "Cure: sudo apt-get install $package"
}

# --- packages ------------------------------------------------------------------------------------

# What the environment was made from: a change in it makes the environment anew.
fingerprint() { cat "$TOP/installer/lock/$1.txt" <(echo "$TOP") | sha256sum | cut -d ' ' -f 1; }

is_current() {
  is_new_enough "$VENV/bin/python" && [ "$(cat "$VENV/.made-from-$1" 2>/dev/null)" = "$(fingerprint "$1")" ]
}

# Calls pip in the environment, quietly; what it said last is shown if it fails.
pip_install() {
  local log status=0
  log="$(mktemp)"
  "$VENV/bin/python" -m pip --disable-pip-version-check install "$@" </dev/null >"$log" 2>&1 || status=$?
  [ "$status" = 0 ] || tail -n 15 "$log" >&2
  rm -f "$log"
  return "$status"
}

need_packages() {
  local kind="$1"
  # All that `run` needs is in `dev`, in the same versions.
  if is_current "$kind" || { [ "$kind" = run ] && is_current dev; }; then return 0; fi
  need_python
  need_venv_module
  say "Making $VENV with $("$PYTHON_FOUND" --version) ($PYTHON_FOUND)"
  "$PYTHON_FOUND" -m venv --clear "$VENV" || give_up "the environment could not be made in $VENV."
  say "Installing the locked packages (installer/lock/$kind.txt)"
  pip_install --progress-bar off --require-hashes -r "$TOP/installer/lock/$kind.txt" ||
    give_up "the packages could not be installed; pip's last words are above." \
      "Without a network: on a machine that has one, with the same Python and system, call" \
      "  python3 -m pip download --require-hashes -r installer/lock/$kind.txt -d WHEELS" \
      "carry the folder WHEELS over, and call again with PIP_NO_INDEX=1 PIP_FIND_LINKS=WHEELS in front." \
      "If pip complains of its cache folder, call again with PIP_NO_CACHE_DIR=1 in front."
  fingerprint "$kind" >"$VENV/.made-from-$kind"
}

# The planner itself, from this folder: `planner` in .venv/bin runs what stands here.
need_planner() {
  cmp --silent "$TOP/pyproject.toml" "$VENV/.made-from-pyproject" && return 0
  pip_install --no-deps --no-build-isolation --editable "$TOP" ||
    give_up "the planner itself could not be installed; pip's last words are above."
  cp "$TOP/pyproject.toml" "$VENV/.made-from-pyproject"
}

# --- Qt ------------------------------------------------------------------------------------------

# The list stands in planner/startup_check.py, which names what is missing here, all at once.
need_qt_libraries() {
  local missing
  missing="$(cd "$TOP" && "$VENV/bin/python" -m planner.startup_check)"
  [ -z "$missing" ] && return 0
  # shellcheck disable=SC2086  # one package a word
  apt_install $missing || say "Going on without them: the command line works, the window will not open."
}

set_up() {
  need_packages "$1"
  need_planner
  need_qt_libraries
}
