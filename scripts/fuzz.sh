#!/bin/sh
# fuzz.sh BIN SECONDS
# Fuzz every reader for so long, one after another, guided by coverage; what is found lies in
# build/fuzz. A reader ends early at its first crash; the others go on.
set -u
bin=$1
seconds=$2
failed=0
mkdir -p build/fuzz
for reader in pdf epub docx odt flat-odt ohms tei transcriber elan exmaralda folker ttml html \
  webvtt subrip wikitext mail rtf json table markdown text; do
  corpus=build/fuzz/$reader
  "$bin/python" tests/fuzz/targets.py "$reader" --seeds "$corpus" 2>/dev/null || exit 1
  "$bin/python" tests/fuzz/targets.py "$reader" -max_total_time="$seconds" -timeout=5 \
    -rss_limit_mb=1024 -max_len=65536 -dict="$corpus.dict" -artifact_prefix="$corpus-" \
    -print_final_stats=1 "$corpus" >"$corpus.log" 2>&1 || { printf '%s: see %s.log\n' "$reader" "$corpus"; failed=1; }
done
exit $failed
