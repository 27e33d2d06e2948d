"""The database's clock: the one clock that decides whether something came in time."""
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.db import connection

WIB = ZoneInfo("Asia/Jakarta")


def jam_basis_data() -> datetime:
    """Now, by the database, in UTC. Read once on arrival, before any lock; web machines may disagree, it does not."""
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            kursor.execute("SELECT clock_timestamp()")
            return kursor.fetchone()[0].astimezone(UTC)
        kursor.execute("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')")
        return datetime.fromisoformat(kursor.fetchone()[0]).replace(tzinfo=UTC)
