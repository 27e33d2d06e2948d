// Runs before the first paint: follows the system's light or dark, and tells the style sheet that scripts work.
(() => {
  const gelap = matchMedia("(prefers-color-scheme: dark)");
  const akar = document.documentElement;
  const pasang = () => { akar.dataset.bsTheme = gelap.matches ? "dark" : "light"; };
  akar.classList.add("js");
  gelap.addEventListener("change", pasang);
  addEventListener("beforeprint", () => { akar.dataset.bsTheme = "light"; });
  addEventListener("afterprint", pasang);
  pasang();
})();
