/* Files of the report are made while the page stays: it says how far they are, and they come when they are ready. */
import { load } from "./core/dom.js";

const WHILE = 400; // ms between two looks
let wanted = 0;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-making]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  follow(link.href);
});

/** Looks until the file is ready; whoever asks for another one meanwhile gets that one. */
async function follow(address) {
  wanted += 1;
  const mine = wanted;
  while (mine === wanted) {
    const page = await load(address).catch(() => null);
    const fresh = page && page.getElementById("making");
    if (!fresh) return location.assign(address); // the page itself says what is wrong
    if (mine !== wanted) return;
    address = page.URL;
    show(fresh);
    if (fresh.dataset.file) return location.assign(fresh.dataset.file);
    if (fresh.dataset.stage === "failed") return;
    await new Promise((resolve) => setTimeout(resolve, WHILE));
  }
}

/** How far it is, in the place of what was said before. */
function show(fresh) {
  const part = document.importNode(fresh, true);
  document.getElementById("making").replaceWith(part);
  part.scrollIntoView({ block: "nearest" });
}
