import pytest
from django.test import Client
from . import bantu
from penilaian import services
pytestmark = pytest.mark.django_db

def masuk(orang):
    c = Client(); c.force_login(orang); return c

def test_halaman():
    ini = bantu.babak(nyatakan=False)
    u = f"/{ini.seleksi.instansi.slug}/{ini.seleksi.slug}/"
    c = masuk(ini.ketua)
    for p in ["penilaian/", f"penilaian/{ini.lowongan.kode}/benturan/", f"pembukaan/{ini.lowongan.kode}/", "rapat/penetapan/", "kesehatan/"]:
        r = c.get(u+p); print(p, r.status_code, len(r.content))
    for satu in [*ini.anggota, ini.asesor]:
        services.nyatakan_benturan(lowongan=ini.lowongan, alasan={}, oleh=satu, pada=bantu.KINI)
    o = ini.peserta[0]
    p = f"penilaian/lembar/{o.kode}/makalah/"
    r = c.get(u+p); print(p, r.status_code)
    r = c.post(u+p+"simpan/", {"medan":"nilai_makalah_isu","nilai_makalah_isu":"82,5","versi":"0"}); print(r.status_code, r.content)
    r = c.post(u+p, {"aksi":"simpan","nilai_makalah_isu":"83,5","versi":"0"}); print(r.status_code)
    assert "Dua isian" in r.content.decode()
    r = masuk(ini.asesor).get(u+f"penilaian/lembar/{o.kode}/asesmen/"); print(r.status_code)
    s = masuk(ini.sinta)
    r = s.get(u+f"kesehatan/{o.kode}/"); print(r.status_code)
    services.simpan_lembar
    from penilaian.models import LembarNilai
    data = {"aksi":"final","versi":"1","paham":"on"}|{"nilai_"+k:"80" for k in bantu.nilai_rata(ini.seleksi,"makalah","80")}
    r = c.post(u+p, data, follow=True); print(r.status_code); assert "Komitmen" in r.content.decode()
    for l in ini.peserta:
        bantu.finalkan(ini, l, "asesmen", ini.asesor)
        for k in bantu.PANITIA:
            for n, org in enumerate(ini.anggota):
                if not (l == o and k == "makalah" and n == 0): bantu.finalkan(ini, l, k, org, str(70+3*n+l.pk%7))
        bantu.catat_sehat(ini, l)
    r = c.get(u+f"pembukaan/{ini.lowongan.kode}/"); print(r.status_code)
    r = c.post(u+f"pembukaan/{ini.lowongan.kode}/", {"langkah":"minta","setuju":"on"}); print(r.status_code)
    d = masuk(ini.anggota[1])
    r = d.post(u+f"pembukaan/{ini.lowongan.kode}/", {"langkah":"saksi","setuju":"on"}); print(r.status_code)
    r = d.get(u+f"peringkat/{ini.lowongan.kode}/"); print(r.status_code); open("/tmp/per.html","wb").write(r.content)
    r = c.get(u+"rapat/penetapan/"); print(r.status_code)
    from seleksi.core.selectors import anggota_pansel
    r = c.post(u+"rapat/penetapan/", {"hadir":[t.pk for t in anggota_pansel(ini.seleksi)]}); print(r.status_code)
    r = c.get(u+"rapat/penetapan/"); print(r.status_code); open("/tmp/rap.html","wb").write(r.content)
    from penilaian.models import Peringkat
    k = Peringkat.objects.get().kode
    r = c.post(u+"rapat/penetapan/", {f"ikut_{k}":"on", f"pilih_{k}":[x.pk for x in ini.peserta[:3]], "setuju":"on", f"alasan_{k}":"ya"}); print(r.status_code, r.content.decode()[:3000] if r.status_code!=302 else "")
    r = c.get(u+f"peringkat/{ini.lowongan.kode}/"); print(r.status_code)
    l = LembarNilai.objects.filter(penugasan__pengguna=ini.anggota[2]).first()
    r = c.get(u+f"penilaian/terbuka/{l.kode}/"); print(r.status_code)
    assert 0
