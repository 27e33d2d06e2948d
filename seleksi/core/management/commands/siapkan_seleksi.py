"""manage.py siapkan_seleksi PUTARAN --slug S --oleh SUREL: a draft Seleksi from a round file, ready for roles and signatures."""
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_slug
from django.db import transaction

from seleksi.aturan.loader import ProfilTidakSah, TidakDikenal, muat_profil, muat_putaran
from seleksi.core.jam import jam_basis_data
from seleksi.core.models import Pengguna, Seleksi
from seleksi.core.services import buat_instansi, buat_seleksi

TIDAK_SAH = 2


class Command(BaseCommand):
    help = "Menyiapkan seleksi (draf) dari berkas putaran; belum diumumkan sampai Ketua menandatangani."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("putaran", help="kode putaran: nama berkasnya tanpa .toml")
        parser.add_argument("--slug", required=True, help="nama pendek pada alamat, misalnya jpt-2030")
        parser.add_argument("--oleh", required=True, help="surel pengelola yang menyiapkan; dicatat dalam jejak")

    def handle(self, *args: Any, putaran: str, slug: str, oleh: str, **options: Any) -> None:
        try:
            validate_slug(slug)
            isi = muat_putaran(putaran)
            pengguna = Pengguna.objects.get(email=oleh)
        except (ProfilTidakSah, TidakDikenal) as galat:
            raise CommandError(str(galat), returncode=TIDAK_SAH) from galat
        except ValidationError as galat:
            raise CommandError(f"--slug {slug!r}: hanya huruf, angka, dan tanda hubung.", returncode=TIDAK_SAH) from galat
        except Pengguna.DoesNotExist as galat:
            raise CommandError(f"--oleh {oleh}: tidak ada akun dengan surel itu.", returncode=TIDAK_SAH) from galat
        profil, pada = muat_profil(isi.profil), jam_basis_data()
        alamat = isi.sekretariat.alamat if isi.sekretariat else ""
        with transaction.atomic():
            instansi = buat_instansi(daerah=profil.daerah, sekretariat=alamat, oleh=pengguna, pada=pada)
            if Seleksi.objects.filter(instansi=instansi, slug=slug).exists():
                raise CommandError(f"--slug {slug}: {instansi} sudah memakai nama itu.", returncode=TIDAK_SAH)
            seleksi = buat_seleksi(instansi=instansi, slug=slug, profil=profil, putaran=isi, oleh=pengguna, pada=pada)
        self.stdout.write(f"{seleksi.nama}: draf /{instansi.slug}/{slug}/ dengan {len(isi.lowongan)} jabatan.")
