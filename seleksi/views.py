"""The home page of each role: the only page that combines the apps."""
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pendaftaran.domain.status import KATA_AKHIR, StatusLamaran
from pendaftaran.models import Lamaran
from pendaftaran.selectors.hasil_terbit import hasil_terbit_banyak
from pengumuman.domain.status import StatusPengumuman, StatusSurat
from pengumuman.models import Pengumuman, Surat
from penilaian.domain.status import StatusLembar
from penilaian.models import LembarNilai
from seleksi.aturan.waktu import Jendela, keadaan_jendela
from seleksi.core.akses import umum
from seleksi.core.domain.peran import LABEL_PERAN, PANSEL, Peran
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.models import Pengguna, Penugasan, Seleksi

USAI = frozenset({StatusSeleksi.SELESAI, StatusSeleksi.DIBATALKAN})
LABEL_SELEKSI = {StatusSeleksi.DRAF: ("periksa", "Sedang disiapkan"),
                 StatusSeleksi.DITUNDA: ("periksa", "Ditunda")}


class Kartu(NamedTuple):
    """One Seleksi as a visitor sees it: state of its windows (belum, buka, jeda, tutup) and until when."""

    seleksi: Seleksi
    jendela: str
    batas: datetime | None
    kelompok: str


class Menunggu(NamedTuple):
    """One line of work: what waits, how many, and the page where it is done."""

    kata: str
    url: str


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
        tempat = "usai" if seleksi.status in USAI else "jalan" if keadaan.status == "tutup" else "buka"
        kelompok[tempat].append(Kartu(seleksi, keadaan.status, keadaan.batas, tempat))
    kelompok["buka"].sort(key=lambda kartu: kartu.batas)
    return kelompok


def _hitung(baris: QuerySet, kunci: str = "seleksi") -> dict[int, int]:
    return {r[kunci]: r["n"] for r in baris.order_by().values(kunci).annotate(n=Count("pk"))}


def _menunggu(pengguna: Pengguna, seleksi_id: Iterable[int]) -> dict[int, list[tuple[frozenset, Menunggu]]]:
    """What waits in each round, with the roles whom it concerns. One grouped query for each kind of work."""
    ids, hasil = list(seleksi_id), defaultdict(list)
    for boleh, kata, url, jumlah in (
        ({Peran.SEKRETARIAT}, "{} lamaran menunggu verifikasi", "verifikasi_daftar",
         _hitung(Lamaran.objects.filter(seleksi__in=ids, status=StatusLamaran.DIAJUKAN))),
        (PANSEL, "{} lamaran menunggu putusan rapat", "rapat_administrasi",
         _hitung(Lamaran.objects.filter(seleksi__in=ids, status=StatusLamaran.DIVERIFIKASI))),
        ({Peran.KETUA}, "{} pengumuman menunggu tanda tangan", "kelola",
         _hitung(Pengumuman.objects.filter(seleksi__in=ids, status=StatusPengumuman.DIAJUKAN))),
        (PANSEL | {Peran.ASESOR}, "{} lembar nilai belum final", "penilaian",
         _hitung(LembarNilai.objects.filter(penugasan__pengguna=pengguna, status=StatusLembar.DRAF,
                                            lamaran__seleksi__in=ids), "lamaran__seleksi")),
        ({Peran.SEKRETARIAT}, "{} surat gagal dibuat", "surat_daftar",
         _hitung(Surat.objects.filter(seleksi__in=ids, status=StatusSurat.GAGAL))),
    ):
        for kunci, n in jumlah.items():
            hasil[kunci].append((frozenset(boleh), Menunggu(kata.format(n), url)))
    return hasil


def ruang_kerja(*, pengguna: Pengguna) -> list[RuangKerja]:
    """The unfinished rounds in which this person holds a role, with what waits for that role."""
    seinstansi, peran = defaultdict(set), defaultdict(set)
    tugas = Penugasan.objects.berlaku().filter(pengguna=pengguna)
    for seleksi, instansi, nama in tugas.values_list("seleksi", "instansi", "peran"):
        (peran[seleksi] if seleksi else seinstansi[instansi]).add(nama)
    terjangkau = Q(pk__in=list(peran)) | Q(instansi__in=list(seinstansi))
    daftar = Seleksi.objects.filter(terjangkau).exclude(status__in=USAI).select_related("instansi")
    menunggu = _menunggu(pengguna, [s.pk for s in daftar]) if daftar else {}
    hasil = []
    for seleksi in daftar:
        punya = peran[seleksi.pk] | seinstansi[seleksi.instansi_id]
        hasil.append(RuangKerja(
            seleksi, ", ".join(LABEL_PERAN[p] for p in LABEL_PERAN if p in punya),
            LABEL_SELEKSI.get(seleksi.status, ("lulus", "Berjalan")),
            [butir for boleh, butir in menunggu.get(seleksi.pk, []) if boleh & punya]))
    return hasil


def _lamaran_saya(pengguna: Pengguna) -> list[tuple[Lamaran, str, str]]:
    """Own applications with a word that follows what was published or told to the owner, and nothing else."""
    kata = {StatusLamaran.DRAF: ("periksa", "Belum dikirim"), **KATA_AKHIR}
    milik = list(Lamaran.objects.filter(pelamar__pengguna=pengguna).select_related("seleksi__instansi", "lowongan").defer("fakta"))
    hasil = hasil_terbit_banyak(milik)
    return [(lamaran, *(kata.get(lamaran.status) or (hasil[lamaran.pk][0].cap if hasil[lamaran.pk] else ("lulus", "Terkirim"))))
            for lamaran in milik]


@umum()
def beranda(request: HttpRequest) -> HttpResponse:
    pada, pengguna = timezone.now(), request.user
    konteks = {"pada": pada, "kartu": kartu_seleksi(pada=pada),
               "pengumuman": Pengumuman.objects.tampak(pada).select_related("seleksi__instansi")[:5]}
    if pengguna.is_authenticated:
        konteks |= {"ruang": ruang_kerja(pengguna=pengguna), "lamaran": _lamaran_saya(pengguna)}
    return render(request, "beranda.html", konteks)
