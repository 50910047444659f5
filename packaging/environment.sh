#!/bin/sh
# Makes .venv from requirements.lock, hashes checked, and installs Greenroom into it; does nothing when it is up to date.
set -eu

stamp=.venv/installed
now=$(cat requirements.lock pyproject.toml | cksum)
[ -x .venv/bin/greenroom ] && [ "$(cat $stamp 2>/dev/null)" = "$now" ] && exit 0

echo "Setting up .venv (some minutes the first time)"
[ -x .venv/bin/python ] || "${PYTHON:-python3}" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$now" > $stamp
