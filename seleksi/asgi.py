"""ASGI entry point. It refuses to start on what it must not run with (seleksi.core.periksa)."""
import os

from django.core.asgi import get_asgi_application

import seleksi.celery  # noqa: F401  the queue must be configured before any task is sent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seleksi.settings")
application = get_asgi_application()

from seleksi.core.periksa import pastikan_layak_jalan  # noqa: E402  needs the apps to be loaded

pastikan_layak_jalan()
