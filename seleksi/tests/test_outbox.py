"""The outbox, rule by rule: what is owed is done, once to the eye, whatever happens to queue and workers."""
import time
from datetime import timedelta

import pytest
from celery import Celery
from django.conf import settings as setelan
from django.db import transaction
from django.utils import timezone

from seleksi.celery import app as app_portal
from seleksi.core import outbox
from seleksi.core.domain.status import StatusSurel
from seleksi.core.models import Peristiwa, Surel
from seleksi.core.outbox import PENANGAN, Sambungan, kerjakan, penangan, sapu, terbitkan_peristiwa
from seleksi.core.surel import kirim_surel

from .perkakas import pakai_antrean

pytestmark = pytest.mark.django_db
DETIK = timedelta(seconds=1)


@pytest.fixture
def dikerjakan(monkeypatch) -> list[str]:
    """The objects that the handler of "uji" has seen, in order."""
    daftar: list[str] = []
    monkeypatch.setitem(PENANGAN, "uji", lambda peristiwa: daftar.append(peristiwa.objek))
    return daftar


@pytest.fixture
def gagal(monkeypatch) -> None:
    def lempar(peristiwa: Peristiwa) -> None:
        raise ValueError("kertas habis")
    monkeypatch.setitem(PENANGAN, "uji", lempar)


def utang(nomor: int = 1, **lain) -> Peristiwa:
    """A debt as a message that was lost leaves it: due, never sent."""
    lain.setdefault("jatuh_tempo", timezone.now() - timedelta(hours=1))
    return Peristiwa.objects.create(jenis="uji", objek=f"uji:{nomor}", kunci=f"uji:{nomor}", **lain)


def test_same_key_is_owed_once():
    pertama = terbitkan_peristiwa(jenis="uji", objek="uji:1", kunci="sama")
    kedua = terbitkan_peristiwa(jenis="uji", objek="uji:2", kunci="sama")
    assert (kedua.pk, kedua.objek, Peristiwa.objects.count()) == (pertama.pk, "uji:1", 1)


@pytest.mark.django_db(transaction=True)
def test_message_leaves_after_commit_and_not_after_rollback(jumlah_pesan):
    with transaction.atomic():
        terbitkan_peristiwa(jenis="uji", objek="uji:1", kunci="a")
        terbitkan_peristiwa(jenis="uji", objek="uji:1", kunci="a")
        assert jumlah_pesan() == 0
    assert jumlah_pesan() == 1
    with pytest.raises(RuntimeError), transaction.atomic():
        terbitkan_peristiwa(jenis="uji", objek="uji:2", kunci="b")
        raise RuntimeError
    assert (jumlah_pesan(), Peristiwa.objects.count()) == (0, 1)


def test_done_once_however_often_the_message_comes(dikerjakan):
    baris, kini = utang(), timezone.now()
    assert [kerjakan(peristiwa_id=baris.pk, pada=kini) for _ in range(3)] == [True, False, False]
    baris.refresh_from_db()
    assert (dikerjakan, baris.percobaan, baris.sewa_sampai, baris.galat) == (["uji:1"], 1, None, "")
    assert baris.selesai is not None


@pytest.mark.parametrize(("sisa_sewa", "boleh"), [(15, False), (1, False), (-1, True), (-600, True)])
def test_a_leased_debt_is_left_alone_until_the_lease_runs_out(dikerjakan, sisa_sewa, boleh):
    kini = timezone.now()
    baris = utang(sewa_sampai=kini + sisa_sewa * DETIK, percobaan=1)
    assert kerjakan(peristiwa_id=baris.pk, pada=kini) is boleh
    assert dikerjakan == (["uji:1"] if boleh else [])


def test_not_before_it_is_due(dikerjakan, jumlah_pesan):
    kini = timezone.now()
    baris = terbitkan_peristiwa(jenis="uji", objek="uji:1", kunci="nanti", jatuh_tempo=kini + 60 * DETIK)
    assert (kerjakan(peristiwa_id=baris.pk, pada=kini + 59 * DETIK), sapu(pada=kini + 59 * DETIK)) == (False, 0)
    assert (sapu(pada=kini + 60 * DETIK), kerjakan(peristiwa_id=baris.pk, pada=kini + 60 * DETIK)) == (1, True)


@pytest.mark.parametrize(("percobaan", "jeda", "menyerah"), [
    (0, 15, False), (1, 30, False), (2, 60, False), (3, 120, False), (6, 960, False), (7, 1800, True)])
def test_failure_waits_longer_each_time_and_is_parked_with_its_reason(gagal, percobaan, jeda, menyerah):
    kini = timezone.now()
    baris = utang(percobaan=percobaan)
    with pytest.raises(ValueError, match="kertas habis"):
        kerjakan(peristiwa_id=baris.pk, pada=kini)
    baris.refresh_from_db()
    assert (baris.jatuh_tempo, baris.menyerah, baris.galat, baris.sewa_sampai, baris.selesai) == (
        kini + jeda * DETIK, menyerah, "ValueError: kertas habis", None, None)


def test_a_kind_that_nobody_handles_keeps_its_reason():
    baris = Peristiwa.objects.create(jenis="tak_dikenal", objek="uji:1", kunci="x")
    with pytest.raises(KeyError):
        kerjakan(peristiwa_id=baris.pk, pada=timezone.now())
    baris.refresh_from_db()
    assert (baris.galat, baris.selesai) == ("KeyError: 'tak_dikenal'", None)


def test_parked_debts_are_not_sent_and_not_done(dikerjakan, jumlah_pesan):
    baris = utang(menyerah=True)
    assert (sapu(pada=timezone.now()), kerjakan(peristiwa_id=baris.pk, pada=timezone.now())) == (0, False)
    assert (dikerjakan, jumlah_pesan()) == ([], 0)


def test_a_debt_that_kills_its_worker_every_time_is_parked_and_the_others_go_on(dikerjakan):
    kini = timezone.now()
    racun = utang(1, percobaan=outbox.PERCOBAAN_TERAKHIR, sewa_sampai=kini - DETIK)
    sehat = utang(2)
    assert (kerjakan(peristiwa_id=racun.pk, pada=kini), sapu(pada=kini)) == (False, 1)
    racun.refresh_from_db()
    assert (racun.menyerah, racun.galat) == (True, "pekerja mati setiap kali mengerjakannya")
    assert (kerjakan(peristiwa_id=sehat.pk, pada=kini), dikerjakan) == (True, ["uji:2"])


def test_sweeper_sends_a_lost_message_again_but_does_not_fill_the_queue(jumlah_pesan):
    kini = timezone.now()
    utang(1)
    utang(2, dikirim=kini - 10 * DETIK)
    utang(3, sewa_sampai=kini + DETIK, percobaan=1)
    assert [sapu(pada=kini + n * DETIK) for n in (0, 10, 20, 30)] == [1, 1, 1, 1]  # 1; 3 (lease over); 2; 1 again
    assert jumlah_pesan() == 4


def test_the_debt_of_a_killed_worker_is_sent_again_as_soon_as_its_lease_is_over(monkeypatch, jumlah_pesan):
    def mati(peristiwa: Peristiwa) -> None:
        raise SystemExit  # no handler sees kill -9; the row stays as it was claimed
    monkeypatch.setitem(PENANGAN, "uji", mati)
    kini = timezone.now()
    baris = utang(dikirim=kini)
    with pytest.raises(SystemExit):
        kerjakan(peristiwa_id=baris.pk, pada=kini)
    assert [sapu(pada=kini + n * DETIK) for n in (15, 16)] == [0, 1]


def test_sweeper_takes_the_oldest_first_and_no_more_than_told(jumlah_pesan):
    kini = timezone.now()
    for nomor in (1, 2, 3):
        utang(nomor, jatuh_tempo=kini - nomor * DETIK)
    assert sapu(pada=kini, paling_banyak=2) == 2
    assert list(Peristiwa.objects.filter(dikirim=kini).order_by("pk").values_list("objek", flat=True)) == ["uji:2", "uji:3"]


def test_two_handlers_for_one_kind_are_refused(dikerjakan):
    with pytest.raises(ValueError, match="uji sudah punya penangan"):
        penangan("uji")(print)


@pytest.mark.django_db(transaction=True)
def test_a_long_task_keeps_its_lease(monkeypatch):
    monkeypatch.setattr(outbox, "SEWA", 0.3 * DETIK)
    sewa, lain = [], []

    def lama(peristiwa: Peristiwa) -> None:
        akhir = time.monotonic() + 10
        while len(set(sewa)) < 4 and time.monotonic() < akhir:
            sewa.append(Peristiwa.objects.get(pk=peristiwa.pk).sewa_sampai)
            lain.append(kerjakan(peristiwa_id=peristiwa.pk, pada=timezone.now()))

    monkeypatch.setitem(PENANGAN, "uji", lama)
    baris = utang()
    assert kerjakan(peristiwa_id=baris.pk, pada=timezone.now()) is True
    assert (len(set(sewa)), set(lain)) == (4, {False})  # renewed three times; nobody else could take it


@pytest.fixture
def antrean_mati():
    """A Redis that refuses every connection, with the settings of the portal."""
    mati = Celery("mati", broker="redis://127.0.0.1:1/0")
    mati.conf.update(task_publish_retry=setelan.CELERY_TASK_PUBLISH_RETRY,
                     broker_transport_options=setelan.CELERY_BROKER_TRANSPORT_OPTIONS)
    pakai_antrean(mati)
    yield
    pakai_antrean(app_portal)


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_is_set_up_wrongly_breaks_no_request():
    pakai_antrean(Celery("salah", broker="tidakada://"))
    try:
        kirim_surel(kepada="uji@contoh.test", subjek="Uji", isi="Isi")
    finally:
        pakai_antrean(app_portal)
    assert Peristiwa.objects.filter(jenis="surel", selesai=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_dead_queue_delays_mail_but_breaks_no_request(antrean_mati, antrean, caplog):
    for nomor in range(50):
        kirim_surel(kepada=f"uji{nomor}@contoh.test", subjek="Uji", isi="Isi")
    assert Surel.objects.filter(status=StatusSurel.ANTRE).count() == 50
    assert sum("antrean_tidak_terjangkau" in baris.getMessage() for baris in caplog.records) == 1  # the other 49 did not wait for it
    assert antrean() == 50
    assert Surel.objects.filter(status=StatusSurel.TERKIRIM).count() == 50


@pytest.mark.django_db(transaction=True)
def test_sweeper_stops_at_the_first_refusal_and_sends_all_when_the_queue_is_back(antrean_mati, jumlah_pesan):
    kini = timezone.now()
    for nomor in range(5):
        utang(nomor)
    assert sapu(pada=kini) == 0
    assert Peristiwa.objects.filter(dikirim=None).count() == 5
    pakai_antrean(app_portal)
    assert sapu(pada=kini + DETIK) == 0  # still in the pause after the refusal
    Sambungan.putus_sampai = 0.0
    assert (sapu(pada=kini + 11 * DETIK), jumlah_pesan()) == (5, 5)
