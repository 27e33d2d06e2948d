// Autosave: <form data-simpan-otomatis="URL"> posts the changed field (and the hidden ones) on change.
// The answer is JSON: {"pukul": "21.04 WIB", "versi": n?} or {"galat": "kalimat"} (any status below 500; 200 keeps the
// console clean).
// <p data-simpan-kabar role="status"> in the form (or named by data-kabar="#id") tells what happened.
(() => {
  "use strict";
  const pasang = (f) => {
    if (f.dataset.siap) return;
    f.dataset.siap = "1";
    const kabar = f.dataset.kabar ? document.querySelector(f.dataset.kabar) : f.querySelector("[data-simpan-kabar]");
    const antre = new Map();
    let jalan = false, lepas = false, tunggu = 2000, menunggu;
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
    const isi = (nama) => {
      const data = new FormData(), semua = new FormData(f);
      data.append("medan", nama);
      for (const t of f.querySelectorAll("input[type=hidden]")) data.append(t.name, t.value);
      for (const nilai of semua.getAll(nama)) data.append(nama, nilai);
      return data;
    };
    const jawaban = async (jawab, nama) => {
      const data = await jawab.json();
      if (data.versi !== undefined && f.elements.versi) f.elements.versi.value = data.versi;
      tandai(nama, data.galat);
      if (!data.galat) { tulis(`Tersimpan pukul ${data.pukul}`); f.dispatchEvent(new CustomEvent("tersimpan", { bubbles: true, detail: { nama, ...data } })); }
      else tulis(data.galat, true);
    };
    const kirim = async () => {
      if (jalan || !antre.size) return;
      jalan = true;
      const [nama] = antre.keys();
      antre.delete(nama);
      tulis("Menyimpan …");
      try {
        const jawab = await fetch(f.dataset.simpanOtomatis, { method: "POST", body: isi(nama), credentials: "same-origin", redirect: "error", headers: { Accept: "application/json" } });
        if (jawab.status >= 500) throw new Error(jawab.status);
        await jawaban(jawab, nama);
        tunggu = 2000;
      } catch {
        antre.set(nama, true);
        tulis("Belum tersimpan karena sambungan terputus. Isian Anda tetap di halaman ini dan dicoba lagi.", true);
        if (menunggu === undefined) setTimeout(kirim, tunggu);
        tunggu = Math.min(tunggu * 2, 30000);
        if (menunggu === undefined) return;
      } finally { jalan = false; }
      if (menunggu !== undefined) { const tombol = menunggu; menunggu = undefined; f.requestSubmit(tombol); return; }
      kirim();
    };
    f.addEventListener("change", (e) => {
      if (!e.target.name || e.target.type === "file" || "tanpaSimpan" in e.target.dataset) return;
      antre.set(e.target.name, true);
      kirim();
    });
    f.addEventListener("submit", (e) => {
      antre.clear();
      lepas = true;
      // A save is on its way: its answer carries the version that this form must send along, so wait for it.
      if (jalan) { e.preventDefault(); menunggu = e.submitter; }
    });
    addEventListener("pageshow", () => { lepas = false; });
    addEventListener("beforeunload", (e) => { if (!lepas && (jalan || antre.size)) e.preventDefault(); });
  };
  const semua = (akar) => akar.querySelectorAll("form[data-simpan-otomatis]").forEach(pasang);
  semua(document);
  document.addEventListener("isi-baru", (e) => semua(e.detail));
  document.addEventListener("htmx:load", (e) => semua(e.target));
})();
