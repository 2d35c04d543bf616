/* What is typed is kept after a moment, and the preview follows. Without this script the Save buttons do the same. */
import { fieldsOf, load } from "./core/dom.js";

const PAUSE = 700; // ms without a key before a text is sent
const AGAIN = 5000; // ms before a text that could not be sent is tried again
const SAVE = { name: "go", value: "save" };
const timers = new Map();
const turns = new Map();
const status = document.getElementById("status");

const pieceOf = (element) => element && element.closest("form[data-piece]");
const fieldsIn = (form) => [...form.querySelectorAll("textarea")];
const isTyped = (form) => fieldsIn(form).some((field) => field.value !== field.defaultValue);

document.documentElement.classList.add("live");

function tell(what, bad = false) {
  status.textContent = status.dataset[what];
  status.classList.toggle("bad", bad);
}

document.addEventListener("input", (event) => {
  const form = pieceOf(event.target);
  if (form) keepSoon(form, PAUSE);
});

/** Leaving a text keeps it at once. */
document.addEventListener("focusout", (event) => {
  const form = pieceOf(event.target);
  if (form && !form.contains(event.relatedTarget)) keep(form);
});

/** Buttons do their deed without leaving the page. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-piece], [data-arrange]")) return;
  event.preventDefault();
  if (form.matches("[data-arrange]")) inTurn(form, () => arrange(form, event.submitter));
  else inTurn(form, () => press(form, event.submitter || SAVE));
});

/** Nothing typed is in the way of the other's version: the page is opened as it stands. */
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theirs]")) return;
  event.preventDefault();
  for (const field of fieldsIn(pieceOf(event.target))) field.defaultValue = field.value;
  location.reload();
});

window.addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("form[data-piece]")].some(isTyped)) event.preventDefault();
});

function keepSoon(form, wait) {
  clearTimeout(timers.get(form.id));
  timers.set(form.id, setTimeout(() => keep(form), wait));
}

/** Keeps what was typed; where somebody else has changed it too, whoever wrote last decides by a button. */
function keep(form) {
  clearTimeout(timers.get(form.id));
  return inTurn(form, async () => {
    if (isTyped(form) && !form.hasAttribute("data-choose")) await send(form, SAVE);
  });
}

/** One deed after the other for each text: no answer overtakes another. */
function inTurn(form, deed) {
  const turn = (turns.get(form.id) || Promise.resolve()).then(deed);
  turns.set(form.id, turn.catch(() => {}));
  return turn;
}

/** What is typed and not yet kept is a step of its own, so that undoing takes just that back. */
async function press(form, button) {
  clearTimeout(timers.get(form.id));
  const deed = { name: "go", value: button.value }; // the button itself may be gone when its turn comes
  if (deed.value === "undo" && isTyped(form)) await send(form, SAVE);
  await send(form, deed);
}

async function send(form, deed) {
  tell("saving");
  const sent = fieldsOf(form, deed);
  try {
    const page = await load(form.action, sent);
    answered(form, page, sent, deed.value !== "save");
  } catch {
    tell("lost", true);
    if (deed.value === "save") keepSoon(form, AGAIN);
  }
}

/** The fields themselves stay, with the caret and what the browser can undo in them; all around them is fresh. */
function answered(form, page, sent, replaced) {
  const fresh = page.getElementById(form.id);
  if (!fresh) throw new Error("another page"); // nothing typed is given up: it is sent again
  const wrong = fresh.querySelector("[role=alert]") !== null;
  tell(wrong ? "wrong" : "saved", wrong);
  for (const field of fieldsIn(form)) settle(field, fresh.elements[field.name], sent.get(field.name), wrong, replaced);
  form.elements.seen.value = fresh.elements.seen.value;
  form.className = fresh.className;
  form.toggleAttribute("data-choose", fresh.hasAttribute("data-choose"));
  for (const part of form.querySelectorAll("[data-part]")) part.replaceWith(fresh.querySelector(`[data-part="${part.dataset.part}"]`));
  put("outline", page);
  if (!wrong) show();
}

/** What was sent is what is kept now; what was typed meanwhile stays, and follows. */
function settle(field, fresh, sent, wrong, replaced) {
  const said = fresh.getAttribute("aria-invalid");
  for (const name of ["aria-invalid", "aria-describedby"]) {
    if (said) field.setAttribute(name, fresh.getAttribute(name));
    else field.removeAttribute(name);
  }
  if (wrong) return;
  const overtaken = field.value !== sent;
  field.defaultValue = sent;
  if (replaced || (!overtaken && field !== document.activeElement)) field.value = field.defaultValue = fresh.value;
}

/** Switches and moves a section; the focus stays on what was pressed. */
async function arrange(form, button) {
  const [deed, section] = button.value.split(":");
  try {
    put("outline", await load(form.action, fieldsOf(form, { name: "go", value: button.value })));
    const pressed = deed === "on" || deed === "off" ? ".switch" : `[value^="${deed}"]`;
    if (section) document.querySelector(`#outline ${pressed}[value$=":${section}"]`)?.focus({ preventScroll: true });
    show();
  } catch {
    tell("lost", true);
  }
}

/** Puts the fresh part in the place of the old one, scrolled as it was. */
function put(id, page) {
  const old = document.getElementById(id);
  const fresh = page.getElementById(id);
  if (!old || !fresh) return;
  const part = document.importNode(fresh, true);
  const scrolled = old.scrollTop;
  old.replaceWith(part);
  part.scrollTop = scrolled;
}

/** The preview again, at the height where it was. */
function show() {
  const frame = document.getElementById("preview");
  if (!frame) return;
  const top = frame.contentWindow.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.contentWindow.location.reload();
}
