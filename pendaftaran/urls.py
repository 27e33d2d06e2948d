"""Addresses below a Seleksi: the applicant's, then the secretariat's and the panel's."""
from . import urls_formulir, urls_lamaran, urls_perbaikan, urls_permintaan, urls_sanggah, urls_susulan, urls_verifikasi

urlpatterns = [*urls_formulir.urlpatterns, *urls_lamaran.urlpatterns, *urls_permintaan.urlpatterns, *urls_sanggah.urlpatterns,
               *urls_perbaikan.urlpatterns, *urls_susulan.urlpatterns, *urls_verifikasi.urlpatterns]
