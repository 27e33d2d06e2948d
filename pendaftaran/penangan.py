"""Outbox handlers of registration."""
