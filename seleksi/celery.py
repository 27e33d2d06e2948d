"""The Celery application; settings come from Django under the prefix CELERY_."""
import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seleksi.settings")

TRANSPORT_ALIASES["filesystem"] = "seleksi.core.antrean:Transport"  # kombu's own hands out half-written messages
app = Celery("seleksi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["seleksi.core", "pendaftaran", "penilaian", "pengumuman"])
