"""The URL table: fixed addresses first, then everything that belongs to one Seleksi of one Instansi."""
from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("", include("seleksi.core.urls")),
    path("akun/", include("allauth.urls")),
    path("", include("pengumuman.urls_umum")),
    path("profil/", include("pendaftaran.urls_profil")),
    path("saring/", include("pendaftaran.urls_saring")),
    path("cek-kelayakan/", include("pendaftaran.urls_cek")),
    path("<slug:instansi>/<slug:seleksi>/", include("pengumuman.urls")),
    path("<slug:instansi>/<slug:seleksi>/", include("pendaftaran.urls")),
    path("<slug:instansi>/<slug:seleksi>/", include("penilaian.urls")),
]
handler404 = "seleksi.core.galat.tidak_ada"
handler403 = "seleksi.core.galat.ditolak"
handler400 = "seleksi.core.galat.salah"
handler500 = "seleksi.core.galat.gangguan"
