"""Who may see what: one door for every page below /<instansi>/<seleksi>/.

Each view declares its rule with a decorator, so a test can walk the URL table. A stranger gets 404: whether
an object exists is nobody's business. An anonymous visitor of a protected page is asked to log in.
"""
from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from .domain.peran import Peran
from .models import AksesLog, Lowongan, Pengguna, Penugasan, Seleksi

PUBLIK, MASUK, PELAMAR = "publik", "masuk", "pelamar"


class TidakBerwenang(PermissionDenied):
    """Raised by services when the person may not do this; the message says why, in Indonesian."""


def _mencakup(lowongan: Lowongan | int | None) -> Q:
    """Assignments that reach this post: those of the whole Seleksi and those of the post itself. None asks for no post."""
    return Q() if lowongan is None else Q(lowongan=None) | Q(lowongan=lowongan)


def peran_dari(pengguna: Pengguna, seleksi: Seleksi, *, lowongan: Lowongan | int | None = None) -> frozenset[str]:
    """The roles that reach this Seleksi, or with `lowongan` this one post of it."""
    if not pengguna.is_authenticated:
        return frozenset()
    return frozenset(Penugasan.objects.berlaku().untuk(seleksi).filter(_mencakup(lowongan), pengguna=pengguna)
                     .values_list("peran", flat=True))


def batas_lowongan(pengguna: Pengguna, seleksi: Seleksi, *peran: str) -> frozenset[int] | None:
    """The posts to which this person's assignments in these roles are limited; None when one reaches the whole Seleksi."""
    batas = frozenset(Penugasan.objects.berlaku().untuk(seleksi).filter(pengguna=pengguna, peran__in=peran)
                      .values_list("lowongan_id", flat=True))
    return None if None in batas else batas


def wajib_peran(pengguna: Pengguna, seleksi: Seleksi, *peran: str, tindakan: str,
                lowongan: Lowongan | int | None = None) -> Penugasan:
    """The assignment under which `pengguna` may do this, or TidakBerwenang. Services call it: pages are no guard.

    With `lowongan` an assignment that is limited to another post does not count.
    """
    tugas = (Penugasan.objects.berlaku().untuk(seleksi).filter(_mencakup(lowongan), pengguna=pengguna, peran__in=peran)
             .order_by("pk").first())
    if tugas is None:
        raise TidakBerwenang(f"Anda tidak berwenang untuk {tindakan}.")
    return tugas


Penjaga = Callable[[Pengguna, Seleksi], frozenset[int]]
PENJAGA: list[Penjaga] = []


def penjaga(fungsi: Penjaga) -> Penjaga:
    """Register who may not read which applications (ids); a higher app that knows the reason calls it when it starts."""
    PENJAGA.append(fungsi)
    return fungsi


def tertutup(pengguna: Pengguna, seleksi: Seleksi) -> frozenset[int]:
    """The applications that are closed to this member of staff, whatever the roles: deny beats allow."""
    return frozenset().union(*(satu(pengguna, seleksi) for satu in PENJAGA))


def jangkauan(pengguna: Pengguna, seleksi: Seleksi, *peran: str) -> dict[str, frozenset[int] | None]:
    """What somebody reads in these roles: `batas`, the posts (None for all), and `tutup`, the applications that are closed."""
    return {"batas": batas_lowongan(pengguna, seleksi, *peran), "tutup": tertutup(pengguna, seleksi)}


def halaman(*boleh: str, metode: tuple[str, ...] = ("GET",)) -> Callable:
    """A page below a Seleksi. `boleh` is PUBLIK, PELAMAR (any account without a role here), or roles.

    The view is called as view(request, seleksi, **rest); request.peran holds the visitor's roles. A Seleksi in
    draft exists only for those who hold a role in it.
    """
    def bungkus(view: Callable) -> Callable:
        @require_http_methods([*metode, "HEAD"] if "GET" in metode else list(metode))
        @wraps(view)
        def dalam(request: HttpRequest, instansi: str, seleksi: str, **lain) -> HttpResponse:
            objek = get_object_or_404(Seleksi.objects.select_related("instansi"), instansi__slug=instansi, slug=seleksi)
            request.seleksi, request.peran = objek, peran_dari(request.user, objek)
            if not request.peran and not Seleksi.objects.tampak().filter(pk=objek.pk).exists():
                raise Http404
            if PUBLIK in boleh:
                return view(request, objek, **lain)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not (request.peran & set(boleh) or (PELAMAR in boleh and not request.peran)):
                raise Http404
            return view(request, objek, **lain)
        dalam.aturan = boleh
        return dalam
    return bungkus


def umum(boleh: str = PUBLIK, *, metode: tuple[str, ...] = ("GET",)) -> Callable:
    """A page outside any Seleksi: PUBLIK or MASUK."""
    def bungkus(view: Callable) -> Callable:
        @require_http_methods([*metode, "HEAD"] if "GET" in metode else list(metode))
        @wraps(view)
        def dalam(request: HttpRequest, **lain) -> HttpResponse:
            if boleh == MASUK and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            return view(request, **lain)
        dalam.aturan = (boleh,)
        return dalam
    return bungkus


def singgah(view: Callable) -> Callable:
    """A public page that may rest for a minute in caches, for visitors without any cookie; the middleware decides."""
    view.singgah = True
    return view


def catat_akses(*, pengguna: Pengguna, objek: str, tindakan: str, seleksi: Seleksi | None = None,
                pada: datetime | None = None) -> None:
    """One line for each reading of a file or a secret; ids only, no content."""
    AksesLog.objects.create(pengguna=pengguna, seleksi=seleksi, objek=objek, tindakan=tindakan, waktu=pada or timezone.now())


PERAN_RAHASIA = frozenset({Peran.ANGGOTA, Peran.KETUA})
