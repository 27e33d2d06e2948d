"""The number of a sent application: short enough to be read out on the telephone."""
import re

HURUF_PUTARAN = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def awalan(slug: str) -> str:
    """Three letters of an agency's name: the first, then consonants. tuban -> TBN, tulungagung -> TLN."""
    huruf = re.sub(r"[^a-z]", "", slug.lower()) or "xxx"
    konsonan = re.sub(r"[aeiou]", "", huruf[1:])
    return (huruf[0] + konsonan + huruf[1:] + "xx")[:3].upper()


def nomor_pendaftaran(*, slug: str, tahun: int, putaran_ke: int, urut: int) -> str:
    """TBN20-0001; the second round of the same agency and year writes TBN20B-0001, so no number is said twice."""
    huruf = "" if putaran_ke == 1 else HURUF_PUTARAN[(putaran_ke - 1) % len(HURUF_PUTARAN)]
    return f"{awalan(slug)}{tahun % 100:02d}{huruf}-{urut:04d}"
