#!/bin/sh
# Installs the system libraries that Qt and a virtual environment need on Debian and Ubuntu, and the packages that are
# named besides; elsewhere it does nothing.
set -eu
command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1 || exit 0

wanted="python3-venv libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
libxcb-xinerama0 fonts-dejavu-core $*"

# Since Debian 13 and Ubuntu 24.04 some of them have "t64" at the end of their names.
installed() {
    dpkg-query -W -f '${Status}\n' "$1" "$1t64" 2>/dev/null | grep -q "install ok installed"
}

missing=""
for name in $wanted; do
    if [ "$name" = python3-venv ] && "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null; then continue; fi
    installed "$name" || missing="$missing $name"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ]; then as_root=""
elif command -v sudo >/dev/null 2>&1; then as_root="sudo"
else
    echo "These system packages are missing and only an administrator can install them:$missing" >&2
    echo "Going on without them." >&2
    exit 0
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 $missing >/dev/null
