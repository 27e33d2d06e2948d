"""Addresses of the core: health, and the mail page of a demo."""
from django.conf import settings
from django.urls import path

from . import views

urlpatterns = [
    path("sehat/", views.sehat, name="sehat"),
    path("sesi/", views.sesi, name="sesi"),
    path("lambang/<slug:slug>/", views.lambang, name="lambang"),
    path("pesan/", views.pesan, name="pesan"),
    path("pesan/<slug:kode>/", views.pesan_satu, name="pesan_satu"),
    path("privasi/", views.privasi, name="privasi"),
    path("aksesibilitas/", views.aksesibilitas, name="aksesibilitas"),
]
if settings.DEMO:
    urlpatterns += [
        path("demo/surel/", views.surel_demo, name="surel_demo"),
        path("demo/surel/<int:pk>/", views.surel_demo_satu, name="surel_demo_satu"),
    ]
