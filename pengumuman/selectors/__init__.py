"""Readings of announcements and letters."""
