"""Encryption of single values with a key that is not in the database."""
import base64
import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings


class SegelRusak(ValueError):
    """The sealed bytes were changed, or belong to another object or key."""


def _mesin() -> AESGCM:
    return AESGCM(base64.urlsafe_b64decode(settings.SEAL_KEY))


def segel(isi: bytes, *, konteks: str) -> bytes:
    """AES-256-GCM: 12 random bytes, then the sealed content. `konteks` binds it to its object."""
    sekali = os.urandom(12)
    return sekali + _mesin().encrypt(sekali, isi, konteks.encode())


def buka_segel(sandi: bytes, *, konteks: str) -> bytes:
    """The content, or SegelRusak."""
    sandi = bytes(sandi)
    try:
        return _mesin().decrypt(sandi[:12], sandi[12:], konteks.encode())
    except InvalidTag as galat:
        raise SegelRusak(f"Segel {konteks} rusak atau kuncinya lain.") from galat


def sha256(isi: bytes) -> str:
    return hashlib.sha256(isi).hexdigest()
