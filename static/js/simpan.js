// Autosave: <form data-simpan-otomatis="URL"> posts a field (and the hidden ones) when it changes, after a pause in typing,
// and when the page is left. data-simpan-banyak: the address takes several fields (several `medan`) in one request.
// The answer is JSON: {"pukul": "21.04 WIB", "versi": n?, "catatan": "kalimat"?}, with "galat": "kalimat" when what was kept is not right yet, or
// only {"galat": "kalimat"} when nothing was kept (any status below 500; 200 keeps the console clean).
// <p data-simpan-kabar role="status"> in the form (or named by data-kabar="#id") tells what happened.
(() => {
  "use strict";
  const JEDA = 1500, BESAR = 30000; // a request that outlives its page may carry 64 KB
  const KETIK = "input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=number], textarea";
  const PUTUS = "Belum tersimpan karena sambungan terputus. Isian Anda tetap di halaman ini dan dicoba lagi.";
  const SESI = "Belum tersimpan karena sesi Anda berakhir. Jangan tutup halaman ini: masuk lagi di tab baru, lalu kembali ke sini dan salin isian yang belum tersimpan.";
  const pasang = (f) => {
    if (f.dataset.siap) return;
    f.dataset.siap = "1";
    const kabar = f.dataset.kabar ? document.querySelector(f.dataset.kabar) : f.querySelector("[data-simpan-kabar]");
    const antre = new Set();
    let jalan = false, lepas = false, tunggu = 2000, terbang = [], menunggu, jeda, ulang;
    const tulis = (kata, salah) => { if (kabar) { kabar.textContent = kata; kabar.classList.toggle("salah", Boolean(salah)); } };
    // The same sentence at the field: the line at the foot of a long form is out of sight.
    const tandai = (nama, kata) => {
      const m = f.querySelector(`[name="${CSS.escape(nama)}"]:not([type=hidden])`);
      if (!m) return;
      const id = `${m.id}-simpan-galat`;
      let p = document.getElementById(id);
      m.classList.toggle("is-invalid", Boolean(kata));
      if (kata) m.setAttribute("aria-invalid", "true"); else m.removeAttribute("aria-invalid");
      const urai = new Set((m.getAttribute("aria-describedby") || "").split(" ").filter(Boolean));
      if (kata) urai.add(id); else urai.delete(id);
      if (urai.size) m.setAttribute("aria-describedby", [...urai].join(" ")); else m.removeAttribute("aria-describedby");
      if (!kata) { p?.remove(); return; }
      if (!p) { p = document.createElement("p"); p.id = id; p.className = "invalid-feedback d-block mb-0"; m.after(p); }
      p.textContent = kata;
    };
    const isi = (daftar) => {
      const data = new FormData(), semua = new FormData(f);
      for (const nama of daftar) data.append("medan", nama);
      for (const t of f.querySelectorAll("input[type=hidden]")) data.append(t.name, t.value);
      for (const nama of daftar) for (const nilai of semua.getAll(nama)) data.append(nama, nilai);
      return data;
    };
    const ringan = (data) => [...data.values()].reduce((n, v) => n + v.length, 0) < BESAR;
    const pos = (daftar, tahan) => {
      const data = isi(daftar);
      return fetch(f.dataset.simpanOtomatis, { method: "POST", body: data, credentials: "same-origin", redirect: "manual", keepalive: tahan && ringan(data), headers: { Accept: "application/json" } });
    };
    const jawaban = async (jawab, daftar) => {
      const data = await jawab.json();
      if (data.versi !== undefined && f.elements.versi) f.elements.versi.value = data.versi;
      const mengetik = document.activeElement?.form === f && daftar.includes(document.activeElement.name);
      const setengah = data.galat && data.pukul && mengetik; // half a date is no mistake yet
      for (const nama of daftar) tandai(nama, setengah ? "" : data.galat);
      if (!data.galat) { tulis(`Tersimpan pukul ${data.pukul}${data.catatan ? `. ${data.catatan}` : ""}`); for (const nama of daftar) f.dispatchEvent(new CustomEvent("tersimpan", { bubbles: true, detail: { nama, ...data } })); }
      else if (setengah) tulis(`Tersimpan sebagai draf pukul ${data.pukul}`);
      else tulis(data.galat, true);
    };
    const ambil = () => { const daftar = "simpanBanyak" in f.dataset ? [...antre] : [...antre].slice(0, 1); daftar.forEach((n) => antre.delete(n)); return daftar; };
    const kirim = async () => {
      clearTimeout(jeda); clearTimeout(ulang);
      if (jalan || !antre.size) return;
      jalan = true;
      const daftar = ambil();
      terbang = daftar;
      tulis("Menyimpan …");
      try {
        const jawab = await pos(daftar, false);
        if (jawab.status >= 500) throw new Error(jawab.status);
        if (jawab.type === "opaqueredirect" || jawab.status === 403) { daftar.forEach((n) => antre.add(n)); tulis(SESI, true); if (menunggu === undefined) return; }
        else await jawaban(jawab, daftar);
        tunggu = 2000;
      } catch {
        daftar.forEach((n) => antre.add(n));
        tulis(PUTUS, true);
        if (menunggu === undefined) { ulang = setTimeout(kirim, tunggu); tunggu = Math.min(tunggu * 2, 30000); return; }
      } finally { jalan = false; terbang = []; }
      if (menunggu !== undefined) { const tombol = menunggu; menunggu = undefined; f.requestSubmit(tombol); return; }
      kirim();
    };
    const berlaku = (m) => m.name && m.form === f && m.type !== "file" && !("tanpaSimpan" in m.dataset);
    f.addEventListener("change", (e) => { if (berlaku(e.target)) { antre.add(e.target.name); kirim(); } });
    f.addEventListener("input", (e) => {
      if (!berlaku(e.target) || !e.target.matches(KETIK)) return;
      antre.add(e.target.name);
      clearTimeout(jeda);
      jeda = setTimeout(kirim, JEDA);
    });
    // Leaving (another app, another tab, the back button): what is still waiting goes out and may outlive the page.
    const pergi = async () => {
      clearTimeout(jeda);
      if (lepas) return;
      if ("simpanBanyak" in f.dataset) terbang.forEach((n) => antre.add(n)); // its answer may be cut; saving twice is harmless
      while (antre.size) {
        const daftar = ambil();
        try {
          const jawab = await pos(daftar, true);
          if (jawab.ok) await jawaban(jawab, daftar); else throw new Error(jawab.status);
        } catch { daftar.forEach((n) => antre.add(n)); tulis(PUTUS, true); return; }
      }
    };
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") pergi(); else kirim(); });
    addEventListener("pagehide", pergi);
    addEventListener("online", kirim);
    f.addEventListener("submit", (e) => {
      antre.clear();
      clearTimeout(jeda);
      lepas = true;
      // A save is on its way: its answer carries the version that this form must send along, so wait for it.
      if (jalan) { e.preventDefault(); menunggu = e.submitter; }
    });
    addEventListener("pageshow", () => { lepas = false; });
    addEventListener("beforeunload", (e) => { if (!lepas && (jalan || antre.size) && (!("simpanBanyak" in f.dataset) || kabar?.classList.contains("salah"))) e.preventDefault(); });
  };
  const semua = (akar) => akar.querySelectorAll("form[data-simpan-otomatis]").forEach(pasang);
  semua(document);
  document.addEventListener("isi-baru", (e) => semua(e.detail));
  document.addEventListener("htmx:load", (e) => semua(e.target));
})();
