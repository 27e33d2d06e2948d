"""What is still missing before the sheets of a post may be opened. Reads states only, never a sealed content."""
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from seleksi.aturan.profil import Profil
from seleksi.core.models import Lowongan, Penugasan, Seleksi
from seleksi.core.selectors import ketentuan_berlaku, urai

from ..domain.lembar import butir_lembar
from ..domain.status import KesimpulanKesehatan, StatusLembar
from ..models import Benturan, HasilKesehatan, LembarNilai, PernyataanBenturan
from .panitia import asesor_seleksi, panitia_lowongan, panitia_seleksi

PERNYATAAN, KESEHATAN = "benturan", "kesehatan"


@dataclass(frozen=True)
class Bagian:
    """One part of the work: so many of so many done, and a sentence for each thing that is missing."""

    kode: str
    nama: str
    selesai: int
    seluruh: int
    kurang: tuple[str, ...]

    @property
    def lengkap(self) -> bool:
        return not self.kurang


@dataclass(frozen=True)
class Kelengkapan:
    """`lembar`: the final sheets that count, in a fixed order; their commitments are what an opening opens."""

    lowongan: Lowongan
    peserta: tuple[Lamaran, ...]
    panitia: tuple[Penugasan, ...]
    bagian: tuple[Bagian, ...]
    lembar: tuple[LembarNilai, ...]
    benturan: frozenset[tuple[int, int]]  # (pengguna, lamaran)

    @property
    def kurang(self) -> list[str]:
        return [kalimat for b in self.bagian for kalimat in b.kurang]

    @property
    def lengkap(self) -> bool:
        return not self.kurang

    @property
    def komitmen(self) -> list[list[str]]:
        return [[lembar.kode, lembar.komitmen] for lembar in self.lembar]


@dataclass
class _Bahan:
    """Everything about one Seleksi that the check needs, read in a fixed number of queries."""

    seleksi: Seleksi
    lowongan: list[Lowongan]
    peserta: dict[int, list[Lamaran]] = field(default_factory=lambda: defaultdict(list))
    lembar: dict[tuple[int, str], list[LembarNilai]] = field(default_factory=lambda: defaultdict(list))
    benturan: set[tuple[int, int]] = field(default_factory=set)
    pernyataan: dict[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    kesehatan: dict[int, HasilKesehatan] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ketentuan = ketentuan_berlaku(self.seleksi)
        self.profil, self.putaran = urai(self.ketentuan)
        self.panitia = panitia_seleksi(self.seleksi)
        self.asesor = asesor_seleksi(self.seleksi)
        lowongan = {satu.pk for satu in self.lowongan}
        for satu in Lamaran.objects.filter(lowongan__in=lowongan, status=StatusLamaran.LULUS).order_by("nama", "pk"):
            self.peserta[satu.lowongan_id].append(satu)
        semua = [satu.pk for isi in self.peserta.values() for satu in isi]
        for satu in (LembarNilai.objects.berlaku().filter(lamaran__in=semua)
                     .select_related("penugasan__pengguna", "lamaran", "ketentuan").order_by("pk")):
            self.lembar[satu.lamaran_id, satu.komponen].append(satu)
        self.benturan.update(Benturan.objects.filter(lamaran__in=semua).values_list("penugasan__pengguna_id", "lamaran_id"))
        for pengguna, lowong, isi in PernyataanBenturan.objects.filter(
                lowongan__in=lowongan).values_list("penugasan__pengguna_id", "lowongan_id", "peserta"):
            self.pernyataan[pengguna, lowong].update(isi)
        for satu in HasilKesehatan.objects.filter(lamaran__in=semua).order_by("pada", "pk"):
            self.kesehatan[satu.lamaran_id] = satu

    @cached_property
    def nama_komponen(self) -> dict[str, str]:
        return {k.kode: k.nama for k in self.profil.bobot.komponen}


def kelengkapan(lowongan: Lowongan) -> Kelengkapan:
    """What is missing for one post, per component."""
    return kelengkapan_seleksi(lowongan.seleksi, [lowongan])[lowongan.pk]


def kelengkapan_seleksi(seleksi: Seleksi, lowongan: Iterable[Lowongan] | None = None) -> dict[int, Kelengkapan]:
    """The same for all posts of a Seleksi; the number of queries does not grow with them."""
    bahan = _Bahan(seleksi, list(seleksi.lowongan.all() if lowongan is None else lowongan))
    return {satu.pk: _satu(bahan, satu) for satu in bahan.lowongan}


def _satu(bahan: _Bahan, lowongan: Lowongan) -> Kelengkapan:
    peserta, panitia = bahan.peserta[lowongan.pk], panitia_lowongan(bahan.panitia, lowongan.pk)
    bagian, lembar = [_pernyataan(bahan, lowongan, peserta, panitia)], []
    for komponen in bahan.profil.bobot.komponen:
        cari = _asesmen if komponen.penilai == "asesor" else _panitia
        sah, kurang, seluruh = cari(bahan, lowongan, komponen.kode, peserta, panitia)
        lembar += sah
        bagian.append(Bagian(komponen.kode, komponen.nama, len(sah), seluruh, tuple(kurang)))
    if wajib_kesehatan(bahan.profil):
        bagian.append(_kesehatan(bahan, peserta))
    if not peserta:
        bagian = [Bagian("peserta", "Peserta", 0, 0, (f"Belum ada peserta yang lulus seleksi administrasi untuk {lowongan}.",))]
    lembar.sort(key=lambda satu: satu.kode)
    return Kelengkapan(lowongan, tuple(peserta), tuple(panitia), tuple(bagian), tuple(lembar),
                       frozenset((o, p) for o, p in bahan.benturan if p in {x.pk for x in peserta}))


def wajib_kesehatan(profil: Profil) -> bool:
    """Whether health comes before the opening (Tuban), not after the three are chosen (Tulungagung) or never."""
    return profil.kesehatan.ada and profil.kesehatan.peserta == "lulus_administrasi"


def kesehatan_tiga(profil: Profil) -> bool:
    """Whether only the determined are tested, after the determination (Tulungagung)."""
    return profil.kesehatan.ada and profil.kesehatan.peserta == "tiga_besar"


def _pernyataan(bahan: _Bahan, lowongan: Lowongan, peserta: list[Lamaran], panitia: list[Penugasan]) -> Bagian:
    wajib = {satu.pk for satu in peserta}
    kurang = [f"{t.pengguna} belum menyatakan benturan kepentingan untuk semua peserta." for t in panitia
              if not wajib <= bahan.pernyataan[t.pengguna_id, lowongan.pk]]
    return Bagian(PERNYATAAN, "Pernyataan benturan kepentingan", len(panitia) - len(kurang), len(panitia), tuple(kurang))


def _sama_kriteria(bahan: _Bahan, lowongan: Lowongan, lembar: LembarNilai) -> bool:
    """Whether the sheet was scored by the criteria in force; a newer Ketentuan may have changed them."""
    if lembar.ketentuan_id == bahan.ketentuan.pk:
        return True
    lama = butir_lembar(*urai(lembar.ketentuan), lembar.komponen, urut_lowongan=lowongan.urut)
    return lama == butir_lembar(bahan.profil, bahan.putaran, lembar.komponen, urut_lowongan=lowongan.urut)


def _nilai(bahan: _Bahan, lowongan: Lowongan, lembar: LembarNilai | None, siapa: str, nama: str, orang: Lamaran) -> Iterator[str]:
    if lembar is None or lembar.status != StatusLembar.FINAL:
        yield f"{orang.nama}: {siapa} belum memfinalkan nilai {nama}."
    elif not _sama_kriteria(bahan, lowongan, lembar):
        yield f"{orang.nama}: nilai {nama} dari {siapa} memakai kriteria lama; buka kembali lembarnya."


def _panitia(bahan: _Bahan, lowongan: Lowongan, komponen: str, peserta: list[Lamaran], panitia: list[Penugasan]):
    """Final sheets of all members who are not recused; a missing one is missing, never zero."""
    sah, kurang, seluruh, nama = [], [], 0, bahan.nama_komponen[komponen]
    for orang in peserta:
        punya = {satu.penugasan.pengguna_id: satu for satu in bahan.lembar[orang.pk, komponen]}
        boleh = [t for t in panitia if (t.pengguna_id, orang.pk) not in bahan.benturan]
        if not boleh:
            kurang.append(f"{orang.nama}: tidak ada anggota yang boleh menilai {nama}; semua menyatakan benturan.")
        seluruh += len(boleh)
        for tugas in boleh:
            lembar = punya.get(tugas.pengguna_id)
            keberatan = list(_nilai(bahan, lowongan, lembar, str(tugas.pengguna), nama, orang))
            kurang += keberatan
            sah += [] if keberatan else [lembar]
    return sah, kurang, seluruh


def _asesmen(bahan: _Bahan, lowongan: Lowongan, komponen: str, peserta: list[Lamaran], panitia: list[Penugasan]):
    """One reported result per person, by an assessor who is not recused."""
    sah, kurang, nama = [], [], bahan.nama_komponen[komponen]
    for orang in peserta:
        punya = [s for s in bahan.lembar[orang.pk, komponen] if (s.penugasan.pengguna_id, orang.pk) not in bahan.benturan]
        lembar = punya[0] if punya else None
        siapa = str(lembar.penugasan.pengguna) if lembar else "asesor"
        keberatan = list(_nilai(bahan, lowongan, lembar, siapa, nama, orang))
        kurang += keberatan
        sah += [] if keberatan else [lembar]
    return sah, kurang, len(peserta)


def _kesehatan(bahan: _Bahan, peserta: list[Lamaran]) -> Bagian:
    kurang = []
    for orang in peserta:
        hasil = bahan.kesehatan.get(orang.pk)
        if hasil is None:
            kurang.append(f"{orang.nama}: kesimpulan tes kesehatan belum dicatat.")
        elif tidak_sehat(hasil):
            kurang.append(f"{orang.nama}: tidak memenuhi syarat kesehatan; menunggu keputusan Ketua.")
    return Bagian(KESEHATAN, "Tes kesehatan", len(peserta) - len(kurang), len(peserta), tuple(kurang))


def tidak_sehat(hasil: HasilKesehatan) -> bool:
    return hasil.kesimpulan == KesimpulanKesehatan.TMS or not hasil.bebas_narkoba
