"""The chain of decisions: every kind of tampering is found, and the database refuses it in the first place."""
import hashlib
import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from seleksi.core import jejak as modul_jejak
from seleksi.core import pemicu
from seleksi.core.jejak import catat_jejak, periksa_rantai
from seleksi.core.models import Instansi, Jejak, JejakIsi, Rantai

pytestmark = pytest.mark.django_db
KINI = datetime(2020, 9, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def rantai() -> Rantai:
    """Five decisions in the chain of one Instansi, and two in the portal's own."""
    instansi = Instansi.objects.create(slug="uji", nama="Pemerintah Kabupaten Uji", wilayah="Kabupaten Uji", kode="00.00")
    with transaction.atomic():
        for nomor in range(5):
            catat_jejak(jenis="uji", objek=f"uji:{nomor}", oleh=None, pada=KINI + timedelta(minutes=nomor),
                        isi={"putusan": f"ke-{nomor}", "nilai": nomor}, instansi=instansi)
        for nomor in range(2):
            catat_jejak(jenis="lain", objek=f"uji:{nomor}", oleh=None, pada=KINI, isi={})
    return Rantai.objects.get(instansi=instansi)


def periksa(kepala: str | None = None) -> str:
    """What `manage.py periksa_jejak` says: its standard output, then its refusal."""
    keluar, galat = StringIO(), StringIO()
    try:
        call_command("periksa_jejak", kepala=kepala, stdout=keluar, stderr=galat)
    except CommandError as henti:
        return galat.getvalue() + str(henti)
    return ""


def sql(perintah: str, *nilai) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah, nilai)


def palsukan(rantai: Rantai, mulai: int) -> None:
    """What a forger with the source code does: make the chain agree with itself again from line `mulai` on."""
    sebelum = rantai.baris.filter(nomor__lt=mulai).order_by("-nomor").values_list("sha256", flat=True).first() or "0" * 64
    for baris in rantai.baris.filter(nomor__gte=mulai).select_related("isi").order_by("nomor"):
        digest = modul_jejak._digest(baris.isi.garam, baris.isi.data)
        sha = modul_jejak._sha_baris(rantai_id=rantai.pk, nomor=baris.nomor, waktu=baris.waktu, jenis=baris.jenis, objek=baris.objek,
                                     pelaku_id=baris.pelaku_id, digest=digest, sebelum=sebelum)
        Jejak.objects.filter(pk=baris.pk).update(digest=digest, sebelum=sebelum, sha256=sha)
        sebelum = sha
    Rantai.objects.filter(pk=rantai.pk).update(kepala=sebelum, panjang=rantai.baris.count())


def ubah_baris(rantai: Rantai) -> None:
    rantai.baris.filter(nomor=3).update(objek="uji:9")


def ubah_isi(rantai: Rantai) -> None:
    JejakIsi.objects.filter(jejak__rantai=rantai, jejak__nomor=3).update(data={"putusan": "lain", "nilai": 2})


def hapus_tengah(rantai: Rantai) -> None:
    JejakIsi.objects.filter(jejak__rantai=rantai, jejak__nomor=3).delete()
    rantai.baris.filter(nomor=3).delete()


def sisipkan(rantai: Rantai) -> None:
    Jejak.objects.create(rantai=rantai, nomor=6, waktu=KINI, jenis="uji", objek="uji:sisip", pelaku=None, digest="0" * 64,
                         sebelum=rantai.kepala, sha256=hashlib.sha256(b"sisip").hexdigest())


def tukar(rantai: Rantai) -> None:
    for lama, baru in ((2, 102), (4, 2), (102, 4)):
        rantai.baris.filter(nomor=lama).update(nomor=baru)


def potong_ujung(rantai: Rantai) -> None:
    JejakIsi.objects.filter(jejak__rantai=rantai, jejak__nomor__gte=4).delete()
    rantai.baris.filter(nomor__gte=4).delete()


def test_a_whole_chain_is_said_to_be_whole(rantai):
    assert (list(periksa_rantai(rantai)), periksa(), periksa(rantai.kepala)) == ([], "", "")


def test_lines_name_their_place_and_their_predecessor(rantai):
    baris = list(rantai.baris.values_list("nomor", "sebelum", "sha256"))
    assert [b[0] for b in baris] == [1, 2, 3, 4, 5]
    assert [b[1] for b in baris] == ["0" * 64, *(b[2] for b in baris[:-1])]
    assert (rantai.panjang, rantai.kepala) == (5, baris[-1][2])


@pytest.mark.parametrize(("rusakkan", "kalimat"), [
    (ubah_baris, ["baris 3 (uji) berubah sejak ditulis"]),
    (ubah_isi, ["isi baris 3 (uji) berubah sejak ditulis"]),
    (hapus_tengah, ["baris 3 hilang atau disisipi; yang ada bernomor 4", "baris 4 tidak menyambung ke baris sebelumnya"]),
    (sisipkan, ["baris 6 (uji) berubah sejak ditulis", "kepala rantai menyebut 5 baris, yang ada 6; ujungnya terpotong atau ditambah"]),
    (tukar, [
        "baris 2 tidak menyambung ke baris sebelumnya", "baris 2 (uji) berubah sejak ditulis",
        "baris 3 tidak menyambung ke baris sebelumnya", "baris 4 tidak menyambung ke baris sebelumnya",
        "baris 4 (uji) berubah sejak ditulis", "baris 5 tidak menyambung ke baris sebelumnya"]),
    (potong_ujung, ["kepala rantai menyebut 5 baris, yang ada 3; ujungnya terpotong atau ditambah"]),
], ids=lambda x: getattr(x, "__name__", ""))
def test_tampering_is_found_and_named(rantai, rusakkan, kalimat):
    pemicu.lepas()
    rusakkan(rantai)
    assert list(periksa_rantai(rantai)) == kalimat
    assert periksa().endswith(f"{len(kalimat)} kerusakan ditemukan.")


def test_a_cut_tail_with_a_forged_head_is_found_against_the_printed_head(rantai):
    tercetak = rantai.kepala
    pemicu.lepas()
    potong_ujung(rantai)
    palsukan(rantai, 4)
    rantai.refresh_from_db()
    assert (list(periksa_rantai(rantai)), periksa()) == ([], "")
    assert periksa(tercetak) == "Kepala yang tercetak tidak ada di rantai mana pun: rantai dipotong atau ditulis ulang."


def test_a_rechained_whole_is_found_against_the_printed_head(rantai):
    tercetak = rantai.kepala
    pemicu.lepas()
    ubah_isi(rantai)
    palsukan(rantai, 3)
    rantai.refresh_from_db()
    assert (rantai.panjang, list(periksa_rantai(rantai)), periksa()) == (5, [], "")
    assert periksa(tercetak) == "Kepala yang tercetak tidak ada di rantai mana pun: rantai dipotong atau ditulis ulang."


def test_an_earlier_printed_head_stays_good_while_the_chain_grows(rantai):
    tercetak = rantai.kepala
    with transaction.atomic():
        catat_jejak(jenis="uji", objek="uji:6", oleh=None, pada=KINI, isi={}, instansi=rantai.instansi)
    assert periksa(tercetak) == ""


def test_erasing_the_readable_side_leaves_the_proof(rantai):
    JejakIsi.objects.filter(jejak__rantai=rantai).delete()
    assert list(periksa_rantai(rantai)) == []


def test_digest_does_not_betray_a_guessable_value(rantai):
    """Two lines with the same content have different digests, and neither is the plain hash."""
    with transaction.atomic():
        a, b = (catat_jejak(jenis="uji", objek="uji:7", oleh=None, pada=KINI, isi={"nilai": 80}, instansi=rantai.instansi) for _ in "ab")
    polos = hashlib.sha256(json.dumps({"nilai": 80}, separators=(",", ":")).encode()).hexdigest()
    assert len({a.digest, b.digest, polos}) == 3


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        catat_jejak(jenis="uji", objek="uji:1", oleh=None, pada=KINI, isi={})


@pytest.mark.parametrize("perintah", [
    "UPDATE core_jejak SET objek = 'uji:9'", "DELETE FROM core_jejak", "UPDATE core_jejakisi SET garam = ''",
])
def test_raw_sql_is_refused_by_the_database(rantai, perintah):
    with pytest.raises(DatabaseError, match="baris beku: core_jejak"), transaction.atomic():
        sql(perintah)
    assert list(periksa_rantai(rantai)) == []


@pytest.mark.parametrize("tabel", ["core_jejak", "core_ketentuan", "core_akseslog"])
def test_truncate_is_refused_on_postgresql(rantai, tabel):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    sql("SET CONSTRAINTS ALL IMMEDIATE")  # else PostgreSQL refuses for another reason
    with pytest.raises(DatabaseError, match=f"baris beku: {tabel} TRUNCATE"), transaction.atomic():
        sql(f"TRUNCATE {tabel} CASCADE")


def test_a_missing_trigger_is_found_by_the_system_check():
    assert pemicu.hilang() == []
    sql("DROP TRIGGER beku_core_jejak_update" + (" ON core_jejak" if connection.vendor == "postgresql" else ""))
    assert pemicu.hilang() == ["beku_core_jejak_update"]
    with pytest.raises(CommandError, match="core.E001.*beku_core_jejak_update"):
        call_command("check", databases=["default"], tags=["database"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ke", [1, 2])
def test_triggers_stand_again_after_the_database_was_emptied(ke):
    """pytest empties the database between transactional tests; the second run would find a guard that was not put back."""
    assert pemicu.hilang() == []
