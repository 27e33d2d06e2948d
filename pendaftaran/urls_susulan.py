"""Addresses of later papers, below a Seleksi."""
from django.urls import path

from .views import susulan

urlpatterns = [
    path("lamaran/susulan/", susulan.susulan, name="susulan"),
    path("susulan/", susulan.susulan_kelola, name="susulan_kelola"),
]
