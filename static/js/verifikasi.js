// Hashes a PDF that the visitor chose or dropped and compares it with the letter on the page, or asks which letter
// has that hash. The file never leaves the browser.
(() => {
  "use strict";
  const kotak = document.querySelector("[data-banding]");
  if (!kotak || !window.crypto || !window.crypto.subtle) return;
  kotak.hidden = false;
  const kabar = kotak.querySelector("[data-banding-kabar]");
  const katakan = (kelas, kata) => {
    kotak.classList.remove("penanda-lulus", "penanda-gagal");
    if (kelas) kotak.classList.add(kelas);
    kabar.textContent = kata;
  };
  const periksa = async (berkas) => {
    if (!berkas) return;
    katakan("", "Menghitung ...");
    let isi;
    try {
      isi = await berkas.arrayBuffer();
    } catch {
      katakan("penanda-gagal", "Berkas tidak dapat dibaca. Pilih berkas PDF-nya, bukan folder.");
      return;
    }
    const ringkas = await window.crypto.subtle.digest("SHA-256", isi);
    const sidik = Array.from(new Uint8Array(ringkas), (b) => b.toString(16).padStart(2, "0")).join("");
    if (!kotak.dataset.banding) window.location.assign(`${kotak.dataset.cari}?sidik=${sidik}`);
    else if (sidik === kotak.dataset.banding) katakan("penanda-lulus", "Sama: berkas ini persis yang diterbitkan.");
    else katakan("penanda-gagal", "Berbeda: berkas ini bukan yang diterbitkan, atau sudah diubah.");
  };
  kotak.querySelector("input").addEventListener("change", (kejadian) => periksa(kejadian.target.files[0]));
  kotak.addEventListener("dragover", (kejadian) => { kejadian.preventDefault(); kotak.classList.add("terima-berkas"); });
  kotak.addEventListener("dragleave", () => kotak.classList.remove("terima-berkas"));
  kotak.addEventListener("drop", (kejadian) => {
    kejadian.preventDefault();
    kotak.classList.remove("terima-berkas");
    periksa(kejadian.dataTransfer.files[0]);
  });
})();
