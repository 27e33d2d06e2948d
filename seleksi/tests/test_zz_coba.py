import pytest
from seleksi.tests.dunia import bangun, isi_penyimpanan
@pytest.mark.django_db
def test_x():
    d=bangun(); isi_penyimpanan(d); print(d.objek, {k:str(v) for k,v in d.orang.items()})
