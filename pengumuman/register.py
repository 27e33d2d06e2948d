"""Number registers: one row locked for each number, gap-free from the first one, no number twice in an Instansi and year."""
from collections.abc import Iterable
from datetime import date, datetime

from seleksi.core.models import Seleksi
from seleksi.core.services import TidakSah

from .domain.nomor import POLA_BAWAAN, pola_sendiri, susun_nomor
from .models import NomorSurat, Register

REGISTER_PORTAL = {"surat": "Surat keluar", "terima": "Tanda terima"}


def _pola_awal(seleksi: Seleksi, kode: str, tahun: int) -> str:
    """The pattern of the year before, else the usual one; told apart from other rounds of the Instansi in that year."""
    lalu = seleksi.register.filter(kode=kode).order_by("-tahun").first()
    pola = lalu.pola if lalu else POLA_BAWAAN.get(kode, POLA_BAWAAN["surat"])
    return pola_sendiri(pola, pola_lain(seleksi, kode, tahun))


def pola_lain(seleksi: Seleksi, kode: str, tahun: int) -> set[str]:
    """Patterns that the Instansi's other rounds use in that register and year."""
    return set(Register.objects.filter(kode=kode, tahun=tahun, seleksi__instansi=seleksi.instansi_id).exclude(seleksi=seleksi)
               .values_list("pola", flat=True))


def kunci_register(seleksi: Seleksi, kode: str, tahun: int) -> Register:
    """The locked register of that year, made when it is first needed."""
    if not seleksi.register.filter(kode=kode, tahun=tahun).exists():
        Register.objects.get_or_create(seleksi=seleksi, kode=kode, tahun=tahun, defaults={"pola": _pola_awal(seleksi, kode, tahun)})
    return Register.objects.select_for_update().get(seleksi=seleksi, kode=kode, tahun=tahun)


def beri_nomor(register: Register, *, tanggal: date, agenda: str, pada: datetime) -> str:
    """The next number of a locked register, as a row that stays; `agenda` is the regency's own number instead."""
    urut = max(register.terakhir + 1, register.mulai)
    teks = agenda or susun_nomor(register.pola, urut=urut, tanggal=tanggal)
    sama = NomorSurat.objects.filter(register__seleksi__instansi=register.seleksi.instansi_id, register__tahun=register.tahun)
    if sama.filter(teks__iexact=teks).exists():
        raise TidakSah(f"Nomor {teks} sudah dipakai surat lain tahun {register.tahun}.")
    NomorSurat.objects.create(register=register, urut=urut, teks=teks, diberikan=pada)
    register.terakhir = urut
    register.save(update_fields=["terakhir"])
    return teks


def daftar_register(seleksi: Seleksi, *, hari: date) -> Iterable[dict]:
    """Both registers of this year as they stand, also before their first number, each with the number that comes next."""
    semua = list(Register.objects.filter(seleksi__instansi=seleksi.instansi_id, tahun__lte=hari.year).order_by("tahun"))
    for kode, nama in REGISTER_PORTAL.items():
        milik = [r for r in semua if r.kode == kode and r.seleksi_id == seleksi.pk]
        if not milik or milik[-1].tahun < hari.year:
            lain = {r.pola for r in semua if r.kode == kode and r.tahun == hari.year}
            awal = milik[-1].pola if milik else POLA_BAWAAN[kode]
            milik.append(Register(kode=kode, tahun=hari.year, pola=pola_sendiri(awal, lain)))
        r = milik[-1]
        urut = max(r.terakhir + 1, r.mulai)
        yield {"kode": kode, "nama": nama, "tahun": r.tahun, "pola": r.pola, "mulai": r.mulai, "terakhir": r.terakhir,
               "berikutnya": susun_nomor(r.pola, urut=urut, tanggal=hari)}
