"""The embedded queue: kombu's queue in files, made whole.

kombu writes a message under its final name, so a worker that looks at that moment reads an empty file and dies of
it. Here a message appears complete or not at all, and one that cannot be read is put aside: the outbox sends it again.
"""
import os
from queue import Empty
from time import time_ns
from uuid import uuid4

import structlog
from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps

catatan = structlog.get_logger(__name__)


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict, **kwargs) -> None:
        nama = f"{time_ns()}_{uuid4()}"  # same width always: the folder sorted by name is the order of sending
        sementara = os.path.join(self.data_folder_out, f"{nama}.tulis")
        try:
            with open(sementara, "wb") as berkas:
                berkas.write(dumps(payload).encode())
                berkas.flush()
                os.fsync(berkas.fileno())
            os.replace(sementara, os.path.join(self.data_folder_out, f"{nama}.{queue}.msg"))
        except OSError as galat:
            raise ChannelError(f"Pesan tidak dapat ditulis ke antrean {queue}.") from galat

    def _get(self, queue: str) -> dict:
        while True:
            try:
                return super()._get(queue)
            except Empty:
                raise
            except ValueError as galat:  # a torn message of an older writer, or a full disk
                catatan.warning("pesan_antrean_rusak", antrean=queue, galat=str(galat))


class Transport(filesystem.Transport):
    Channel = Channel
