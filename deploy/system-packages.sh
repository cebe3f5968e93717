#!/bin/sh
# Installs the system libraries that Python packages cannot bring: Pango for the PDF, and the tools
# the tests look at a PDF with. `run` is what the program needs, `test` is what the tests need too.
set -eu
what=${1:-run}

missing_run() {
    if [ "$(uname)" = Darwin ]; then
        [ -e /opt/homebrew/lib/libpango-1.0.dylib ] || [ -e /usr/local/lib/libpango-1.0.dylib ] || echo pango
        return
    fi
    libraries=$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null || true)
    for pair in libpango-1.0.so.0:libpango-1.0-0 libpangoft2-1.0.so.0:libpangoft2-1.0-0 \
                libharfbuzz-subset.so.0:libharfbuzz-subset0 libfontconfig.so.1:libfontconfig1; do
        case "$libraries" in *"${pair%%:*}"*) ;; *) echo "${pair##*:}" ;; esac
    done
    "${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null || echo python3-venv
}

missing_test() {
    missing_run
    command -v pdftoppm >/dev/null 2>&1 || echo poppler-utils
    command -v qpdf >/dev/null 2>&1 || echo qpdf
    [ "$(uname)" = Darwin ] && return
    command -v chromium >/dev/null 2>&1 || echo chromium
    command -v java >/dev/null 2>&1 || echo default-jre-headless
    command -v npm >/dev/null 2>&1 || echo npm
    [ -n "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || echo postgresql
    [ -x /usr/sbin/dovecot ] || echo dovecot-imapd
    ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1 || echo libfaketime
}

packages=$("missing_$what" | tr '\n' ' ')
[ -n "$(echo "$packages" | tr -d ' ')" ] || exit 0
if [ "$(uname)" = Darwin ]; then
    if command -v brew >/dev/null 2>&1; then exec brew install $packages; fi
elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    exit 0
fi
echo "briefing needs system packages that are not here: $packages" >&2
echo "install them, on Debian or Ubuntu: sudo apt-get install $packages" >&2
echo "                 on macOS:            brew install pango poppler qpdf" >&2
if [ "$what" = test ]; then exit 0; fi   # tests that need a tool skip and say so
exit 1
