"""ASGI entry point."""
import os

from django.core.asgi import get_asgi_application

import seleksi.celery  # noqa: F401  the queue must be configured before any task is sent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seleksi.settings")
application = get_asgi_application()
