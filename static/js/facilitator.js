/* The control page stays in step with the room: it follows the server, posts without leaving the page, and listens to keys. */
import { runClocks } from "./core/clock.js";
import { fieldsOf, load, swap } from "./core/dom.js";
import { follow } from "./core/link.js";

const PARTS = ["top", "agenda", "main", "room"];
let address = location.href;

async function show(where, fields = null, posted = null) {
  const fresh = await load(where, fields);
  if (new URL(fresh.URL).pathname === new URL(address).pathname) address = fresh.URL;
  swap(fresh, PARTS, posted);
  countChosen();
}

/** Forms and links marked data-quick change the parts of the page instead of the page. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-quick]")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  show(form.action, fieldsOf(form, event.submitter), form)
    .catch(() => unlinked(true))
    .finally(() => form.removeAttribute("aria-busy"));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-quick]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.href, null, link).catch(() => unlinked(true));
});

/** Keys press the button that carries them, unless somebody types or the key has a meaning where the focus is. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, textarea, select, summary")) return;
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  if (key === "space" && event.target.closest("a, button")) return;
  const button = document.querySelector(`[data-key~="${CSS.escape(key)}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

document.addEventListener("change", (event) => { if (event.target.name === "chosen") countChosen(); });

/** Says how many ideas are ticked, and marks their rows. */
function countChosen() {
  const boxes = [...document.querySelectorAll("input[name=chosen]")];
  for (const box of boxes) box.closest(".idea").classList.toggle("sel", box.checked);
  const chosen = boxes.filter((box) => box.checked).length;
  const words = document.querySelector("[data-chosen]");
  if (!words) return;
  words.dataset.advice = words.dataset.advice || words.textContent;
  words.textContent = chosen ? words.dataset.chosen.replace("{n}", chosen) : words.dataset.advice;
}

function unlinked(lost) {
  const note = document.getElementById("unlinked");
  if (note) note.hidden = !lost;
}

runClocks();
follow("facilitator", () => show(address), (linked) => unlinked(!linked));
