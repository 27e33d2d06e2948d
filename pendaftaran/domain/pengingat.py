"""The words of a reminder."""
from collections.abc import Sequence


def isi_pengingat(*, nama: str, jabatan: str, tutup: str, dibuka_lagi: str, alamat: str, bagian: Sequence[str],
                  berkas: Sequence[str]) -> str:
    """What is still missing, until when, and where to go on. `dibuka_lagi` is empty when nothing opens afterwards."""
    kurang = [f"- {judul} (profil)" for judul in bagian] + [f"- {label} (berkas)" for label in berkas]
    lengkap = "Semua isian dan berkas wajib sudah lengkap; tinggal diperiksa dan dikirim."
    daftar = "\n".join(["Yang belum lengkap:", *kurang]) if kurang else lengkap
    akhir = f"Pengiriman dibuka lagi {dibuka_lagi}." if dibuka_lagi else "Sesudah itu tidak ada lagi waktu pengiriman."
    return (f"Yth. {nama or 'Pelamar'},\n\nLamaran Anda untuk {jabatan} belum dikirim. Pengiriman ditutup {tutup}. {akhir}\n\n{daftar}\n\n"
            f"Lanjutkan di {alamat}\n\nPengingat ini dapat dihentikan di halaman yang sama.\n")
