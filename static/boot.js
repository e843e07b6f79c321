// Runs before the page's wasm: the chosen theme without a flash, and a clear word when the page cannot start.
(() => {
  const asked = new URLSearchParams(location.search).get("theme");
  let kept = null;
  try {
    kept = localStorage.getItem("tasklanes-theme");
  } catch {
    // A frame without storage follows the system.
  }
  const theme = asked || kept;
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

  const say = (text) => {
    const place = document.getElementById("boot-message");
    if (place) place.textContent = text;
  };
  const check = () => {
    if (typeof WebAssembly !== "object") {
      say("This browser has no WebAssembly, which Tasklanes is made of. Any current Firefox, Chrome, Edge or Safari will do.");
    }
  };
  const failed = (event) => {
    const reason = event.reason ?? event.error ?? event.message;
    say(`Tasklanes could not start: ${reason?.message ?? reason ?? "a file could not be loaded"}. Reloading the page may help.`);
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", check);
  else check();
  addEventListener("unhandledrejection", failed);
  addEventListener("error", failed, true);
})();
