"""The words of announcements and letters, gathered once and then frozen as plain JSON."""
