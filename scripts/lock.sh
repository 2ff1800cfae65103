#!/bin/sh
# lock.sh BIN   Write requirements/*.txt from pyproject.toml: names, versions, hashes, no addresses.
set -eu
bin=$1
compile="$bin/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-header
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate"
$compile --build-deps-for editable --output-file requirements/run.txt pyproject.toml
$compile --extra dev --build-deps-for editable --constraint requirements/run.txt --output-file requirements/test.txt pyproject.toml
$compile --extra readers --build-deps-for editable --constraint requirements/test.txt --output-file requirements/readers.txt pyproject.toml
