#!/bin/sh
# Runs every test where there is no network at all: a network namespace of its own with nothing but loopback.
# The models must be installed already (`make setup-test`).
set -eu

exec unshare -rn sh -c 'ip link set lo up && exec make check'
