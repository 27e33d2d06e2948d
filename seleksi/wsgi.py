"""WSGI entry point. It refuses to start on what it must not run with (seleksi.core.periksa)."""
import os

from django.core.wsgi import get_wsgi_application

import seleksi.celery  # noqa: F401  the queue must be configured before any task is sent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seleksi.settings")
django = get_wsgi_application()
HURUF = frozenset({"utf-8", "utf8", "iso-8859-1", "us-ascii", "ascii"})


def huruf_dikenal(environ: dict) -> dict:
    """Drop a charset that Django would decode the request with and that may be no text encoding at all."""
    _, _, huruf = environ.get("CONTENT_TYPE", "").lower().partition("charset=")
    if huruf and huruf.split(";")[0].strip(" \"'") not in HURUF:
        environ["CONTENT_TYPE"] = environ["CONTENT_TYPE"].split(";")[0]
    return environ


def application(environ: dict, start_response):
    return django(huruf_dikenal(environ), start_response)


from seleksi.core.periksa import pastikan_layak_jalan  # noqa: E402  needs the apps to be loaded

pastikan_layak_jalan()
