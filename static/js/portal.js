// Menu on small screens, one submit per form, focus on errors, countdowns by the server's clock, session end.
(() => {
  "use strict";
  const d = document;

  // Server time: the clock of this device may be wrong, so only the difference at load is taken from it.
  const mulai = performance.timeOrigin + (performance.getEntriesByType("navigation")[0]?.responseStart || 0);
  const selisih = (el) => Date.parse((el.closest("[data-waktu-server]") || d.documentElement).dataset.waktuServer) - mulai;
  const kini = (el) => Date.now() + selisih(el);

  // Menu
  const tombol = d.querySelector(".menu-tombol"), kop = d.querySelector(".kop");
  if (tombol) {
    const atur = (buka) => { kop.classList.toggle("buka", buka); tombol.setAttribute("aria-expanded", buka); };
    tombol.hidden = false;
    tombol.addEventListener("click", () => atur(tombol.getAttribute("aria-expanded") !== "true"));
    d.addEventListener("keydown", (e) => { if (e.key === "Escape" && kop.classList.contains("buka")) { atur(false); tombol.focus(); } });
  }

  // One submit: a second click or Enter does nothing until the page is shown again.
  d.addEventListener("submit", (e) => {
    const f = e.target;
    if (f.method !== "post" || f.target || "bolehUlang" in f.dataset || "unggah" in f.dataset || e.defaultPrevented) return;
    if (f.dataset.terkirim) { e.preventDefault(); return; }
    f.dataset.terkirim = "1";
    setTimeout(() => f.querySelectorAll("button[type=submit], button:not([type]), input[type=submit]").forEach((b) => {
      b.setAttribute("aria-disabled", "true"); b.classList.add("disabled");
    }));
  });
  addEventListener("pageshow", () => d.querySelectorAll("form[data-terkirim]").forEach((f) => {
    delete f.dataset.terkirim;
    f.querySelectorAll("[aria-disabled]").forEach((b) => { b.removeAttribute("aria-disabled"); b.classList.remove("disabled"); });
  }));

  // Error summary
  d.querySelector("[data-fokus]")?.focus();

  d.addEventListener("click", (e) => { if (e.target.closest("[data-cetak]")) print(); });
  d.addEventListener("htmx:configRequest", (e) => {
    const csrf = d.querySelector("meta[name=csrf-token]");
    if (csrf) e.detail.headers["X-CSRFToken"] = csrf.content;
  });

  // Countdown: <span data-hitung-mundur="ISO">
  const kata = (ms) => {
    const s = Math.max(0, Math.floor(ms / 1000)), h = Math.floor(s / 86400), j = Math.floor(s / 3600) % 24, m = Math.floor(s / 60) % 60;
    const bagian = s >= 3600 ? [[h, "hari"], [j, "jam"], [m, "menit"]] : [[m, "menit"], [s % 60, "detik"]];
    return bagian.filter(([n]) => n).map(([n, k]) => `${n} ${k}`).join(" ") || "0 detik";
  };
  const hitung = () => {
    for (const el of d.querySelectorAll("[data-hitung-mundur]")) {
      const sisa = Date.parse(el.dataset.hitungMundur) - kini(el), teks = kata(sisa);
      if (el.textContent !== teks) el.textContent = teks;
      if (sisa <= 0 && !el.dataset.habis) { el.dataset.habis = "1"; el.dispatchEvent(new CustomEvent("hitung-mundur:habis", { bubbles: true })); }
    }
  };
  hitung();
  setInterval(hitung, 1000);

  // Session end: warn two minutes before, extend on request; other tabs of this browser count too.
  const dialog = d.getElementById("sesi");
  if (dialog) {
    const saluran = "BroadcastChannel" in self ? new BroadcastChannel("sesi") : null;
    const sisaEl = dialog.querySelector("[data-sesi-sisa]");
    let akhir = 0;
    const atur = (detik, kabar) => { akhir = Date.now() + detik * 1000; if (dialog.open) dialog.close(); if (kabar) saluran?.postMessage(detik); };
    const keluar = () => location.assign(`${dialog.dataset.masuk}?next=${encodeURIComponent(location.pathname + location.search)}`);
    const perpanjang = async () => {
      try {
        const jawab = await fetch(dialog.dataset.perpanjang, { method: "POST", credentials: "same-origin", redirect: "error",
          headers: { "X-CSRFToken": d.querySelector("meta[name=csrf-token]").content } });
        if (!jawab.ok) throw new Error(jawab.status);
        atur((await jawab.json()).sisa, true);
      } catch { keluar(); }
    };
    saluran?.addEventListener("message", (e) => atur(e.data, false));
    dialog.querySelector("[data-sesi-lanjut]").addEventListener("click", perpanjang);
    dialog.addEventListener("cancel", (e) => { e.preventDefault(); perpanjang(); });
    d.addEventListener("htmx:afterRequest", () => atur(Number(dialog.dataset.sisa), true));
    d.addEventListener("tersimpan", () => atur(Number(dialog.dataset.sisa), true));
    atur(Number(dialog.dataset.sisa), true);
    setInterval(() => {
      const sisa = akhir - Date.now();
      if (sisa <= 0 && dialog.open) { keluar(); return; }
      if (sisa <= 120000) { sisaEl.textContent = kata(sisa); if (!dialog.open) dialog.showModal(); }
    }, 1000);
  }
})();
