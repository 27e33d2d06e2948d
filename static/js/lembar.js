// Page turning of a viewed document by arrow keys and by swiping; the links on the page work without it.
(() => {
  "use strict";
  const lembar = document.querySelector("[data-lembar]");
  if (!lembar) return;
  const ke = (rel) => lembar.querySelector(`a[rel=${rel}][href]`)?.click();
  const bingkai = lembar.querySelector(".bingkai");
  document.addEventListener("keydown", (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey || e.target.closest("input, textarea, select, dialog[open], .besar")) return;
    if (e.key === "ArrowLeft") ke("prev");
    if (e.key === "ArrowRight") ke("next");
  });
  let awal = null;
  bingkai.addEventListener("touchstart", (e) => { awal = e.touches.length === 1 && !bingkai.classList.contains("besar") ? e.touches[0] : null; }, { passive: true });
  bingkai.addEventListener("touchend", (e) => {
    if (!awal) return;
    const akhir = e.changedTouches[0], x = akhir.clientX - awal.clientX, y = akhir.clientY - awal.clientY;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) ke(x > 0 ? "prev" : "next");
    awal = null;
  }, { passive: true });
})();
