"""{% load garis %}: the timeline of posts as SVG. Widths are percentages, so words keep their size on a phone."""
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from seleksi.aturan.waktu import Periode, kata_tanggal

from ..domain.garis_waktu import GarisWaktu, bagian_seribu

register = template.Library()
LAJUR, ATAS, KIRI = 24, 4, 70  # height of a lane and upper margin in px, left margin in thousandths


def _persen(seribu: int) -> str:
    return f"{seribu // 10}.{seribu % 10}%"


def _letak(garis: GarisWaktu, p: Periode) -> tuple[str, str]:
    """x and width; a single day still shows."""
    lebar = 1000 - KIRI
    x = KIRI + bagian_seribu(p.mulai, garis) * lebar // 1000
    akhir = KIRI + bagian_seribu(p.batas, garis) * lebar // 1000
    return _persen(x), _persen(max(4, akhir - x))


def _batang(garis: GarisWaktu) -> SafeString:
    isi = []
    for b in garis.batang:
        y = ATAS + (b.nomor - 1) * LAJUR
        x, lebar = _letak(garis, b.periode)
        isi.append((y + 15, b.nomor, "g-plt" if b.masa.plt else "g-batang", x, y + 3, lebar))
    return format_html_join("", '<text x="0" y="{}" class="g-nomor">{}</text><rect class="{}" x="{}" y="{}" width="{}" height="16" rx="3">'
                            "</rect>", isi)


def _lapis(garis: GarisWaktu, kelas: str, daftar: tuple[Periode, ...], y: int) -> SafeString:
    return format_html_join("", '<rect class="{}" x="{}" y="{}" width="{}" height="16"></rect>',
                            ((kelas, x, y, lebar) for x, lebar in (_letak(garis, p) for p in daftar)))


def _sumbu(garis: GarisWaktu, bawah: int) -> SafeString:
    tanda = []
    for t in garis.tahun:
        x = KIRI + bagian_seribu(t, garis) * (1000 - KIRI) // 1000
        jangkar = "end" if x > 940 else "middle"
        tanda.append((_persen(x), _persen(x), bawah, _persen(x), bawah + 16, jangkar, t.year))
    return format_html_join("", '<line class="g-tahun" x1="{}" x2="{}" y1="0" y2="{}"></line>'
                            '<text x="{}" y="{}" class="g-angka" text-anchor="{}">{}</text>', tanda)


@register.simple_tag
def garis_waktu(garis: GarisWaktu) -> SafeString:
    """{% garis_waktu g %}: one numbered lane a row, below them the counted time with its gaps and overlaps."""
    ringkas = ATAS + len(garis.batang) * LAJUR + 6
    bawah = ringkas + 20
    kata = (f"{len(garis.batang)} jabatan antara {kata_tanggal(garis.awal)} dan {kata_tanggal(garis.tutup)}; celah: {len(garis.celah)}, "
            f"bertumpuk: {len(garis.tumpang)}. Rinciannya tertulis di bawah gambar.")
    return format_html(
        '<svg class="garis" height="{}" role="img" aria-labelledby="garis-judul garis-rinci"><title id="garis-judul">Garis waktu jabatan'
        '</title><desc id="garis-rinci">{}</desc>{}{}<text x="0" y="{}" class="g-nomor">Σ</text>{}{}{}</svg>',
        bawah + 22, kata, _sumbu(garis, bawah), _batang(garis), ringkas + 13, _lapis(garis, "g-hitung", garis.runtun, ringkas),
        _lapis(garis, "g-tumpang", garis.tumpang, ringkas), _lapis(garis, "g-celah", garis.celah, ringkas))
