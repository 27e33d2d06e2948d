"""Live eligibility beside the profile: the rules that a section feeds, for the draft application or a chosen round."""
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from seleksi.aturan.waktu import Jendela, keadaan_jendela
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.models import Lowongan, Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.cek import BERKAS
from ..domain.garis_waktu import GarisWaktu, Masa, susun_garis
from ..domain.jelas import SyaratJelas, jelaskan
from ..fakta_pelamar import fakta_lamaran
from ..models import Lamaran, Pelamar

# Fact that a rule reads -> section of the profile in which it is typed; files and answers about posts stand elsewhere.
BAGIAN_FAKTA = {
    "nip": "data-pribadi", "tanggal_lahir": "data-pribadi", "status": "kepegawaian", "instansi": "kepegawaian", "golongan": "pangkat",
    "tmt_golongan": "pangkat", "jabatan": "jabatan", "pendidikan": "pendidikan", "diklat": "diklat", "kinerja": "kinerja",
    "hukuman_disiplin": "pernyataan", "dalam_pemeriksaan": "pernyataan", "pidana": "pernyataan", "asesmen": "asesmen",
}


def seleksi_diumumkan() -> QuerySet[Seleksi]:
    """Rounds that somebody may still think of applying to, the newest first."""
    return Seleksi.objects.filter(status=StatusSeleksi.DIUMUMKAN).select_related("instansi").defer("rancangan").order_by("-pk")


def seleksi_dapat_dicek(*, pada: datetime) -> list[tuple[Seleksi, bool]]:
    """The same with their posts, and whether registration is over; those stand last."""
    daftar = seleksi_diumumkan().prefetch_related(Prefetch("lowongan", Lowongan.objects.order_by("urut")), "jendela")
    usai = [(s, keadaan_jendela(pada, [Jendela(j.buka, j.tutup) for j in s.jendela.all()]).status == "tutup") for s in daftar]
    return sorted(usai, key=lambda pasangan: pasangan[1])


@dataclass(frozen=True)
class KelayakanBagian:
    """What stands beside one section. `lamaran` is the draft application, None when a round was merely chosen."""

    seleksi: Seleksi
    lamaran: Lamaran | None
    syarat: list[SyaratJelas]
    garis: GarisWaktu | None


def kelayakan_bagian(pelamar: Pelamar, bagian: str, *, lamaran: Lamaran) -> KelayakanBagian:
    """The rules that read this section's facts, judged now; `lamaran` may be an unsaved one of a chosen round."""
    profil, putaran = aturan_seleksi(lamaran.seleksi)
    berkas = None if lamaran.pk else ()
    fakta = fakta_lamaran(lamaran, pelamar=pelamar, berkas=berkas) if pelamar.pk else {}
    syarat = [j for j in jelaskan(profil, putaran, fakta) if j.jenis != BERKAS and bagian in {BAGIAN_FAKTA.get(b) for b in j.baca}]
    garis = garis_jabatan(pelamar, putaran.acuan.tanggal_tutup) if bagian == "jabatan" and pelamar.pk else None
    return KelayakanBagian(lamaran.seleksi, lamaran if lamaran.pk else None, syarat, garis)


def garis_jabatan(pelamar: Pelamar, tutup: date) -> GarisWaktu | None:
    return susun_garis((Masa(r.nama, r.mulai, r.selesai, r.plt) for r in pelamar.riwayatjabatan_set.all()), tutup=tutup)


def lamaran_untuk_dinilai(pelamar: Pelamar, pilihan: str, *, draf: list[Lamaran], seleksi: list[Seleksi]) -> Lamaran | None:
    """The draft of the chosen round (`nama_seleksi`), an unsaved application where there is no draft; without a choice the
    first draft, else the newest round."""
    for lamaran in draf:
        if nama_seleksi(lamaran.seleksi) == pilihan:
            return lamaran
    lain = next((s for s in seleksi if nama_seleksi(s) == pilihan), None)
    if lain is None and draf:
        return draf[0]
    lain = lain or next(iter(seleksi), None)
    return Lamaran(pelamar=pelamar, seleksi=lain) if lain else None


def nama_seleksi(seleksi: Seleksi) -> str:
    return f"{seleksi.instansi.slug}/{seleksi.slug}"
