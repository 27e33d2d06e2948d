"""Addresses of the spreadsheets outside any Seleksi."""
from django.urls import path

from .views import saring

urlpatterns = [path("templat/<slug:profil>.xlsx", saring.templat_profil, name="templat_profil")]
