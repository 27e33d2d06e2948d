"""A schedule as an iCalendar file (RFC 5545): all-day events, escaped text, lines folded at 75 octets."""
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple


class Acara(NamedTuple):
    """`selesai` is the last day itself."""

    uid: str
    judul: str
    mulai: date
    selesai: date
    uraian: str = ""


def _teks(nilai: str) -> str:
    return nilai.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _lipat(baris: str) -> str:
    """Fold by octets without cutting a letter; continuation lines begin with a space."""
    potongan, kini = [], ""
    for huruf in baris:
        if len((kini + huruf).encode()) > (75 if not potongan else 74):
            potongan.append(kini)
            kini = ""
        kini += huruf
    return "\r\n ".join([*potongan, kini])


def kalender(*, nama: str, acara: Iterable[Acara], dibuat: datetime, alamat: str) -> str:
    """The whole file with CRLF line ends; `dibuat` is when the schedule was decided, so the same schedule is the same file."""
    cap = dibuat.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    baris = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Seleksi Terbuka//Jadwal//ID", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
             f"X-WR-CALNAME:{_teks(nama)}"]
    for a in acara:
        baris += ["BEGIN:VEVENT", f"UID:{a.uid}", f"DTSTAMP:{cap}", f"DTSTART;VALUE=DATE:{a.mulai:%Y%m%d}",
                  f"DTEND;VALUE=DATE:{a.selesai + timedelta(days=1):%Y%m%d}", f"SUMMARY:{_teks(a.judul)}"]
        if a.uraian:
            baris.append(f"DESCRIPTION:{_teks(a.uraian)}")
        baris += [f"URL:{alamat}", "TRANSP:TRANSPARENT", "END:VEVENT"]
    baris.append("END:VCALENDAR")
    return "".join(_lipat(satu) + "\r\n" for satu in baris)
