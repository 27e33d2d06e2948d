"""Addresses of the profile, outside any Seleksi."""
from django.urls import path

from .views import kelayakan, profil

urlpatterns = [
    path("", profil.profil, name="profil"),
    path("<slug:bagian>/", profil.profil_bagian, name="profil_bagian"),
    path("<slug:bagian>/simpan/", profil.profil_simpan, name="profil_simpan"),
    path("<slug:bagian>/kelayakan/", kelayakan.profil_kelayakan, name="profil_kelayakan"),
]
