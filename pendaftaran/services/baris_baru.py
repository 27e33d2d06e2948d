"""A row that documents prove and the applicant did not claim: appended to the facts by a correction."""
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from seleksi.core.models import Pengguna
from seleksi.core.selectors import urai
from seleksi.core.services import TidakSah

from ..domain.baris_baru import JUDUL_BARIS, medan_baris, susun_baris
from ..domain.medan import Nilai
from ..domain.verifikasi import keberatan_fakta
from ..models import Berkas, GenerasiHasil, Lamaran
from ..selectors.terverifikasi import fakta_terverifikasi, jenis_syarat
from .verifikasi import catat_koreksi, kunci_terbuka, pastikan_bukti


@transaction.atomic
def tambah_baris(*, lamaran: Lamaran, nama: str, isi: Mapping[str, Nilai], alasan: str, berkas: Berkas | None, halaman: int | None,
                 oleh: Pengguna, pada: datetime) -> GenerasiHasil:
    """Append one row to the list `nama` of the verified facts; `isi` by path within the row. Document and page are mandatory."""
    lamaran = kunci_terbuka(lamaran, oleh, "menambah data lamaran")
    profil, putaran = urai(lamaran.ketentuan)
    fakta = fakta_terverifikasi(lamaran)
    medan = medan_baris(jenis_syarat(profil), fakta.tampak, putaran.acuan.tahun_kinerja).get(nama)
    if medan is None:
        raise TidakSah("Baris seperti ini tidak dapat ditambahkan.")
    pastikan_bukti(alasan, berkas, halaman)
    if berkas is None or not halaman or berkas.lamaran_id != lamaran.pk or berkas.diganti:
        raise TidakSah("Baris baru harus menyebut berkas dan halaman yang membuktikannya.")
    for satu in medan:
        if satu.jalur not in isi or not satu.sah(isi[satu.jalur]):
            raise TidakSah(f"Nilai untuk {satu.label.lower()} tidak sah.")
    baris, letak = susun_baris(medan, isi), len(fakta.tampak[nama])
    if any({k: v for k, v in ada.items() if k in baris} == baris for ada in fakta.tampak[nama]):
        raise TidakSah(f"Baris {JUDUL_BARIS[nama]} yang sama sudah ada.")
    if keberatan := keberatan_fakta(fakta.tampak, {"jalur": f"{nama}.{letak}", "nilai": baris}):
        raise TidakSah(keberatan)
    return catat_koreksi(lamaran=lamaran, jalur=f"{nama}.{letak}", klaim=None, nilai=baris, alasan=alasan, berkas=berkas,
                         halaman=halaman, oleh=oleh, pada=pada)
