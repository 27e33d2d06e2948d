// Upload: <form data-unggah> sends by XMLHttpRequest with progress, retry and drag and drop; a plain form without scripts.
// The request has "X-Requested-With: XMLHttpRequest". Answers: JSON {"ke": url} or {"galat": "kalimat"}; an HTML fragment,
// which replaces the element named by data-ganti="#id"; or a redirect, whose page takes the place of this one's <main>
// (loading it again would lose the message that it has just shown).
(() => {
  "use strict";
  const ukuran = (n) => (n < 1048064 ? `${Math.round(n / 1024)} KB` : `${(n / 1048576).toFixed(1).replace(".", ",").replace(",0", "")} MB`);
  const PUTUS = "Sambungan terputus, berkas belum terunggah. Berkas pilihan Anda masih ada; tekan Coba lagi.";
  const MAAF = { 413: "Berkas terlalu besar.", 403: "Halaman ini sudah lama terbuka. Muat ulang halaman, lalu unggah lagi.",
    404: "Tempat unggah ini tidak ada lagi. Muat ulang halaman.", 429: "Terlalu banyak percobaan. Tunggu sebentar, lalu tekan Coba lagi." };

  const pasang = (f) => {
    if (f.dataset.siap) return;
    f.dataset.siap = "1";
    const masukan = f.querySelector("input[type=file]"), bar = f.querySelector("progress"), kabar = f.querySelector(".unggah-kabar");
    const ulangi = f.querySelector("[data-ulangi]"), tombol = f.querySelector("button[type=submit]");
    let berjalan = null;
    const tulis = (kata, salah) => { kabar.textContent = kata; kabar.classList.toggle("salah", Boolean(salah)); };
    const sibuk = (ya) => { bar.hidden = !ya; tombol.disabled = ya; if (ya) ulangi.hidden = true; };
    const gagal = (kata, boleh) => { sibuk(false); tulis(kata, true); ulangi.hidden = !boleh; masukan.setAttribute("aria-invalid", "true"); };

    const ganti = (html) => {
      const lama = document.querySelector(f.dataset.ganti);
      const baru = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
      if (!lama || !baru) return false;
      lama.replaceWith(baru);
      baru.querySelectorAll("form[data-unggah]").forEach(pasang);
      if (self.htmx) self.htmx.process(baru);
      (baru.querySelector("[data-fokus], h2, h3") || baru).focus?.();
      return true;
    };
    const pindah = (tujuan) => {
      const u = new URL(tujuan, location.href);
      if (u.pathname + u.search !== location.pathname + location.search) { location.assign(u); return; }
      history.replaceState(null, "", u);
      location.reload();
    };
    const gantiHalaman = (x) => {
      const baru = new DOMParser().parseFromString(x.responseText, "text/html"), isi = baru.querySelector("main");
      if (!isi) { pindah(x.responseURL); return; }
      const tempat = f.closest("[id^=slot]")?.id;
      document.querySelector("main").replaceWith(isi);
      document.title = baru.title;
      history.replaceState(null, "", x.responseURL);
      document.dispatchEvent(new CustomEvent("isi-baru", { detail: isi }));
      const slot = tempat && document.getElementById(tempat), pesan = isi.querySelector(".pesan"), fokus = slot || pesan || isi;
      if (slot && pesan) slot.before(...isi.querySelectorAll(".pesan"));
      fokus.tabIndex = -1;
      fokus.focus();
    };
    const selesai = (x) => {
      berjalan = null;
      const jenis = x.getResponseHeader("Content-Type") || "";
      if (jenis.startsWith("application/json")) {
        const data = JSON.parse(x.responseText);
        if (data.ke) { pindah(data.ke); return; }
        gagal(data.galat || "Unggahan ditolak.", false);
      } else if (x.status < 500 && jenis.startsWith("text/html") && f.dataset.ganti && ganti(x.responseText)) {
        return;
      } else if (x.status < 400) {
        gantiHalaman(x);
      } else {
        gagal(MAAF[x.status] || "Server sedang terganggu, berkas belum terunggah. Tekan Coba lagi.", x.status !== 413 && x.status !== 404);
      }
    };
    const kirim = () => {
      if (berjalan) return;
      const berkas = [...masukan.files], maks = Number(f.dataset.maks || 0), terlalu = berkas.find((b) => maks && b.size > maks);
      if (!berkas.length) { gagal("Pilih berkas lebih dahulu.", false); masukan.focus(); return; }
      if (terlalu) { gagal(`Berkas ${terlalu.name} berukuran ${ukuran(terlalu.size)}, paling besar ${ukuran(maks)}. Pilih berkas yang lebih kecil.`, false); return; }
      masukan.removeAttribute("aria-invalid");
      const x = berjalan = new XMLHttpRequest(), data = new FormData(f);
      sibuk(true);
      bar.value = 0;
      tulis("Mengunggah …");
      x.upload.addEventListener("progress", (e) => {
        if (!e.lengthComputable) return;
        const persen = Math.floor((e.loaded / e.total) * 100);
        bar.value = persen;
        if (persen === 100) tulis("Terunggah. Berkas sedang diperiksa …");
      });
      x.addEventListener("load", () => { sibuk(false); selesai(x); });
      for (const putus of ["error", "timeout", "abort"]) x.addEventListener(putus, () => { berjalan = null; gagal(PUTUS, true); });
      x.open("POST", f.getAttribute("action") || location.href);
      x.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      x.timeout = 600000;
      x.send(data);
    };
    f.addEventListener("submit", (e) => { e.preventDefault(); kirim(); });
    ulangi.addEventListener("click", kirim);
    if ("langsung" in f.dataset) masukan.addEventListener("change", () => { if (masukan.files.length) kirim(); });
    for (const n of ["dragenter", "dragover"]) f.addEventListener(n, (e) => { if (e.dataTransfer?.types.includes("Files")) { e.preventDefault(); f.classList.add("seret"); } });
    for (const n of ["dragleave", "drop"]) f.addEventListener(n, () => f.classList.remove("seret"));
    f.addEventListener("drop", (e) => {
      if (!e.dataTransfer?.files.length) return;
      e.preventDefault();
      masukan.files = e.dataTransfer.files;
      masukan.dispatchEvent(new Event("change", { bubbles: true }));
      if (!("langsung" in f.dataset)) tulis(`${masukan.files.length} berkas dipilih. Tekan ${tombol.textContent.trim()}.`);
    });
  };
  document.querySelectorAll("form[data-unggah]").forEach(pasang);
  document.addEventListener("isi-baru", (e) => e.detail.querySelectorAll("form[data-unggah]").forEach(pasang));
  document.addEventListener("htmx:load", (e) => e.target.querySelectorAll?.("form[data-unggah]").forEach(pasang));
})();
