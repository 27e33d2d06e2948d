"""What was typed into a section of the profile, as it was typed: nothing is lost while it is not yet valid."""
import json

from django.db import models

from seleksi.core.kripto import buka_segel, segel

Mentah = dict[str, list[str]]


class IsianProfil(models.Model):
    """State of one section. `versi` grows with every save of it: two tabs never overwrite each other silently.

    `tab` is the page that saved last and `sejak` the version it began from: a page never conflicts with itself.
    `sandi` holds the sealed raw values while some of them cannot stand in the tables yet, else nothing.
    """

    pelamar = models.ForeignKey("pendaftaran.Pelamar", models.CASCADE, related_name="isian")
    bagian = models.CharField(max_length=20)
    versi = models.PositiveIntegerField(default=0)
    tab = models.CharField(max_length=12, blank=True)
    sejak = models.PositiveIntegerField(default=0)
    sandi = models.BinaryField(default=b"", blank=True, editable=False)
    diubah = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pelamar", "bagian"], name="isian_satu_per_bagian")]

    def usang(self, versi: str, tab: str) -> bool:
        """Whether somebody else saved this section since a page of that version and name was made."""
        sendiri = tab != "" and tab == self.tab and versi.isdecimal() and int(versi) >= self.sejak
        return versi != str(self.versi) and not sendiri

    @property
    def _konteks(self) -> str:
        return f"isian:{self.pelamar_id}:{self.bagian}"

    @property
    def mentah(self) -> Mentah | None:
        return json.loads(buka_segel(self.sandi, konteks=self._konteks)) if self.sandi else None

    @mentah.setter
    def mentah(self, nilai: Mentah | None) -> None:
        self.sandi = segel(json.dumps(nilai).encode(), konteks=self._konteks) if nilai else b""
