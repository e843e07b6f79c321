const base = "/guide/vitepress/";

export default {
  title: "Waiting together",
  base,
  head: [
    ["link", { rel: "icon", href: "data:," }],
    ["script", { type: "module", src: `${base}tasklanes/embed.js` }],
  ],
  vue: { template: { compilerOptions: { isCustomElement: (name) => name === "task-lanes" } } },
};
