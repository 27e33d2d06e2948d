"""What waits for one person in each unfinished round, role by role and exact; as many queries for one round as for many."""
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, FilteredRelation, Max, Q

from pendaftaran.domain.permintaan import StatusPermintaan
from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran, Permintaan
from penilaian.domain.status import StatusLembar
from penilaian.models import BarisPeringkat, Benturan, HasilKesehatan, LembarNilai, Pembukaan, Peringkat, PernyataanBenturan
from penilaian.selectors.kelengkapan import kesehatan_tiga, tidak_sehat, wajib_kesehatan
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.models import Gerbang, Jendela, Ketentuan, Lowongan, Pengguna, Seleksi
from seleksi.core.selectors import rancangan, urai

from ..domain.status import JENIS_USULAN, LABEL_PENGUMUMAN, JenisPengumuman, Pihak, StatusPengumuman, StatusSurat
from ..models import Pengumuman, Penyerahan, Pilihan, Surat
from .penyerahan import SEBELUM_PILIHAN, gerbang_akhir, jalur_nama, urutan_penyerahan

S, P, J = StatusLamaran, StatusPengumuman, JenisPengumuman
NAMA = LABEL_PENGUMUMAN | {J.LOWONGAN: "Pengumuman seleksi", J.HASIL_ADMINISTRASI: "Pengumuman hasil administrasi",
                           J.HASIL_AKHIR: "Pengumuman hasil akhir"}
PENYIAP = frozenset({Peran.SEKRETARIAT, Peran.ANGGOTA})
DINILAI = frozenset({Tahap.ASESMEN, Tahap.KESEHATAN, Tahap.PENILAIAN})


@dataclass(frozen=True, slots=True)
class Menunggu:
    """One line of work: what waits, how many, and the page where it is done."""

    kata: str
    url: str
    args: tuple[str, ...] = ()


Jangkauan = dict[str, frozenset[int] | None]  # role -> posts that its assignments reach; None for the whole round


class Bahan:
    """Everything about these rounds that decides what waits. Each part is read once, for all rounds together."""

    def __init__(self, pengguna: Pengguna, seleksi: Iterable[Seleksi], pada: datetime):
        self.pengguna, self.seleksi, self.pada = pengguna, list(seleksi), pada
        self.ids = [s.pk for s in self.seleksi]
        self.lowongan: dict[int, list[Lowongan]] = defaultdict(list)
        for satu in Lowongan.objects.filter(seleksi__in=self.ids).exclude(tahap=Tahap.DIBATALKAN.value).order_by("urut"):
            self.lowongan[satu.seleksi_id].append(satu)

    @cached_property
    def aturan(self) -> dict[int, tuple[Profil, Putaran]]:
        terakhir: dict[int, Ketentuan] = {}
        for satu in Ketentuan.objects.filter(seleksi__in=self.ids).defer("isi").order_by("versi"):
            terakhir[satu.seleksi_id] = satu
        return {s.pk: urai(terakhir[s.pk]) if s.pk in terakhir else rancangan(s) for s in self.seleksi}

    @cached_property
    def lamaran(self) -> dict[int, Counter]:
        """Per post: each state, `belum` (waits for the first verifier), `kedua` (for another person than this one)."""
        kini = Lamaran.objects.filter(seleksi__in=self.ids).annotate(
            usul=FilteredRelation("usulan", condition=Q(usulan__dicabut=None))).order_by().values("lowongan", "status").annotate(
            n=Count("pk"), belum=Count("pk", filter=Q(usul=None)),
            kedua=Count("pk", filter=Q(usul__perlu_uji=True, usul__diuji=None) & ~Q(usul__oleh=self.pengguna)))
        hasil: dict[int, Counter] = defaultdict(Counter)
        for baris in kini:
            hasil[baris["lowongan"]][baris["status"]] = baris["n"]
            if baris["status"] == S.DIAJUKAN:
                hasil[baris["lowongan"]].update(belum=baris["belum"], kedua=baris["kedua"])
        return hasil

    @cached_property
    def peserta(self) -> dict[int, set[int]]:
        hasil: dict[int, set[int]] = defaultdict(set)
        for pk, lowongan in Lamaran.objects.filter(seleksi__in=self.ids, status=S.LULUS).values_list("pk", "lowongan_id"):
            hasil[lowongan].add(pk)
        return hasil

    @cached_property
    def calon(self) -> set[int]:
        return set(BarisPeringkat.objects.filter(lamaran__seleksi__in=self.ids, terpilih=True).values_list("lamaran_id", flat=True))

    @cached_property
    def kesehatan(self) -> dict[int, HasilKesehatan]:
        return {h.lamaran_id: h for h in HasilKesehatan.objects.filter(lamaran__seleksi__in=self.ids).order_by("pada", "pk")}

    @cached_property
    def benturan(self) -> set[int]:
        milik = Benturan.objects.filter(penugasan__pengguna=self.pengguna, lamaran__seleksi__in=self.ids)
        return set(milik.values_list("lamaran_id", flat=True))

    @cached_property
    def dinyatakan(self) -> set[int]:
        return {pk for isi in PernyataanBenturan.objects.filter(penugasan__pengguna=self.pengguna, lowongan__seleksi__in=self.ids)
                .values_list("peserta", flat=True) for pk in isi}

    @cached_property
    def lembar(self) -> set[tuple[int, str]]:
        """Sheets that are no longer this person's work: own final ones, and assessments that another assessor has begun."""
        milik = Q(penugasan__pengguna=self.pengguna)
        sudah = milik & Q(status=StatusLembar.FINAL) | ~milik & Q(komponen="asesmen")
        return set(LembarNilai.objects.berlaku().filter(sudah, lamaran__seleksi__in=self.ids).values_list("lamaran_id", "komponen"))

    @cached_property
    def pembukaan(self) -> dict[int, tuple[int, bool]]:
        """Post -> who asked for the opening, and whether it has taken place."""
        return {p.lowongan_id: (p.pembuka_id, p.dibuka is not None) for p in Pembukaan.objects.filter(lowongan__seleksi__in=self.ids)}

    @cached_property
    def peringkat(self) -> dict[int, tuple[int, str]]:
        return {p: (pk, status) for p, pk, status in Peringkat.objects.filter(lowongan__seleksi__in=self.ids)
                .exclude(status="diganti").values_list("lowongan_id", "pk", "status")}

    @cached_property
    def pengumuman(self) -> dict[int, list[Pengumuman]]:
        hasil: dict[int, list[Pengumuman]] = defaultdict(list)
        for satu in Pengumuman.objects.filter(seleksi__in=self.ids).exclude(status=P.DIRALAT).defer("isi").order_by("dibuat", "pk"):
            hasil[satu.seleksi_id].append(satu)
        return hasil

    @cached_property
    def tutup(self) -> dict[int, datetime]:
        """When the registration that holds for all posts ends for good."""
        return dict(Jendela.objects.filter(seleksi__in=self.ids, lowongan=None).order_by().values_list("seleksi").annotate(Max("tutup")))

    @cached_property
    def di(self) -> dict[int, str]:
        """Ranking -> the station that its three have reached; missing before the handing-over."""
        return dict(Penyerahan.objects.filter(peringkat__lowongan__seleksi__in=self.ids).order_by("pada", "pk")
                    .values_list("peringkat_id", "ke"))

    @cached_property
    def dipilih(self) -> set[int]:
        return set(Pilihan.objects.filter(lowongan__seleksi__in=self.ids).values_list("lowongan_id", flat=True))

    @cached_property
    def gerbang(self) -> dict[int, set[str]]:
        hasil: dict[int, set[str]] = defaultdict(set)
        for seleksi, jenis in Gerbang.objects.filter(seleksi__in=self.ids).values_list("seleksi_id", "jenis"):
            hasil[seleksi].add(jenis)
        return hasil

    @cached_property
    def permintaan(self) -> dict[int, int]:
        """Post -> requests about own data that nobody has answered."""
        terbuka = Permintaan.objects.filter(lamaran__seleksi__in=self.ids, status=StatusPermintaan.DIAJUKAN)
        return dict(terbuka.order_by().values_list("lamaran__lowongan").annotate(Count("pk")))

    @cached_property
    def surat_gagal(self) -> dict[int, int]:
        gagal = Surat.objects.filter(seleksi__in=self.ids, status=StatusSurat.GAGAL)
        return dict(gagal.order_by().values_list("seleksi").annotate(Count("pk")))


class Ruang:
    """One round through the eyes of one person."""

    def __init__(self, bahan: Bahan, seleksi: Seleksi, jangkauan: Jangkauan):
        self.b, self.s, self.jangkauan = bahan, seleksi, jangkauan
        self.profil, self.putaran = bahan.aturan[seleksi.pk]

    def punya(self, *peran: str) -> bool:
        return any(p in self.jangkauan for p in peran)

    def jabatan(self, *peran: str) -> list[Lowongan]:
        """The posts that the person reaches in one of these roles."""
        batas = [self.jangkauan[p] for p in peran if p in self.jangkauan]
        return [x for x in self.b.lowongan[self.s.pk] if any(b is None or x.pk in b for b in batas)]

    def _jumlah(self, kunci: str, *peran: str) -> int:
        return sum(self.b.lamaran[x.pk][kunci] for x in self.jabatan(*peran))

    def _terpadu(self) -> Iterator[tuple[int, str, str]]:
        """The lines that are plain counts: number, words, page."""
        yield self._jumlah("belum", Peran.SEKRETARIAT), "{} lamaran menunggu verifikasi", "verifikasi_daftar"
        yield self._jumlah("kedua", Peran.SEKRETARIAT), "{} usulan menunggu Anda sebagai orang kedua", "verifikasi_daftar"
        diminta = sum(self.b.permintaan.get(x.pk, 0) for x in self.jabatan(Peran.SEKRETARIAT))
        yield diminta, "{} permintaan tentang data menunggu jawaban", "permintaan_daftar"
        yield self._jumlah(S.DIVERIFIKASI, *PANSEL), "{} lamaran menunggu putusan rapat", "rapat_administrasi"
        yield self._pernyataan(), "{} pernyataan benturan kepentingan belum lengkap", "penilaian"
        yield self._lembar(), "{} lembar nilai belum final", "penilaian"
        yield self._belum_dites(), "{} kesimpulan tes kesehatan belum dicatat", "kesehatan"
        yield self._tidak_sehat(), "{} peserta tidak memenuhi syarat kesehatan, menunggu keputusan Anda", "kesehatan"
        usulan = sum(self.b.peringkat.get(x.pk, (0, ""))[1] == "usulan" for x in self.jabatan(*PANSEL))
        yield usulan, "{} jabatan menunggu rapat penetapan", "rapat_penetapan"
        if self.punya(Peran.SEKRETARIAT, Peran.PENGELOLA):
            yield self._gerbang(), "{} persetujuan dari luar belum dicatat", "kelola_gerbang"
        if self.punya(Peran.SEKRETARIAT, Peran.KETUA):
            yield self.b.surat_gagal.get(self.s.pk, 0), "{} surat gagal dibuat", "surat_daftar"

    def semua(self) -> list[Menunggu]:
        return [*(Menunggu(kata.format(n), url) for n, kata, url in self._terpadu() if n), *self._pembukaan(), *self._pengumuman(),
                *self._kesehatan_tutup(), *self._penyerahan()]

    def _dinilai(self) -> Iterator[tuple[Lowongan, set[str]]]:
        """Posts whose sheets are still open, with the components that this person scores there."""
        panitia, asesor = self.jabatan(*PANSEL), self.jabatan(Peran.ASESOR)
        for x in self.b.lowongan[self.s.pk]:
            if x.tahap not in DINILAI or self.b.pembukaan.get(x.pk, (0, False))[1]:
                continue
            peran = {kode for kode, milik in (("panitia", panitia), ("asesor", asesor)) if x in milik}
            if komponen := {k.kode for k in self.profil.bobot.komponen if k.penilai in peran}:
                yield x, komponen

    def _pernyataan(self) -> int:
        return sum(bool(self.b.peserta[x.pk] - self.b.dinyatakan) for x, _ in self._dinilai())

    def _lembar(self) -> int:
        return sum((o, k) not in self.b.lembar for x, komponen in self._dinilai() for o in self.b.peserta[x.pk] - self.b.benturan
                   for k in komponen)

    def _pembukaan(self) -> Iterator[Menunggu]:
        pansel, pengawas = self.jabatan(*PANSEL), self.jabatan(Peran.PENGAWAS)
        for x in self.b.lowongan[self.s.pk]:
            pembuka, dibuka = self.b.pembukaan.get(x.pk, (0, True))
            if dibuka:
                continue
            if x in pansel and pembuka != self.b.pengguna.pk:
                yield Menunggu(f"Pembukaan nilai {x} menunggu Anda sebagai saksi", "pembukaan", (x.kode,))
            elif x in pengawas:
                yield Menunggu(f"Pembukaan nilai {x} diminta; komitmennya dapat dicocokkan", "pembukaan", (x.kode,))

    def _dites(self, x: Lowongan) -> set[int]:
        """Ids of those whose health is tested now in this post."""
        if kesehatan_tiga(self.profil):
            return self.b.peserta[x.pk] & self.b.calon if x.tahap == Tahap.KESEHATAN_TIGA else set()
        buka = self.b.pembukaan.get(x.pk, (0, False))[1]
        jalan = wajib_kesehatan(self.profil) and not buka and x.tahap in DINILAI
        return self.b.peserta[x.pk] if jalan else set()

    def _belum_dites(self) -> int:
        return sum(len(self._dites(x) - self.b.kesehatan.keys()) for x in self.jabatan(Peran.SEKRETARIAT))

    def _tidak_sehat(self) -> int:
        return sum(o in self.b.kesehatan and tidak_sehat(self.b.kesehatan[o]) for x in self.jabatan(Peran.KETUA) for o in self._dites(x))

    def _kesehatan_tutup(self) -> Iterator[Menunggu]:
        for x in self.jabatan(Peran.KETUA):
            dites = self._dites(x)
            sehat = all(o in self.b.kesehatan and not tidak_sehat(self.b.kesehatan[o]) for o in dites)
            if dites and sehat and x.tahap == Tahap.KESEHATAN_TIGA and self.b.peringkat.get(x.pk, (0, ""))[1] == "ditetapkan":
                yield Menunggu(f"Tes kesehatan calon {x} dapat ditutup", "kesehatan")

    def _pengumuman(self) -> Iterator[Menunggu]:
        ada = {p.jenis for p in self.b.pengumuman[self.s.pk]}
        for p in self.b.pengumuman[self.s.pk]:
            alamat = p.kode if p.jenis in JENIS_USULAN else p.jenis
            if p.status == P.DIAJUKAN and self.punya(Peran.KETUA) and p.penyusun_id != self.b.pengguna.pk:
                yield Menunggu(f"{NAMA[J(p.jenis)]} menunggu tanda tangan Anda", "kelola_pengumuman", (alamat,))
            elif p.status == P.DRAF and self.punya(*PENYIAP):
                yield Menunggu(f"{NAMA[J(p.jenis)]} belum diajukan kepada Ketua", "kelola_pengumuman", (alamat,))
        for jenis, siap in ((J.LOWONGAN, self.s.status == StatusSeleksi.DRAF), (J.HASIL_ADMINISTRASI, self._siap_administrasi()),
                            (J.HASIL_AKHIR, self._siap_akhir())):
            if siap and jenis.value not in ada and self.punya(*PENYIAP):
                yield Menunggu(f"{NAMA[jenis]} dapat disiapkan", "kelola_pengumuman", (jenis.value,))

    def _siap_administrasi(self) -> bool:
        tutup = self.b.tutup.get(self.s.pk)
        hitung = sum((self.b.lamaran[x.pk] for x in self.b.lowongan[self.s.pk]), Counter())
        return bool(tutup and tutup < self.b.pada and hitung[S.LULUS] + hitung[S.TIDAK_LULUS]
                    and not hitung[S.DIAJUKAN] + hitung[S.DIVERIFIKASI])

    def _siap_akhir(self) -> bool:
        semua = self.b.lowongan[self.s.pk]
        return bool(semua) and all(x.tahap != Tahap.KESEHATAN_TIGA and self.b.peringkat.get(x.pk, (0, ""))[1] == "ditetapkan"
                                   for x in semua)

    def _gerbang(self) -> int:
        """Approvals that the next act of the round waits for: the announcement, or what follows the handing-over."""
        ada, nanti = self.b.gerbang[self.s.pk], set()
        for x in self.b.lowongan[self.s.pk]:
            if self.b.peringkat.get(x.pk, (0, ""))[0] in self.b.di:
                nanti |= {g.kode for g in gerbang_akhir(self.profil, self.putaran, x) if g.wajib}
        if self.s.status == StatusSeleksi.DRAF:
            nanti |= {g.kode for g in self.profil.gerbang if g.wajib and g.sebelum == "pengumuman"}
        return len(nanti - ada)

    def _penyerahan(self) -> Iterator[Menunggu]:
        terbit = any(p.jenis == J.HASIL_AKHIR and p.status == P.TERBIT for p in self.b.pengumuman[self.s.pk])
        for x in self.b.lowongan[self.s.pk]:
            pk, status = self.b.peringkat.get(x.pk, (0, ""))
            if status != "ditetapkan" or x.pk in self.b.dipilih:
                continue
            di = self.b.di.get(pk, Pihak.PANSEL)
            siap = x.tahap != Tahap.KESEHATAN_TIGA and (terbit or not urutan_penyerahan(self.profil))
            if di == Pihak.PANSEL and siap and x in self.jabatan(Peran.KETUA):
                yield Menunggu(f"Calon {x} menunggu diserahkan", "penyerahan_lowongan", (x.kode,))
            elif di == Pihak.PYB and x in self.jabatan(Peran.PYB) and Pihak.PYB in jalur_nama(self.profil, self.putaran, x):
                yield Menunggu(f"Calon {x} menunggu usulan Anda", "penyerahan_lowongan", (x.kode,))
            elif di == Pihak.PPK and x in self.jabatan(Peran.PPK) and not self._tertahan(x):
                yield Menunggu(f"Calon {x} menunggu pilihan Anda", "penyerahan_lowongan", (x.kode,))

    def _tertahan(self, x: Lowongan) -> bool:
        """Whether an approval is missing that must precede the choice."""
        return any(g.wajib and g.sebelum == SEBELUM_PILIHAN and g.kode not in self.b.gerbang[self.s.pk]
                   for g in gerbang_akhir(self.profil, self.putaran, x))


def yang_menunggu(pengguna: Pengguna, jangkauan: dict[int, Jangkauan], seleksi: Iterable[Seleksi], *,
                  pada: datetime) -> dict[int, list[Menunggu]]:
    """Per round the lines for this person; `jangkauan` says which posts each role reaches in which round."""
    bahan = Bahan(pengguna, seleksi, pada)
    return {s.pk: Ruang(bahan, s, jangkauan[s.pk]).semua() for s in bahan.seleksi}
