#!/bin/sh
# Installs the system libraries that are missing: `system_packages.sh run`, or `test` for those of the tests as well.
# Debian and Ubuntu; on another system it names what is needed and stops.
set -eu

run="libportaudio2 libpulse0 libasound2-plugins libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4
     libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libdbus-1-3 libfontconfig1"
test="xvfb xauth xdotool pulseaudio pulseaudio-utils strace fonts-inter"

[ "$(uname)" = Linux ] || exit 0 # elsewhere the wheels bring all that is needed
wanted=$run
[ "${1:-run}" = test ] && wanted="$run $test"
"${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null || wanted="$wanted python3-venv"

if ! command -v apt-get >/dev/null; then
    found=$(ldconfig -p 2>/dev/null || true)
    missing=""
    for library in libportaudio.so.2 libpulse.so.0 libEGL.so.1 libGL.so.1 libxkbcommon-x11.so.0 libxcb-cursor.so.0; do
        case $found in *"$library"*) ;; *) missing="$missing $library" ;; esac
    done
    [ -z "$missing" ] && [ "${1:-run}" = run ] && exit 0
    echo "This system has no apt-get. Please install what Debian calls:" >&2
    # shellcheck disable=SC2086
    echo "  "$wanted >&2
    [ -n "$missing" ] && echo "Libraries not found:$missing" >&2
    exit 1
fi

# shellcheck disable=SC2086
installed=" $(dpkg-query -W -f '${Package}:${db:Status-Status} ' $wanted 2>/dev/null || true)"
missing=""
for package in $wanted; do
    case $installed in *" $package:installed "*) ;; *) missing="$missing $package" ;; esac
done
[ -z "$missing" ] && exit 0

echo "Installing system packages:$missing"
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq || echo "apt-get update failed; trying with the lists there are" >&2
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
