"""The header that names a download."""
import re
import unicodedata
from urllib.parse import quote


def tajuk_lampiran(nama: str) -> str:
    """Content-Disposition: always an attachment, both forms of the name (RFC 6266, RFC 8187)."""
    ascii_ = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode()
    ascii_ = re.sub(r"[^A-Za-z0-9 ._()+-]", "_", ascii_).strip()
    if ascii_.startswith("."):
        ascii_ = f"berkas{ascii_}"
    return f"attachment; filename=\"{ascii_}\"; filename*=UTF-8''{quote(nama, safe='')}"
