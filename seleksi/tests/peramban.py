"""Browser tests: the Chromium of the machine, or the one that Playwright fetched. Registered late, so it wins over pytest-playwright."""
import os
import shutil
from pathlib import Path

import pytest

# The switches keep Chromium from talking to anyone but the page's own server.
SAKELAR = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
]


def chromium() -> str:
    """The browser to drive: $PERAMBAN, or the first one found."""
    if terpilih := os.environ.get("PERAMBAN"):
        return terpilih
    unduhan = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return next(filter(None, [shutil.which("chromium"), shutil.which("google-chrome"), *map(str, reversed(unduhan))]), "")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {**browser_type_launch_args, "executable_path": chromium(), "args": SAKELAR}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without a browser the browser tests are skipped on a developer's machine and fail under `make test`."""
    if item.get_closest_marker("peramban") and not (chromium() and item.config.pluginmanager.hasplugin("playwright")):
        alasan = "no Chromium or no pytest-playwright: run `make test` once, or set PERAMBAN"
        if os.environ.get("WAJIB_PERAMBAN"):
            pytest.fail(alasan)
        pytest.skip(alasan)
