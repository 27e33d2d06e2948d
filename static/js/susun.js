// Turning and ordering pages at once, without asking the server for each press; the buttons are submits and work without this.
(() => {
  "use strict";
  const tempat = document.getElementById("susunan"), form = tempat?.querySelector("form[method=get]");
  if (!form) return;
  const daftar = form.querySelector(".susunan"), kabar = tempat.querySelector("[data-kabar-susunan]");
  const semula = tempat.dataset.semula, jumlah = semula.split(",").length;
  const butir = () => [...daftar.children];

  const tulis = () => {
    const semua = butir();
    semua.forEach((li, n) => {
      const putar = Number(li.dataset.putar), ket = [];
      if (Number(li.dataset.nomor) !== n + 1) ket.push(`semula ${li.dataset.nomor}`);
      if (putar) ket.push(`diputar ${putar}°`);
      li.querySelectorAll("[data-ke]").forEach((el) => { el.textContent = n + 1; });
      li.querySelector("[data-ket]").textContent = ket.join(", ");
      li.querySelector(".lembar-kotak").className = `lembar-kotak${putar ? ` putar-${putar}` : ""}`;
      for (const [kerja, mati] of [["maju", n === 0], ["mundur", n === semua.length - 1], ["buang", semua.length === 1]]) {
        const tombol = li.querySelector(`[value^="${kerja}:"]`);
        if (!tombol) continue;
        tombol.classList.toggle("disabled", mati);
        if (mati) tombol.setAttribute("aria-disabled", "true"); else tombol.removeAttribute("aria-disabled");
      }
    });
    const teks = semua.map((li) => `${li.dataset.nomor}:${li.dataset.putar}`).join(","), dibuang = jumlah - semua.length;
    tempat.querySelectorAll("input[name=susunan]").forEach((i) => { i.value = teks; });
    kabar.textContent = teks === semula ? "" : `Perubahan ini belum disimpan.${dibuang ? ` ${dibuang} halaman akan dibuang dari salinan.` : ""}`;
    tempat.querySelector("[data-mulai-lagi]").hidden = teks === semula;
  };

  form.addEventListener("submit", (e) => {
    const tombol = e.submitter, li = tombol?.closest("li");
    if (!li) return;
    e.preventDefault();
    const kerja = tombol.value.split(":")[0], tetangga = kerja === "maju" ? li.previousElementSibling : li.nextElementSibling;
    if (kerja === "kiri" || kerja === "kanan") li.dataset.putar = (Number(li.dataset.putar) + (kerja === "kanan" ? 90 : 270)) % 360;
    if (kerja === "maju" && tetangga) tetangga.before(li);
    if (kerja === "mundur" && tetangga) tetangga.after(li);
    if (kerja === "buang" && butir().length > 1) {
      (tetangga || li.previousElementSibling).querySelector("button").focus();
      li.remove();
    } else tombol.focus();
    tulis();
  });
  const lepas = () => { tempat.dataset.lepas = "1"; };
  tempat.querySelector("form[method=post]").addEventListener("submit", lepas);
  tempat.querySelectorAll("a").forEach((a) => a.addEventListener("click", lepas));  // said in words: start again, or cancel
  addEventListener("beforeunload", (e) => {
    if (!tempat.dataset.lepas && form.elements.susunan.value !== semula) e.preventDefault();
  });
})();
