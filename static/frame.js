// In a frame (static/boot.js fetches this): tells the page around it how high it is, follows that page's light or dark.

const tell = (message) => parent.postMessage({ tasklanes: 1, ...message }, "*");

addEventListener("message", ({ source, data }) => {
  if (source !== parent || data?.tasklanes !== 1 || data.type !== "theme") return;
  const { theme } = data;
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  // The lanes are painted: src/app/hooks/use_appearance.rs paints them anew.
  dispatchEvent(new Event("tasklanes-theme"));
});
tell({ type: "hello" });

// This file may be here before the page's body is.
while (!document.getElementById("app")) await new Promise((done) => setTimeout(done, 20));

let told = 0;
const measure = () => {
  const content = document.querySelector("main.embed") ?? document.getElementById("app");
  const height = Math.ceil(content.getBoundingClientRect().bottom + scrollY);
  if (height !== told) tell({ type: "size", height });
  told = height;
};
const watch = new ResizeObserver(measure);
watch.observe(document.body);
watch.observe(document.getElementById("app"));
