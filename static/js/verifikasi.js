// Compares a PDF that the visitor holds with the hash on the page. The file never leaves the browser.
(() => {
  "use strict";
  const kotak = document.querySelector("[data-banding]");
  if (!kotak || !window.crypto || !window.crypto.subtle) return;
  kotak.hidden = false;
  const kabar = kotak.querySelector("[data-banding-kabar]");
  kotak.querySelector("input").addEventListener("change", async (kejadian) => {
    const berkas = kejadian.target.files[0];
    if (!berkas) return;
    kabar.textContent = "Menghitung ...";
    const ringkas = await window.crypto.subtle.digest("SHA-256", await berkas.arrayBuffer());
    const sidik = Array.from(new Uint8Array(ringkas), (b) => b.toString(16).padStart(2, "0")).join("");
    kabar.textContent = sidik === kotak.dataset.banding
      ? "Sama: berkas ini persis yang diterbitkan portal."
      : "Berbeda: berkas ini bukan yang diterbitkan portal, atau sudah diubah.";
  });
})();
