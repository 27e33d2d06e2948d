"""What every template needs."""
from django.conf import settings


def portal(request) -> dict:
    return {"MODE_DEMO": settings.DEMO, "seleksi_ini": getattr(request, "seleksi", None),
            "peran_saya": getattr(request, "peran", frozenset())}
