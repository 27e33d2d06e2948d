"""Outbox handlers of scoring."""
