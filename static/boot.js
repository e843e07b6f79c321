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
  const begin = () => {
    if (typeof WebAssembly === "object") say("Loading the Python machine…");
    else say("This browser has no WebAssembly, which Tasklanes is made of. Any current Firefox, Chrome, Edge or Safari will do.");
  };
  const failed = (event) => {
    const reason = event.reason ?? event.error ?? event.message;
    const words = reason?.message ?? reason ?? "a file could not be loaded";
    if (document.getElementById("boot-message")) {
      say(`Tasklanes could not start: ${words}. Reloading the page may help.`);
    } else if (reason instanceof WebAssembly.RuntimeError && !document.getElementById("broken")) {
      const notice = document.createElement("p");
      notice.id = "broken";
      notice.className = "notice is-bad";
      notice.dataset.testid = "error";
      notice.setAttribute("role", "alert");
      notice.textContent = `Something inside Tasklanes went wrong (${words}). Please reload the page.`;
      document.body.prepend(notice);
    }
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
  addEventListener("unhandledrejection", failed);
  addEventListener("error", failed, true);
})();
