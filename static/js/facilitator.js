/* The control page stays in step with the room: it follows the server, posts without leaving the page, and listens to keys. */
import { runClocks } from "./core/clock.js";
import { fieldsOf, load, swap } from "./core/dom.js";
import { follow } from "./core/link.js";

const PARTS = ["bar", "agenda", "main", "room"];
const BREATH = 1000; // ms after a change in which keys do nothing: one press too many must not be one step too many
let address = location.href;
let changed = -BREATH;
let acts = 0;
let acting = 0;
let missed = false;

/** Does what the facilitator asked for. What the server tells meanwhile waits until that is shown. */
async function act(where, fields, source) {
  acts += 1;
  acting += 1;
  try { put(await load(where, fields), source); } catch { unlinked(true); } finally { acting -= 1; }
  if (!acting && missed) refresh().catch(() => {});
}

/** Shows the page again as it is now; an answer that somebody's act has overtaken is dropped. */
async function refresh() {
  const before = acts;
  missed = acting > 0;
  if (missed) return;
  const fresh = await load(address);
  if (acts === before) put(fresh);
}

function put(fresh, source = null) {
  if (new URL(fresh.URL).pathname === new URL(address).pathname) address = fresh.URL;
  swap(fresh, PARTS, source);
  countChosen();
  inSight();
}

/** On a long agenda the activity looked at is in sight, without moving the page of a phone. */
function inSight() {
  const agenda = document.getElementById("agenda");
  const now = agenda && agenda.querySelector(".now");
  if (!now || agenda.scrollHeight <= agenda.clientHeight) return;
  const above = now.offsetTop - agenda.offsetTop;
  if (above < agenda.scrollTop || above + now.offsetHeight > agenda.scrollTop + agenda.clientHeight) agenda.scrollTop = above - 60;
}

/** Forms and links marked data-quick change the parts of the page instead of the page. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-quick]")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  changed = performance.now();
  act(form.action, fieldsOf(form, event.submitter), form).finally(() => form.removeAttribute("aria-busy"));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-quick]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  act(link.href, null, link);
});

/** Keys press the button that carries them, unless somebody types or the key has a meaning where the focus is. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, summary")) return;
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const button = document.querySelector(`[data-key~="${CSS.escape(key)}"]`);
  if (!button || !button.offsetParent || (key === "space" && event.target.closest("button"))) return;
  event.preventDefault();
  if (!event.repeat && performance.now() - changed > BREATH) button.click();
});

document.addEventListener("change", (event) => { if (event.target.name === "chosen") countChosen(); });

/** Says how many ideas are ticked, and marks their rows. */
function countChosen() {
  const boxes = [...document.querySelectorAll("input[name=chosen]")];
  for (const box of boxes) box.closest(".idea").classList.toggle("sel", box.checked);
  const chosen = boxes.filter((box) => box.checked).length;
  const words = document.querySelector("[data-chosen]");
  if (!words) return;
  words.parentElement.classList.toggle("on", chosen > 0);
  document.querySelector(".do").hidden = chosen > 0;
  words.dataset.advice = words.dataset.advice || words.textContent;
  words.textContent = chosen ? words.dataset.chosen.replace("{n}", chosen) : words.dataset.advice;
}

function unlinked(lost) {
  const note = document.getElementById("unlinked");
  if (note) note.hidden = !lost;
}

runClocks();
inSight();
// refused: the program was started again and asks for the passphrase, which the fresh page says
follow("facilitator", refresh, (linked) => unlinked(!linked), () => refresh().catch(() => {}));
