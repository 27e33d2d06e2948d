import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("pendaftaran", "0001_awal")]

    operations = [
        migrations.AddField("putusanberkas", "kode_alasan", models.CharField(blank=True, max_length=24)),
        migrations.AddField("putusansyarat", "kode_alasan", models.CharField(blank=True, max_length=24)),
        migrations.AddField("usulanadministrasi", "alasan_penguji",
                            models.TextField(blank=True, help_text="wajib bila usulan dikembalikan")),
        migrations.AddField("putusansyarat", "generasi", models.ForeignKey(
            null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pendaftaran.generasihasil")),
        migrations.AlterField("putusansyarat", "generasi", models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pendaftaran.generasihasil")),
    ]
