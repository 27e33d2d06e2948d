"""The vacancy announcement, written anew from profile and round: our own words, every value with its article."""
from collections.abc import Iterable

from pendaftaran.domain.kelayakan import judul_syarat
from seleksi.aturan.hukum import dasar_hukum_pada, kata_kutipan, tanggal_hukum
from seleksi.aturan.ketentuan import ke_dict, sha256_isi
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Kompetensi, Putaran, bobot_putaran
from seleksi.core.domain.kata import desimal, rentang, tanggal

from ..selectors.aturan import butir_berkas, butir_syarat

JENIS_KOMPETENSI = {"manajerial": "Kompetensi manajerial", "sosial_kultural": "Kompetensi sosial kultural"}


def isi_lowongan(profil: Profil, putaran: Putaran) -> dict:
    """Everything that the announcement says, as plain JSON; the hash is that of the Ketentuan which signing freezes."""
    return {
        "dasar_hukum": [d.teks for d in dasar_hukum_pada(profil, tanggal_hukum(putaran))], "kutipan": kata_kutipan(profil, putaran),
        "undangan": _undangan(profil, putaran),
        "lowongan": [{"nama": x.jabatan, "unit": x.unit} for x in putaran.lowongan],
        "syarat": [{"judul": b.nama, "dasar": b.dasar, "penjelasan": b.keterangan, "bawaan": b.bawaan}
                   for b in butir_syarat(profil, putaran)],
        "pendaftaran": _pendaftaran(profil, putaran),
        "berkas": [{"label": b.nama, "dasar": b.dasar, "penjelasan": b.keterangan, "bila": b.wajib, "legalisir": b.legalisir}
                   for b in butir_berkas(profil, putaran)],
        "tahap": [{"nama": t.nama, "dasar": t.dasar} for t in profil.tahap],
        "jadwal": [{"nomor": k.nomor, "nama": k.nama, "tanggal": rentang(k.mulai, k.selesai), "keterangan": k.keterangan,
                    "dasar": k.dasar} for k in putaran.jadwal],
        "bobot": _bobot(profil, putaran), "bobot_bawaan": profil.bobot.bawaan,
        "ketentuan_lain": [{"judul": k.judul, "penjelasan": k.penjelasan, "dasar": k.dasar} for k in profil.ketentuan_lain],
        "kompetensi": _kompetensi(putaran),
        "sekretariat": _sekretariat(putaran),
        "ketentuan_sha256": sha256_isi(ke_dict(profil, putaran)),
    }


def _undangan(profil: Profil, putaran: Putaran) -> str:
    syarat = next((s for s in profil.syarat if s.jenis == "instansi_asal"), None)
    judul = judul_syarat(syarat, putaran.acuan) if syarat else "memenuhi persyaratan"
    siapa = judul[0].lower() + judul[1:]
    return (f"Panitia Seleksi mengundang Pegawai Negeri Sipil yang {siapa} untuk mendaftarkan diri "
            f"dan mengikuti seleksi terbuka jabatan pimpinan tinggi pratama {profil.daerah.nama} berikut.")


def _pendaftaran(profil: Profil, putaran: Putaran) -> dict:
    j, aturan = putaran.jendela, profil.pendaftaran
    return {
        "kalimat": _kalimat_jendela(j), "dasar": (j.dasar if j else "") or aturan.dasar, "bawaan": (j.bawaan if j else "") or aturan.bawaan,
        "tujuan": f"{_tujuan(profil, putaran)} "
                  f"Setiap pelamar melamar paling banyak {aturan.jabatan_per_pelamar} jabatan.",
    }


def _tujuan(profil: Profil, putaran: Putaran) -> str:
    """To whom the application goes, and on which of the documents stamp duty is due."""
    meterai = profil.meterai_pada(putaran.acuan.tanggal_tutup)
    bea = f"Rp{desimal(meterai.nilai, 0)}" if meterai else ""
    surat = next((b for b in profil.berkas if b.jenis == "surat_lamaran" and b.bila != "tidak_pernah"), None)
    if surat:
        bermeterai = f" bermeterai {bea}" if surat.meterai and bea else ""
        kalimat = f"Surat lamaran{bermeterai} ditujukan kepada {profil.pendaftaran.tujuan} dan diunggah bersama lampirannya."
    else:
        kalimat = f"Lamaran ditujukan kepada {profil.pendaftaran.tujuan} dan dikirim bersama berkasnya melalui portal ini."
    lain = [b.label.removesuffix(" bermeterai") for b in profil.berkas if b.meterai and b is not surat and b.bila != "tidak_pernah"]
    return kalimat + (f" Meterai {bea} dibubuhkan pada {', '.join(lain)}." if lain and bea else "")


def _kalimat_jendela(j) -> str:
    if j is None:
        return "Waktu pendaftaran belum ditetapkan."
    buka, tutup = (f"{jam.hour:02d}.{jam.minute:02d}" for jam in (j.jam_buka, j.jam_tutup))
    if j.mode == "harian":
        return (f"Pendaftaran dilakukan secara elektronik pada {rentang(j.mulai, j.sampai)}, setiap hari pukul {buka} sampai "
                f"dengan {tutup} WIB menurut jam server. Lamaran yang dikirim sesudah detik terakhir tidak diterima.")
    return (f"Pendaftaran dilakukan secara elektronik sejak {tanggal(j.mulai)} pukul {buka} WIB sampai dengan {tanggal(j.sampai)} "
            f"pukul {tutup} WIB menurut jam server. Lamaran yang dikirim sesudah detik terakhir tidak diterima.")


def _bobot(profil: Profil, putaran: Putaran) -> list[dict]:
    nilai = bobot_putaran(profil, putaran)
    return [{"nama": k.nama, "nilai": desimal(nilai[k.kode], 0 if nilai[k.kode] == int(nilai[k.kode]) else 2), "dasar": k.dasar}
            for k in profil.bobot.komponen]


def _kompetensi(putaran: Putaran) -> list[dict]:
    kelompok = [{"judul": kata, "standar": _standar(k for k in putaran.kompetensi if k.jenis == jenis)}
                for jenis, kata in JENIS_KOMPETENSI.items()]
    kelompok += [{"judul": f"Kompetensi teknis {x.jabatan}", "standar": _standar(x.kompetensi)} for x in putaran.lowongan]
    return [k for k in kelompok if k["standar"]]


def _standar(kompetensi: Iterable[Kompetensi]) -> list[dict]:
    return [{"nama": k.nama, "uraian": k.uraian, "level": k.level, "dasar": k.dasar} for k in kompetensi]


def _sekretariat(putaran: Putaran) -> str:
    s = putaran.sekretariat
    if s is None:
        return "Sekretariat Panitia Seleksi."
    pos = f", Kode Pos {s.kode_pos}" if s.kode_pos else ""
    return f"{s.nama}, {s.alamat}, telepon {s.telepon}{pos}. Situs: {s.situs}."
