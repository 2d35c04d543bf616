/* What is typed is kept after a moment, and the preview follows. Without this script the Save buttons do the same. */
import { fieldsOf, load } from "./core/dom.js";

const PAUSE = 700; // ms without a key before a text is sent
const timers = new Map();
const status = document.getElementById("status");

const isTyped = (form) => [...form.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);

function tell(what, bad = false) {
  status.textContent = status.dataset[what];
  status.classList.toggle("bad", bad);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-piece]");
  if (!form) return;
  clearTimeout(timers.get(form.id));
  timers.set(form.id, setTimeout(() => keep(form), PAUSE));
});

/** Leaving a field keeps it at once. */
document.addEventListener("focusout", (event) => {
  const form = event.target.closest("form[data-piece]");
  if (form && isTyped(form) && !form.contains(event.relatedTarget)) keep(form);
});

/** Sends one text. While it is on its way nothing else of the same form is sent; what is typed meanwhile follows. */
async function keep(form) {
  clearTimeout(timers.get(form.id));
  if (!isTyped(form) || form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  tell("saving");
  const sent = fieldsOf(form, { name: "go", value: "save" });
  try {
    answered(form, sent, await load(form.action, sent));
  } catch {
    tell("lost", true);
    timers.set(form.id, setTimeout(() => keep(form), 5000));
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function answered(form, sent, page) {
  const fresh = page.getElementById(form.id);
  if (!fresh) throw new Error("another page"); // nothing typed is given up: it is sent again
  const wrong = fresh.querySelector("[role=alert]") !== null;
  tell(wrong ? "wrong" : "saved", wrong);
  const overtaken = [...form.querySelectorAll("textarea")].some((field) => field.value !== sent.get(field.name));
  if (!wrong) settle(form, fresh, sent);
  if (overtaken) return timers.set(form.id, setTimeout(() => keep(document.getElementById(form.id)), PAUSE));
  replace(form, fresh);
  replace(document.getElementById("outline"), page.getElementById("outline"));
  if (!wrong) show();
}

/** The version on the laptop is now the one that was sent. */
function settle(form, fresh, sent) {
  form.elements.seen.value = fresh.elements.seen.value;
  for (const field of form.querySelectorAll("textarea")) field.defaultValue = sent.get(field.name);
}

/** Puts the fresh part in the place of the old one; the caret stays where it was. */
function replace(old, fresh) {
  if (!old || !fresh) return;
  const part = document.importNode(fresh, true);
  const field = old.contains(document.activeElement) ? document.activeElement : null;
  const caret = field && field.matches("textarea") ? [field.selectionStart, field.selectionEnd] : null;
  const scrolled = old.scrollTop;
  old.replaceWith(part);
  part.scrollTop = scrolled;
  const same = field && field.id ? document.getElementById(field.id) : null;
  if (!same) return;
  same.focus({ preventScroll: true });
  if (caret) same.setSelectionRange(...caret);
}

/** The preview again, at the height where it was. */
function show() {
  const frame = document.getElementById("preview");
  if (!frame) return;
  const top = frame.contentWindow.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.contentWindow.location.reload();
}

window.addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("form[data-piece]")].some(isTyped)) event.preventDefault();
});

/* Whoever presses a button of the form sends it as a page: nothing is asked then. */
document.addEventListener("submit", (event) => {
  for (const field of event.target.querySelectorAll("textarea")) field.defaultValue = field.value;
});
