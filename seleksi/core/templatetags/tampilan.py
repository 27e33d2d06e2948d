"""Small pieces of the look: `{% load tampilan %}`. No style attribute anywhere; the CSP forbids it."""
import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import js_lib_bootstrap_icons
from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..domain.kata import desimal
from ..domain.peran import PANSEL, Peran

register = template.Library()
GAMBAR = Path(js_lib_bootstrap_icons.__file__).parent / "static" / "bootstrap-icons"
PELAMAR = "pelamar"
PEMBUKA = '<svg viewBox="0 0 16 16" fill="currentColor" class="ikon" aria-hidden="true" focusable="false">'
IKON_CAP = {"lulus": "check-lg", "gagal": "x-lg", "periksa": "exclamation-circle-fill", "tunda": "clock-fill",
            "netral": "circle"}
# The entries below a Seleksi: name of the URL, words, roles. Empty means everybody, "pelamar" an account
# without a role here. A test compares the roles with the rule that each page declares.
PELAMAR_SAJA = frozenset({PELAMAR})
SEKRETARIAT = frozenset({Peran.SEKRETARIAT})
PENGAWAS = frozenset({Peran.PENGAWAS})
MENU = (
    ("seleksi", "Seleksi", frozenset()),
    ("pengumuman_daftar", "Pengumuman", frozenset()),
    ("aturan_putaran", "Aturan", frozenset()),
    ("lamaran", "Lamaran saya", PELAMAR_SAJA),
    ("kelola", "Ruang kerja", frozenset(Peran)),
    ("verifikasi_daftar", "Verifikasi", SEKRETARIAT | PANSEL | PENGAWAS),
    ("rapat_administrasi", "Rapat administrasi", PANSEL | PENGAWAS),
    ("kesehatan", "Kesehatan", SEKRETARIAT | {Peran.KETUA}),
    ("penilaian", "Penilaian", PANSEL | {Peran.ASESOR}),
    ("rapat_penetapan", "Rapat penetapan", PANSEL),
    ("penyerahan", "Penyerahan", frozenset({Peran.KETUA, Peran.PYB, Peran.PPK})),
    ("surat_daftar", "Surat", SEKRETARIAT | PANSEL | PENGAWAS),
    ("permintaan_daftar", "Permintaan data", SEKRETARIAT | PENGAWAS),
)


@cache
def _svg(nama: str) -> SafeString:
    if not re.fullmatch(r"[a-z0-9-]+", nama):
        raise template.TemplateSyntaxError(f"nama ikon {nama!r} tidak sah")
    isi = (GAMBAR / f"{nama}.svg").read_text(encoding="utf-8")
    # Safe: the text is a file of an installed package, chosen by a name of letters, digits and hyphens only.
    return mark_safe(re.sub(r"<svg [^>]*>", PEMBUKA, isi, count=1).strip())  # noqa: S308


@register.simple_tag
def ikon(nama: str) -> SafeString:
    """{% ikon "check-lg" %}: a Bootstrap icon, inlined, hidden from screen readers; put a word beside it."""
    return _svg(nama)


@register.simple_tag
def cap(jenis: str, kata: str) -> SafeString:
    """{% cap "lulus" "Lengkap" %}: a status as word, icon and colour; lulus gagal periksa tunda netral."""
    if jenis not in IKON_CAP:
        raise template.TemplateSyntaxError(f"jenis cap {jenis!r} tidak dikenal; pakai {', '.join(IKON_CAP)}")
    return format_html('<span class="cap cap-{}">{}{}</span>', jenis, _svg(IKON_CAP[jenis]), kata)


@register.simple_tag
def maju(nilai: int, maks: int, label: str) -> SafeString:
    """{% maju 9 14 "Berkas terunggah" %}: a progress bar; say the figures in words beside it."""
    return format_html('<progress class="maju" value="{}" max="{}" aria-label="{}">{} dari {}</progress>',
                       nilai, max(maks, 1), label, nilai, maks)


@register.simple_tag
def batang(bagian: Iterable[tuple[str, Decimal | Fraction]], label: str = "") -> SafeString:
    """{% batang bagian %}: weighted parts of a hundred as one bar; pairs (name, points), at most six."""
    x, kotak, kata = Fraction(0), [], []
    for nomor, (nama, poin) in enumerate(bagian, 1):
        kotak.append((nomor, desimal(x).replace(",", "."), desimal(poin).replace(",", ".")))
        kata.append(f"{nama} {desimal(poin)}")
        x += Fraction(poin)
    isi = format_html_join("", '<rect class="b{}" x="{}" y="0" width="{}" height="8"></rect>', kotak)
    return format_html('<svg class="batang" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" '
                       'aria-label="{}">{}</svg>', label or "; ".join(kata), isi)


@register.simple_tag
def url_ada(nama: str, *args, **kwargs) -> str:
    """The address, or "" where the page does not exist in this portal."""
    try:
        return reverse(nama, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def _pegawai(request) -> bool:
    """Whether this account holds a role anywhere, as the middleware has noted it."""
    return int(timezone.now().timestamp()) < request.session.get("pegawai_sampai", 0)


def _butir_seleksi(request, seleksi, peran: frozenset[str]) -> list[tuple[str, str, str]]:
    """Address, words and aria-current of each entry; the longest address that fits the page is current."""
    if not peran and request.user.is_authenticated:
        peran = PELAMAR_SAJA
    alamat = {"instansi": seleksi.instansi.slug, "seleksi": seleksi.slug}
    semua = [(url_ada(nama, **alamat), kata) for nama, kata, boleh in MENU if not boleh or boleh & peran]
    kini = max((url for url, _ in semua if url and request.path.startswith(url)), key=len, default="")
    tanda = "page" if kini == request.path else "true"
    return [(url, kata, tanda if url == kini else "") for url, kata in semua if url]


@register.inclusion_tag("components/menu.html", takes_context=True)
def menu(context) -> dict:
    """The entries for this visitor: the account's, and below a Seleksi those of the role there."""
    request, seleksi = context["request"], context.get("seleksi_ini")
    butir = _butir_seleksi(request, seleksi, context["peran_saya"]) if seleksi else []
    return {"request": request, "user": request.user, "butir": butir,
            "pelamar": request.user.is_authenticated and not _pegawai(request)}


@register.simple_tag(takes_context=True)
def detik_sesi(context) -> int:
    """Seconds until this session ends if nobody does anything; 0 for visitors who are not logged in."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return 0
    jenis = "pegawai" if _pegawai(request) else "pelamar"
    sekarang = int(timezone.now().timestamp())
    sisa = settings.SESSION_ABSOLUTE[jenis] - (sekarang - request.session.get("mulai", sekarang))
    return max(1, min(settings.SESSION_IDLE[jenis], sisa))
