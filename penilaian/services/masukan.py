"""From opened sheets to the kernel's input, and its answer under seal."""
import json
import secrets
from collections.abc import Mapping

from seleksi.aturan.ketentuan import kanonik
from seleksi.aturan.masukan import MasukanTidakSah
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran, bobot_putaran
from seleksi.core.domain.peran import Peran
from seleksi.core.kripto import SegelRusak, segel, sha256
from seleksi.core.models import JejakIsi, Ketentuan, Lowongan
from seleksi.core.selectors import urai
from seleksi.core.services import TidakSah

from ..domain.masukan import baca
from ..domain.peringkat import hitung, tulis
from ..models import LembarNilai, Pembukaan, Peringkat
from ..segel import IsiLembar, buka_utuh
from ..selectors.kelengkapan import Kelengkapan
from ..selectors.peringkat import kode_penilai


def isi_utuh(lowongan: Lowongan, lembar: tuple[LembarNilai, ...]) -> dict[int, IsiLembar]:
    """The content of each sheet, checked against its commitment and against the one in the chain; TidakSah otherwise."""
    penuh = LembarNilai.objects.filter(pk__in=[s.pk for s in lembar]).select_related("lamaran")
    rantai = dict(JejakIsi.objects.filter(
        jejak__rantai__seleksi=lowongan.seleksi, jejak__jenis="lembar.final", jejak__objek__in=[f"lembar:{s.pk}" for s in lembar],
    ).values_list("jejak__objek", "data__komitmen"))
    hasil = {}
    for satu in penuh:
        try:
            hasil[satu.pk] = buka_utuh(satu)
        except SegelRusak as galat:
            raise TidakSah(f"{galat} Pembukaan dihentikan; hubungi pengawas.") from galat
        if rantai.get(f"lembar:{satu.pk}") != satu.komitmen:
            raise TidakSah(f"Komitmen lembar {satu.kode} tidak sama dengan yang tercatat dalam jejak. Pembukaan dihentikan.")
    return hasil


def susun_masukan(keadaan: Kelengkapan, isi: Mapping[int, IsiLembar], profil: Profil, putaran: Putaran) -> dict:
    """The kernel's input as JSON: exactly what the command `peringkat` reads."""
    nama = {t.pengguna_id: kode_penilai(t) for t in keadaan.panitia}
    nilai = {o.pk: {k.kode: {} for k in profil.bobot.komponen} for o in keadaan.peserta}
    for lembar in keadaan.lembar:
        penilai = Peran.ASESOR.value if lembar.komponen == "asesmen" else nama[lembar.penugasan.pengguna_id]
        nilai[lembar.lamaran_id][lembar.komponen][penilai] = isi[lembar.pk].skor
    penilai = {k.kode: [Peran.ASESOR.value] if k.penilai == "asesor" else sorted(nama.values()) for k in profil.bobot.komponen}
    nomor = {o.pk: o.nomor for o in keadaan.peserta}
    return {
        "profil": profil.kode,
        "bobot": {k: format(v, "f") for k, v in bobot_putaran(profil, putaran).items()},
        "peserta": [{"nomor": o.nomor, "nama": o.nama, "nilai": nilai[o.pk]} for o in keadaan.peserta],
        "penilai": penilai,
        "benturan": [{"penilai": nama[orang], "peserta": nomor[p]} for orang, p in sorted(keadaan.benturan) if orang in nama],
        "urutan_seri": list(profil.penetapan.urutan_seri),
        "kuota": profil.penetapan.kuota,
    }


def buat_peringkat(*, pembukaan: Pembukaan, ketentuan: Ketentuan, masukan: dict, pada,
                   menggantikan: Peringkat | None = None) -> Peringkat:
    """Rank `masukan` by the frozen Ketentuan and store input and answer sealed."""
    profil, _ = urai(ketentuan)
    try:
        hasil = tulis(hitung(baca(masukan, profil)), profil=profil.kode)
    except MasukanTidakSah as galat:  # the kernel's refusals name person, member or component
        raise TidakSah(f"Peringkat belum dapat dihitung: {galat}.") from galat
    baru = Peringkat(lowongan=pembukaan.lowongan, pembukaan=pembukaan, ketentuan=ketentuan, dihitung=pada,
                     menggantikan=menggantikan)
    isi = kanonik({"garam": secrets.token_hex(32), "masukan": masukan, "hasil": hasil})
    baru.sandi, baru.sha256 = segel(isi, konteks=baru.konteks_segel), sha256(isi)
    baru.save(force_insert=True)
    return baru


def sha256_komitmen(komitmen: list[list[str]]) -> str:
    return sha256(json.dumps(komitmen, separators=(",", ":")).encode())
