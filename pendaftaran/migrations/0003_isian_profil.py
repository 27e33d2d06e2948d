import django.db.models.deletion
from django.db import migrations, models

from seleksi.core.models.dasar import kode_acak

RIWAYAT = ("diklat", "hasilasesmenluar", "hukumandisiplin", "penilaiankinerja", "riwayatjabatan", "riwayatpendidikan")


def kode(**lain):
    return models.CharField(default=kode_acak, editable=False, max_length=12, **lain)


def beri_kode(apps, schema_editor):
    """A default is drawn once for all rows of a table, so rows that were there get their own."""
    for nama in RIWAYAT:
        model = apps.get_model("pendaftaran", nama)
        for pk in model.objects.values_list("pk", flat=True):
            model.objects.filter(pk=pk).update(kode=kode_acak())


class Migration(migrations.Migration):

    dependencies = [("pendaftaran", "0002_putusan_beralasan")]

    operations = [
        *[migrations.AddField(model_name=nama, name="kode", field=kode()) for nama in RIWAYAT],
        migrations.RunPython(beri_kode, migrations.RunPython.noop),
        *[migrations.AlterField(model_name=nama, name="kode", field=kode(unique=True)) for nama in RIWAYAT],
        migrations.CreateModel(
            name="IsianProfil",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bagian", models.CharField(max_length=20)),
                ("versi", models.PositiveIntegerField(default=0)),
                ("sandi", models.BinaryField(blank=True, default=b"", editable=False)),
                ("diubah", models.DateTimeField()),
                ("pelamar", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="isian",
                                              to="pendaftaran.pelamar")),
            ],
            options={"constraints": [
                models.UniqueConstraint(fields=("pelamar", "bagian"), name="isian_satu_per_bagian")]},
        ),
    ]
