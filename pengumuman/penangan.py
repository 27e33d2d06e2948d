"""Outbox handlers of publication."""
