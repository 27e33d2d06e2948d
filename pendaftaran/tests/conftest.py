import pytest


@pytest.fixture
def folder_sementara(settings, tmp_path):
    """Uploads are judged in a folder of the test's own, and the test fails when anything stays there."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = folder
    yield folder
    assert list(folder.iterdir()) == []
