"""manage.py saring: eligibility, rule by rule, from JSON (kontrak 1) or from a spreadsheet (docs/saring.md)."""

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from pendaftaran.domain.butir_saring import PenyaringButir, baca_acuan
from pendaftaran.domain.lembar_baca import LembarDitolak
from pendaftaran.domain.saring_lembar import saring_lembar
from pendaftaran.lembar.baca import baca_berkas
from pendaftaran.lembar.hasil import STATUS, tulis_hasil
from pendaftaran.lembar.templat import tulis_templat, tulis_templat_csv
from pendaftaran.management.perintah import MASUKAN_TIDAK_SAH, PerintahJson
from seleksi.aturan.loader import daftar_profil, daftar_putaran, muat_profil, muat_putaran
from seleksi.aturan.masukan import MasukanTidakSah, baca_json, pilihan
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import AcuanSaring

LEMBAR = (".xlsx", ".csv")
LAIN = (".xls", ".xlsm", ".xlsb", ".ods")


class Command(PerintahJson):
    help = ("Menilai kelayakan pelamar, syarat demi syarat dengan pasalnya: dari BERKAS.json ke JSON, atau dari lembar kerja "
            "(.xlsx, .csv) ke lembar kerja.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", nargs="?", help="BERKAS.json, BERKAS.xlsx, atau BERKAS.csv; - untuk JSON dari masukan baku")
        parser.add_argument("--templat", "--template", metavar="PROFIL", help="tulis templat lembar kerja profil ini; tanpa BERKAS")
        parser.add_argument("--profil", help="profil lembar kerja, bila lembar Putaran tidak menyebutnya")
        parser.add_argument("--putaran", help="nilai putaran lembar kerja: kode putaran bawaan atau berkas JSON berisi objek putaran")
        parser.add_argument("--keluar", metavar="HASIL.xlsx", help="tempat menulis hasil atau templat lembar kerja")

    def penjawab(self) -> Callable[[Any], str]:
        return PenyaringButir().jawab

    def handle(self, *args: Any, berkas: str | None, templat: str | None, profil: str | None, putaran: str | None,
               keluar: str | None, **options: Any) -> None:
        lembar = berkas is not None and berkas.lower().endswith(LEMBAR + LAIN)
        if (berkas is None) == (templat is None) or (not lembar and templat is None and (profil or putaran or keluar)):
            self.salah_pakai("")
        try:
            if templat is not None:
                self._templat(templat, putaran, keluar)
            elif lembar:
                self._lembar(Path(berkas), profil, putaran, keluar)
            else:
                super().handle(berkas=berkas)
        except (MasukanTidakSah, LembarDitolak) as galat:
            raise CommandError(str(galat), returncode=MASUKAN_TIDAK_SAH) from galat

    def _templat(self, kode: str, putaran: str | None, keluar: str | None) -> None:
        profil = muat_profil(pilihan(kode, "--templat", daftar_profil()))
        acuan = self._acuan(profil, putaran)
        if keluar is None:
            self._tulis_byte(tulis_templat(profil, acuan))
        else:
            _simpan(keluar, tulis_templat_csv(profil, acuan) if _akhiran(keluar, *LEMBAR) == ".csv" else tulis_templat(profil, acuan))

    def _lembar(self, berkas: Path, kode: str | None, putaran: str | None, keluar: str | None) -> None:
        if berkas.suffix.lower() in LAIN:
            raise MasukanTidakSah("berkas", berkas.name, "lembar kerja .xlsx atau .csv; simpan ulang sebagai Excel Workbook (.xlsx)")
        if keluar is None or _akhiran(keluar, ".xlsx") != ".xlsx" or Path(keluar).resolve() == berkas.resolve():
            raise MasukanTidakSah("--keluar", keluar, "nama berkas hasil yang berakhiran .xlsx dan bukan berkas masukannya")
        profil = muat_profil(pilihan(kode, "--profil", daftar_profil())) if kode is not None else None
        if putaran is not None and profil is None:
            raise MasukanTidakSah("--profil", None, "kode profil, karena --putaran ditulis")
        tabel = baca_berkas(self._mentah(str(berkas)), csv_=berkas.suffix.lower() == ".csv")
        hasil = saring_lembar(tabel, profil=profil, acuan=self._acuan(profil, putaran))
        _simpan(keluar, tulis_hasil(hasil))
        jumlah = Counter(h.simpulan for _, h in hasil.daftar)
        rinci = ", ".join(f"{jumlah[kode]} {kata.lower()}" for kode, kata in STATUS.items() if jumlah[kode])
        self._tulis(f"{len(hasil.daftar)} pelamar disaring: {rinci}. Hasil: {keluar}\n")

    def _acuan(self, profil: Profil | None, putaran: str | None) -> AcuanSaring | None:
        """A shipped round by its code, or the values of a JSON file."""
        if putaran is None or profil is None:
            return None
        if putaran in daftar_putaran():
            bawaan = muat_putaran(putaran)
            if bawaan.profil != profil.kode:
                raise MasukanTidakSah("--putaran", putaran, f"putaran dari profil {profil.kode}")
            return bawaan.acuan
        return baca_acuan(profil, baca_json(self._mentah(putaran)))

    def _tulis_byte(self, isi: bytes) -> None:
        aliran = getattr(self.stdout, "buffer", self.stdout)
        aliran.write(isi)
        aliran.flush()


def _akhiran(nama: str, *boleh: str) -> str:
    akhiran = Path(nama).suffix.lower()
    if akhiran not in boleh:
        raise MasukanTidakSah("--keluar", nama, "nama berkas yang berakhiran " + " atau ".join(boleh))
    return akhiran


def _simpan(nama: str, isi: bytes) -> None:
    """All or nothing: the file appears under its name only when it is whole; only its owner may read it."""
    tujuan, sementara = Path(nama), None
    try:
        with tempfile.NamedTemporaryFile(dir=tujuan.parent, prefix=".saring-", delete=False) as aliran:
            sementara = Path(aliran.name)
            aliran.write(isi)
        os.replace(sementara, tujuan)
    except OSError as galat:
        if sementara is not None:
            sementara.unlink(missing_ok=True)
        raise MasukanTidakSah("--keluar", nama, "tempat yang dapat ditulisi") from galat
