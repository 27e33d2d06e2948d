// Verification workbench: page turning without reload, and keys J K S T and the arrows. Everything works without it.
(() => {
  "use strict";
  const meja = document.querySelector("[data-meja]");
  if (!meja) return;

  // Page turning: the address of a picture ends in /hal/<number>/.
  const gambar = meja.querySelector("[data-gambar]");
  if (gambar) {
    const jumlah = Number(gambar.dataset.jumlah), pola = gambar.getAttribute("src").replace(/\d+\/$/, "");
    const balik = [...meja.querySelectorAll("[data-balik]")], angka = meja.querySelector("[data-nomor]");
    let nomor = Number(angka.textContent);
    const muat = (n) => { if (n >= 1 && n <= jumlah) new Image().src = `${pola}${n}/`; };
    const alamat = (dasar, n) => { const u = new URL(dasar, location.href); u.searchParams.set("hal", n); return u; };
    const ke = (n) => {
      if (n < 1 || n > jumlah) return;
      nomor = n;
      gambar.src = `${pola}${n}/`;
      gambar.alt = gambar.alt.replace(/^Halaman \d+/, `Halaman ${n}`);
      angka.textContent = n;
      for (const a of balik) {
        const tujuan = n + Number(a.dataset.balik), ada = tujuan >= 1 && tujuan <= jumlah;
        a.classList.toggle("disabled", !ada);
        if (ada) a.removeAttribute("aria-disabled"); else a.setAttribute("aria-disabled", "true");
        if (ada) a.href = alamat(location.href, tujuan); else a.removeAttribute("href");
      }
      for (const f of document.querySelectorAll("main form[method=post]")) f.setAttribute("action", alamat(f.getAttribute("action") || "", n).search);
      const bukti = document.querySelector("[data-halaman]");
      if (bukti && !bukti.dataset.diketik) bukti.value = n;
      history.replaceState(null, "", alamat(location.href, n));
      muat(n + 1);
    };
    for (const a of balik) a.addEventListener("click", (e) => { if (e.ctrlKey || e.metaKey || e.shiftKey) return; e.preventDefault(); ke(nomor + Number(a.dataset.balik)); });
    document.querySelector("[data-halaman]")?.addEventListener("input", (e) => { e.target.dataset.diketik = "1"; });
    meja.addEventListener("balik-halaman", (e) => ke(nomor + e.detail));
    muat(nomor + 1);
  }

  // Keys: off while typing, with a modifier, or when the person has switched them off (kept in this browser).
  const petunjuk = document.querySelector("[data-pintasan]"), sakelar = document.querySelector("[data-pintasan-aktif]");
  const aktif = () => localStorage.getItem("pintasan-verifikasi") !== "mati";
  if (petunjuk) {
    petunjuk.hidden = false;
    sakelar.checked = aktif();
    sakelar.addEventListener("change", () => localStorage.setItem("pintasan-verifikasi", sakelar.checked ? "hidup" : "mati"));
  }
  const cari = (kunci) => document.querySelector(`[data-pintas="${kunci}"]`);
  const LAKUKAN = {
    j: () => cari("j")?.click(),
    k: () => cari("k")?.click(),
    s: () => cari("s")?.click(),
    t: () => { const d = cari("t"); if (d) { d.open = true; d.querySelector("select").focus(); } },
    arrowleft: () => meja.dispatchEvent(new CustomEvent("balik-halaman", { detail: -1 })),
    arrowright: () => meja.dispatchEvent(new CustomEvent("balik-halaman", { detail: 1 })),
  };
  document.addEventListener("keydown", (e) => {
    if (e.defaultPrevented || e.repeat || e.ctrlKey || e.metaKey || e.altKey || !aktif()) return;
    if (e.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]")) return;
    const lakukan = LAKUKAN[e.key.toLowerCase()];
    if (!lakukan) return;
    e.preventDefault();
    lakukan();
  });
})();
