#!/usr/bin/env bash
# Memasang apa yang belum ada: pustaka sistem (lewat apt bila diizinkan), lalu .venv dari berkas bersidik jari.
#   deploy/pasang.sh jalan    untuk `make run`
#   deploy/pasang.sh uji      untuk `make test`: tambah alat uji dan Chromium
#   deploy/pasang.sh berat    untuk `make test-berat`: tambah server S3
# Bila semua sudah ada, tidak ada yang diunduh.
set -euo pipefail
cd "$(dirname "$0")/.."
tujuan=${1:-jalan}
venv=.venv

cari_python() {
    local calon
    for calon in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$calon" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$calon"
            return
        fi
    done
}

ada_pustaka() { # every library is really loaded: an installed package may still be broken
    "$python" - 2>/dev/null <<'PY'
import ctypes
for nama in ("gobject-2.0.so.0", "pango-1.0.so.0", "pangoft2-1.0.so.0", "harfbuzz.so.0", "harfbuzz-subset.so.0", "fontconfig.so.1"):
    ctypes.CDLL("lib" + nama)
PY
}

ada_peramban() { # the same places as seleksi/tests/peramban.py
    [ -n "${PERAMBAN:-}" ] && return
    command -v chromium google-chrome >/dev/null && return
    compgen -G "$HOME/.cache/ms-playwright/chromium-*/chrome-linux*/chrome" >/dev/null
}

apt_punya_chromium() { # Ubuntu has it as a snap only
    apt-cache policy chromium 2>/dev/null | grep -q 'Candidate: [0-9]'
}

kurang() { # names of the Debian packages that are missing
    python=$(cari_python)
    if [ -z "$python" ]; then
        echo python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-liberation
    else
        "$python" -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv
        ada_pustaka || echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
        case "$(fc-match 'Liberation Sans' family 2>/dev/null)" in *Liberation*) ;; *) echo fontconfig fonts-liberation ;; esac
    fi
    [ "$tujuan" = jalan ] && return
    "$python" -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null || echo libatomic1  # Playwright's Node wants it
    if ! ada_peramban && apt_punya_chromium; then echo chromium; fi
}

apt_pasang() { # as root, or through sudo when it asks for no password
    local awalan=()
    [ "$(id -u)" = 0 ] || awalan=(sudo)
    "${awalan[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@"
}

sistem() {
    local paket
    paket=$(kurang | xargs)
    if [ -n "$paket" ] || { [ "$tujuan" != jalan ] && ! ada_peramban; }; then
        if ! command -v apt-get >/dev/null; then
            echo "Sistem ini tidak memakai apt. Pasang yang setara dengan paket Debian berikut: $paket chromium" >&2
            exit 1
        fi
        if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
            [ "$tujuan" != jalan ] && ! ada_peramban && [[ " $paket " != *" chromium "* ]] && paket="$paket chromium"
            echo "Pustaka sistem belum lengkap dan pengguna ini tidak boleh memasangnya. Minta pengelola menjalankan:" >&2
            echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $(xargs <<<"$paket")" >&2
            exit 1
        fi
        apt_pasang update -qq
        paket=$(kurang | xargs)
    fi
    [ -z "$paket" ] && return
    echo "Memasang pustaka sistem: $paket"
    # shellcheck disable=SC2086
    apt_pasang install -y -qq --no-install-recommends $paket >/dev/null
    paket=$(kurang | xargs)
    if [ -n "$paket" ]; then
        echo "Setelah pemasangan masih kurang: $paket" >&2
        exit 1
    fi
}

peramban() { # where apt has no Chromium, Playwright brings its own
    [ "$tujuan" = jalan ] || ada_peramban && return
    echo "Mengunduh Chromium lewat Playwright"
    if [ "$(id -u)" = 0 ]; then "$venv/bin/playwright" install-deps chromium; else sudo "$venv/bin/playwright" install-deps chromium; fi
    "$venv/bin/playwright" install chromium && return
    echo "Chromium tidak dapat diunduh. Pasang Chromium atau Chrome sendiri, lalu: make test PERAMBAN=/jalur/ke/chromium" >&2
    exit 1
}

pustaka_python() {
    local berkas=(requirements.txt) satu sidik cap="$venv/.cap-$tujuan" argumen=()
    [ "$tujuan" != jalan ] && berkas+=(deploy/uji.txt)
    [ "$tujuan" = berat ] && berkas+=(deploy/berat.txt)
    sidik=$(cat "${berkas[@]}" | sha256sum)
    if [ "$(cat "$cap" 2>/dev/null)" = "$sidik" ] && "$venv/bin/python" -c '' 2>/dev/null; then return; fi
    python=$(cari_python)
    "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || "$python" -m venv --clear "$venv"
    echo "Memasang pustaka Python ke $venv (sekali saja, satu sampai beberapa menit)"
    for satu in "${berkas[@]}"; do argumen+=(-r "$satu"); done
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes "${argumen[@]}"
    echo "$sidik" >"$cap"
}

sistem
pustaka_python
peramban
