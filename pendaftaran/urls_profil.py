"""Addresses."""
urlpatterns = []
