"""Filters around core.domain.kata: `{% load waktu %}`. An empty value stays empty."""
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html

from ..domain import kata

register = template.Library()


def _saring(nama: str, fungsi) -> None:
    register.filter(nama, lambda nilai: "" if nilai in (None, "") else fungsi(nilai))


for _nama in ("tanggal", "hari_tanggal", "waktu_wib", "jam_wib", "detik_wib", "tanggal_kata", "nip", "ukuran",
              "terbilang", "durasi", "peranti", "titik"):
    _saring(_nama, getattr(kata, _nama))


@register.filter
def rentang(mulai, selesai) -> str:
    """{{ jadwal.mulai|rentang:jadwal.selesai }} -> 23 s.d. 28 September 2020"""
    return kata.rentang(mulai, selesai) if mulai and selesai else ""


@register.filter
def desimal(nilai, angka: int = 2) -> str:
    """{{ nilai|desimal }} -> 82,35; {{ nilai|desimal:0 }} -> 82; a missing number is a dash, never zero."""
    return kata.desimal(None if nilai == "" else nilai, angka)


@register.simple_tag
def hitung_mundur(tutup: datetime, kini: datetime | None = None) -> str:
    """The time left until `tutup`: written by the server, kept running by portal.js on the server's clock."""
    sekarang = kini or timezone.now()
    return format_html('<span class="angka" role="timer" data-hitung-mundur="{}" data-waktu-server="{}">{}'
                       '</span>', tutup.isoformat(), sekarang.isoformat(), kata.durasi(tutup - sekarang))
