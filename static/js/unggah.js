// Upload: <form data-unggah> sends by XMLHttpRequest with progress, retry, drag and drop and the phone's camera; a plain form without scripts.
// The request has "X-Requested-With: XMLHttpRequest". Answers: JSON {"ke": url} or {"galat": "kalimat"}; an HTML fragment, whose first
// element replaces the one named by data-ganti="#id" and every further one its namesake; or a redirect, whose page takes the place of
// this one's <main> (loading it again would lose the message that it has just shown). A failure leaves the chosen files and every other
// form of the page as they are.
(() => {
  "use strict";
  const ukuran = (n) => (n < 1048064 ? `${Math.round(n / 1024)} KB` : `${(n / 1048576).toFixed(1).replace(".", ",").replace(",0", "")} MB`);
  const PUTUS = "Sambungan terputus, berkas belum terunggah. Berkas pilihan Anda masih ada; tekan Coba lagi.";
  const SESI = "Sesi Anda sudah berakhir. Masuk kembali di tab lain, lalu tekan Coba lagi di sini; berkas pilihan Anda masih ada.";
  const MAAF = { 413: "Berkas terlalu besar.", 403: "Halaman ini sudah lama terbuka. Tekan Coba lagi.",
    404: "Tempat unggah ini tidak ada lagi. Muat ulang halaman.", 429: "Terlalu banyak percobaan. Tunggu sebentar, lalu tekan Coba lagi." };
  const HENTI = 60000; // without a byte sent for so long the connection counts as cut; a judge that answers late gets HENTI_PERIKSA
  const HENTI_PERIKSA = 180000;
  let jalan = 0;
  addEventListener("beforeunload", (e) => { if (jalan) e.preventDefault(); });

  // After signing in again in another tab the token of this page is old: take a fresh one from the same address.
  const segarkan = async () => {
    const isi = await (await fetch(location.href, { credentials: "same-origin" })).text();
    const baru = new DOMParser().parseFromString(isi, "text/html").querySelector("input[name=csrfmiddlewaretoken]");
    if (baru) document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((i) => { i.value = baru.value; });
  };

  const pasang = (f) => {
    if (f.dataset.siap) return;
    f.dataset.siap = "1";
    const semua = [...f.querySelectorAll("input[type=file]")], masukan = semua[0], bar = f.querySelector("progress"), kabar = f.querySelector(".unggah-kabar");
    const ulangi = f.querySelector("[data-ulangi]"), tombol = f.querySelector("button[type=submit]");
    let berjalan = null, basi = false;
    const tulis = (kata, salah) => { kabar.textContent = kata; kabar.classList.toggle("salah", Boolean(salah)); };
    const sibuk = (ya) => { bar.hidden = !ya; tombol.disabled = ya; if (ya) ulangi.hidden = true; };
    const gagal = (kata, boleh) => { sibuk(false); tulis(kata, true); ulangi.hidden = !boleh; masukan.setAttribute("aria-invalid", "true"); };

    const ganti = (html) => {
      const lama = document.querySelector(f.dataset.ganti);
      const [baru, ...lain] = new DOMParser().parseFromString(html, "text/html").body.children;
      if (!lama || !baru) return false;
      lama.replaceWith(baru);
      for (const satu of lain) if (satu.id) document.getElementById(satu.id)?.replaceWith(satu);
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
      const jenis = x.getResponseHeader("Content-Type") || "", keMasuk = document.getElementById("sesi")?.dataset.masuk;
      basi = x.status === 403 || Boolean(keMasuk && x.responseURL && new URL(x.responseURL).pathname === keMasuk);
      if (basi && x.status !== 403) {  // before JSON: the sign-in page answers a script in JSON too
        gagal(SESI, true);
      } else if (jenis.startsWith("application/json")) {
        const data = JSON.parse(x.responseText);
        if (data.ke) { pindah(data.ke); return; }
        gagal(data.galat || "Unggahan ditolak.", Boolean(data.ulangi));
      } else if (x.status < 500 && jenis.startsWith("text/html") && f.dataset.ganti && x.status !== 403 && x.status !== 404 && ganti(x.responseText)) {
        return;
      } else if (x.status < 400) {
        gantiHalaman(x);
      } else {
        gagal(MAAF[x.status] || "Server sedang terganggu, berkas belum terunggah. Tekan Coba lagi.", x.status !== 413 && x.status !== 404);
      }
    };
    const terpilih = () => semua.flatMap((i) => [...i.files]);
    const salahPilih = (berkas) => {
      const maks = Number(f.dataset.maks || 0), maksFoto = Number(f.dataset.maksFoto || 0), banyak = Number(f.dataset.banyak || 0);
      const batas = (b) => (maksFoto && b.type.startsWith("image/") ? maksFoto : maks), terlalu = berkas.find((b) => batas(b) && b.size > batas(b));
      if (!berkas.length) return "Pilih berkas lebih dahulu.";
      if (banyak && berkas.length > banyak) return `Anda memilih ${berkas.length} berkas; sekali unggah paling banyak ${banyak}. Unggah sebagian dahulu, lalu tambahkan sisanya.`;
      return terlalu ? `Berkas ${terlalu.name} berukuran ${ukuran(terlalu.size)}, paling besar ${ukuran(batas(terlalu))}. Pilih berkas yang lebih kecil.` : "";
    };
    const kirim = () => {
      if (berjalan) return;
      const salah = salahPilih(terpilih());
      if (salah) { gagal(salah, false); masukan.focus(); return; }
      semua.forEach((i) => i.removeAttribute("aria-invalid"));
      const x = berjalan = new XMLHttpRequest(), data = new FormData(f);
      let jaga = 0;
      const tunggu = (ms) => { clearTimeout(jaga); jaga = setTimeout(() => x.abort(), ms); };
      const akhir = () => { clearTimeout(jaga); berjalan = null; jalan -= 1; };
      jalan += 1;
      sibuk(true);
      bar.value = 0;
      tulis("Mengunggah …");
      tunggu(HENTI);
      x.upload.addEventListener("progress", (e) => {
        tunggu(e.loaded < e.total ? HENTI : HENTI_PERIKSA);
        if (!e.lengthComputable) return;
        const persen = Math.floor((e.loaded / e.total) * 100);
        bar.value = persen;
        tulis(persen === 100 ? "Terunggah. Berkas sedang diperiksa …" : `Mengunggah … ${persen} %`);
      });
      x.addEventListener("load", () => { akhir(); sibuk(false); selesai(x); });
      for (const putus of ["error", "timeout", "abort"]) x.addEventListener(putus, () => { akhir(); gagal(PUTUS, true); });
      x.open("POST", f.getAttribute("action") || location.href);
      x.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      x.send(data);
    };
    const lagi = async () => {
      try { if (basi) await segarkan(); } catch { gagal(PUTUS, true); return; }
      kirim();
    };
    f.addEventListener("submit", (e) => { e.preventDefault(); kirim(); });
    ulangi.addEventListener("click", lagi);
    const sebut = () => {
      const berkas = terpilih();
      if (berkas.length > 1) tulis(`${berkas.length} berkas dipilih: ${berkas.map((b) => b.name).join(", ")}. Tekan ${tombol.textContent.trim()}.`);
    };
    // A photo goes off at once: a phone short of memory may throw the page away while the camera is open.
    for (const i of semua) i.addEventListener("change", () => { if (i.files.length && ("kamera" in i.dataset || "langsung" in f.dataset)) kirim(); else sebut(); });
    for (const n of ["dragenter", "dragover"]) f.addEventListener(n, (e) => { if (e.dataTransfer?.types.includes("Files")) { e.preventDefault(); f.classList.add("seret"); } });
    for (const n of ["dragleave", "drop"]) f.addEventListener(n, () => f.classList.remove("seret"));
    f.addEventListener("drop", (e) => {
      if (!e.dataTransfer?.files.length) return;
      e.preventDefault();
      if (e.dataTransfer.files.length > 1 && !masukan.multiple) { gagal("Tempat ini menerima satu berkas.", false); return; }
      masukan.files = e.dataTransfer.files;
      masukan.dispatchEvent(new Event("change", { bubbles: true }));
      if (!("langsung" in f.dataset) && masukan.files.length === 1) tulis(`${masukan.files[0].name} dipilih. Tekan ${tombol.textContent.trim()}.`);
    });
  };
  document.querySelectorAll("form[data-unggah]").forEach(pasang);
  document.addEventListener("isi-baru", (e) => e.detail.querySelectorAll("form[data-unggah]").forEach(pasang));
  document.addEventListener("htmx:load", (e) => e.target.querySelectorAll?.("form[data-unggah]").forEach(pasang));
})();
