#!/bin/sh
# setup.sh PYTHON VENV run|test|readers
# Make a virtual environment with the locked dependencies, and install the
# system libraries that are missing, by apt where we are allowed to. Exits 4,
# and says exactly what to install, where we are not.
set -eu
python=$1 venv=$2 kind=$3

fail() { printf 'error: %s\n' "$1" >&2; exit 4; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
  fail "$python is missing or older than Python 3.11; say which one to use: make book PYTHON=python3.12"

can_load() { "$python" -c "import ctypes; ctypes.CDLL('$1')" 2>/dev/null; }

missing=
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
  missing="$missing $("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
can_load libpango-1.0.so.0 || missing="$missing libpango-1.0-0"
can_load libpangoft2-1.0.so.0 || missing="$missing libpangoft2-1.0-0"
can_load libharfbuzz-subset.so.0 || missing="$missing libharfbuzz-subset0"
if [ "$kind" = test ]; then
  command -v java >/dev/null || missing="$missing default-jre-headless"
  command -v ssh-keygen >/dev/null || missing="$missing openssh-client"
fi
if [ "$kind" = readers ]; then
  [ -x /usr/bin/chromium ] || missing="$missing chromium"
  command -v ebook-convert >/dev/null || missing="$missing calibre"
  command -v unzip >/dev/null || missing="$missing unzip"
  # what the screens of phones have for Arabic and Hebrew, and for East Asia
  [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || missing="$missing fonts-dejavu-core"
  [ -e /usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf ] || missing="$missing fonts-droid-fallback"
fi

if [ -n "$missing" ]; then
  if ! command -v apt-get >/dev/null; then
    fail "these are missing (Debian's names), please install them:$missing"
  elif [ "$(id -u)" = 0 ]; then
    sudo=
  elif sudo -n true 2>/dev/null; then
    sudo="sudo -n"
  else
    fail "please run, then try again: sudo apt-get install$missing"
  fi
  printf 'installing%s\n' "$missing"
  export DEBIAN_FRONTEND=noninteractive
  $sudo apt-get update -qq || true
  # shellcheck disable=SC2086  # the names are words
  $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
    fail "apt-get could not install:$missing"
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
pip="$venv/bin/python -m pip --disable-pip-version-check"
# wheels alone, so that nothing of a stranger's runs while it is installed
$pip install --quiet --require-hashes --only-binary :all: --requirement "requirements/$kind.txt"
$pip install --quiet --no-deps --no-build-isolation --editable .
if [ "$kind" = test ]; then
  $pip install --quiet --no-deps --require-hashes --requirement requirements/schemas.txt
fi
[ "$kind" = test ] || sh scripts/reader.sh "$venv"
[ "$kind" != readers ] || sh scripts/readers.sh "$venv"
touch "$venv/$kind.stamp"
