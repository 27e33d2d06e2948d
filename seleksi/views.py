"""The home page of each role: the only page that combines the apps."""
from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pendaftaran.domain.status import KATA_AKHIR, StatusLamaran
from pendaftaran.models import Lamaran
from pendaftaran.selectors.hasil_terbit import hasil_terbit_banyak
from pengumuman.models import Pengumuman
from pengumuman.selectors.menunggu import Menunggu, yang_menunggu
from seleksi.aturan.waktu import Jendela, keadaan_jendela
from seleksi.core.akses import singgah, umum
from seleksi.core.domain.peran import LABEL_PERAN
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.models import Lowongan, Pengguna, Penugasan, Seleksi

USAI = frozenset({StatusSeleksi.SELESAI, StatusSeleksi.DIBATALKAN})
LABEL_SELEKSI = {StatusSeleksi.DRAF: ("periksa", "Sedang disiapkan"),
                 StatusSeleksi.DITUNDA: ("periksa", "Ditunda"), StatusSeleksi.SELESAI: ("netral", "Selesai")}


class Kartu(NamedTuple):
    """One Seleksi as a visitor sees it: state of its windows (belum, buka, jeda, tutup) and until when."""

    seleksi: Seleksi
    jendela: str
    batas: datetime | None
    kelompok: str


class RuangKerja(NamedTuple):
    seleksi: Seleksi
    peran: str
    label: tuple[str, str]
    menunggu: list[Menunggu]


def kartu_seleksi(*, pada: datetime) -> dict[str, list[Kartu]]:
    """Announced rounds in three groups: buka (also before and between windows), jalan, usai."""
    kelompok: dict[str, list[Kartu]] = {"buka": [], "jalan": [], "usai": []}
    daftar = (Seleksi.objects.tampak().select_related("instansi").prefetch_related("jendela")
              .annotate(jumlah=Count("lowongan"))[:100])
    for seleksi in daftar:
        keadaan = keadaan_jendela(pada, [Jendela(j.buka, j.tutup) for j in seleksi.jendela.all()])
        henti = keadaan.status == "tutup" or seleksi.status == StatusSeleksi.DITUNDA
        tempat = "usai" if seleksi.status in USAI else "jalan" if henti else "buka"
        kelompok[tempat].append(Kartu(seleksi, keadaan.status, keadaan.batas, tempat))
    kelompok["buka"].sort(key=lambda kartu: kartu.batas)
    return kelompok


def ruang_kerja(*, pengguna: Pengguna, pada: datetime | None = None) -> list[RuangKerja]:
    """The unfinished rounds in which this person holds a role, with what waits for that role."""
    seinstansi: dict[int, dict[str, set]] = defaultdict(lambda: defaultdict(set))
    sendiri: dict[int, dict[str, set]] = defaultdict(lambda: defaultdict(set))
    tugas = Penugasan.objects.berlaku().filter(pengguna=pengguna)
    for seleksi, instansi, nama, lowongan in tugas.values_list("seleksi", "instansi", "peran", "lowongan"):
        (sendiri[seleksi] if seleksi else seinstansi[instansi])[nama].add(lowongan)
    terjangkau = Q(pk__in=list(sendiri)) | Q(instansi__in=list(seinstansi))
    daftar = Seleksi.objects.filter(terjangkau).filter(_belum_usai()).select_related("instansi")
    jangkauan = {s.pk: _jangkauan(sendiri[s.pk], seinstansi[s.instansi_id]) for s in daftar}
    menunggu = yang_menunggu(pengguna, jangkauan, daftar, pada=pada or timezone.now()) if daftar else {}
    ruang = [RuangKerja(s, ", ".join(LABEL_PERAN[p] for p in LABEL_PERAN if p in jangkauan[s.pk]),
                        LABEL_SELEKSI.get(s.status, ("lulus", "Berjalan")), menunggu[s.pk]) for s in daftar]
    return sorted((r for r in ruang if r.seleksi.status not in USAI or r.menunggu), key=lambda r: not r.menunggu)


def _belum_usai() -> Q:
    """Unfinished rounds; a finished one too while somebody is still to be chosen in it."""
    return ~Q(status__in=USAI) | Q(status=StatusSeleksi.SELESAI, pk__in=Lowongan.objects.filter(
        pilihan=None, peringkat__status="ditetapkan").values("seleksi"))


def _jangkauan(*sumber: dict[str, set]) -> dict[str, frozenset[int] | None]:
    """Role -> posts; None when one assignment in it reaches all."""
    hasil: dict[str, set] = defaultdict(set)
    for satu in sumber:
        for peran, lowongan in satu.items():
            hasil[peran] |= lowongan
    return {peran: None if None in lowongan else frozenset(lowongan) for peran, lowongan in hasil.items()}


def _lamaran_saya(pengguna: Pengguna) -> list[tuple[Lamaran, str, str]]:
    """Own applications with a word that follows what was published or told to the owner, and nothing else."""
    kata = {StatusLamaran.DRAF: ("periksa", "Belum dikirim"), **KATA_AKHIR}
    milik = list(Lamaran.objects.filter(pelamar__pengguna=pengguna).select_related("seleksi__instansi", "lowongan").defer("fakta"))
    hasil = hasil_terbit_banyak(milik)
    return [(lamaran, *(kata.get(lamaran.status) or (hasil[lamaran.pk][0].cap if hasil[lamaran.pk] else ("lulus", "Terkirim"))))
            for lamaran in milik]


@singgah
@umum()
def beranda(request: HttpRequest) -> HttpResponse:
    pada, pengguna = timezone.now(), request.user
    konteks = {"pada": pada, "kartu": kartu_seleksi(pada=pada),
               "pengumuman": Pengumuman.objects.tampak(pada).select_related("seleksi__instansi")[:5]}
    if pengguna.is_authenticated:
        konteks |= {"ruang": ruang_kerja(pengguna=pengguna), "lamaran": _lamaran_saya(pengguna)}
    return render(request, "beranda.html", konteks)
