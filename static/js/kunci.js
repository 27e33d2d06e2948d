// Says in words when a passkey was cancelled or did not work, instead of only a line in the console.
(() => {
  "use strict";
  document.addEventListener("allauth.error", (e) => {
    e.preventDefault();
    let pesan = document.getElementById("kunci-kabar");
    if (!pesan) {
      pesan = document.createElement("p");
      pesan.id = "kunci-kabar";
      pesan.className = "pesan pesan-warning mt-3";
      pesan.setAttribute("role", "alert");
      const tombol = document.querySelector("#passkey_login, #mfa_webauthn_authenticate, #mfa_webauthn_add, #mfa_webauthn_reauthenticate");
      tombol.closest("div, form").append(pesan);
    }
    pesan.textContent = "Kunci tidak jadi dipakai, atau perangkat ini belum mempunyai kunci untuk akun di portal ini. Coba lagi, atau pakai cara lain.";
  });
})();
