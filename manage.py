#!/usr/bin/env python
"""Django's command line for the portal."""
import os
import sys

from django.core.management import execute_from_command_line

import seleksi.celery  # noqa: F401  the queue must be configured before any task is sent


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seleksi.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
