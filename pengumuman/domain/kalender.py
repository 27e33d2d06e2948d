"""Schedules and invitations as iCalendar files (RFC 5545): escaped text, lines folded at 75 octets."""
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple


class Acara(NamedTuple):
    """With dates an all-day event whose `selesai` is the last day itself; with times from `mulai` to `selesai`.

    `revisi` grows when the same event (uid) moves, so that a calendar replaces it.
    """

    uid: str
    judul: str
    mulai: date | datetime
    selesai: date | datetime
    uraian: str = ""
    tempat: str = ""
    revisi: int = 0


def _teks(nilai: str) -> str:
    return nilai.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n").replace("\n", "\\n")


def _lipat(baris: str) -> str:
    """Fold by octets without cutting a letter; continuation lines begin with a space."""
    potongan, kini = [], ""
    for huruf in baris:
        if len((kini + huruf).encode()) > (75 if not potongan else 74):
            potongan.append(kini)
            kini = ""
        kini += huruf
    return "\r\n ".join([*potongan, kini])


def _cap(saat: datetime) -> str:
    return saat.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _waktu(acara: Acara) -> list[str]:
    if isinstance(acara.mulai, datetime):
        return [f"DTSTART:{_cap(acara.mulai)}", f"DTEND:{_cap(acara.selesai)}"]
    return [f"DTSTART;VALUE=DATE:{acara.mulai:%Y%m%d}", f"DTEND;VALUE=DATE:{acara.selesai + timedelta(days=1):%Y%m%d}"]


def kalender(*, nama: str, acara: Iterable[Acara], dibuat: datetime, alamat: str) -> str:
    """The whole file with CRLF line ends; `dibuat` is when the schedule was decided, so the same schedule is the same file."""
    cap = _cap(dibuat)
    baris = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Seleksi Terbuka//Jadwal//ID", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
             f"X-WR-CALNAME:{_teks(nama)}"]
    for a in acara:
        baris += ["BEGIN:VEVENT", f"UID:{a.uid}", f"DTSTAMP:{cap}", *_waktu(a), f"SUMMARY:{_teks(a.judul)}"]
        if a.uraian:
            baris.append(f"DESCRIPTION:{_teks(a.uraian)}")
        if a.tempat:
            baris.append(f"LOCATION:{_teks(a.tempat)}")
        if a.revisi:
            baris.append(f"SEQUENCE:{a.revisi}")
        baris += [f"URL:{alamat}", f"TRANSP:{'OPAQUE' if isinstance(a.mulai, datetime) else 'TRANSPARENT'}", "END:VEVENT"]
    baris.append("END:VCALENDAR")
    return "".join(_lipat(satu) + "\r\n" for satu in baris)
