/* What is typed is kept after a moment, and the preview follows. Without this script the Save buttons do the same. */
import { fieldsOf, load } from "./core/dom.js";

const PAUSE = 700; // ms without a key before a text is sent
const AGAIN = 5000; // ms before a text that could not be sent is tried again
const STEP = 60000; // ms of writing in one field that are taken back together
const SAVE = { name: "go", value: "save" };
const MORE = { name: "go", value: "more" };
const NONE = { field: null, until: 0 };
const timers = new Map();
const turns = new Map();
const status = document.getElementById("status");
const unlock = document.getElementById("unlock");
let step = NONE;

const pieceOf = (element) => element && element.closest("form[data-piece]");
const fieldsIn = (form) => [...form.querySelectorAll("textarea")];
const isTyped = (form) => fieldsIn(form).some((field) => field.value !== field.defaultValue);

document.documentElement.classList.add("live");

function tell(what, bad = false) {
  if (what === "saving" && !unlock.hidden) return; // trying again moves nothing away from under a finger
  status.textContent = status.dataset[what];
  status.classList.toggle("bad", bad);
  unlock.hidden = what !== "locked";
}

document.addEventListener("input", (event) => {
  const form = pieceOf(event.target);
  if (form) keepSoon(form, event.target, PAUSE);
});

/** Leaving a text keeps it at once. */
document.addEventListener("focusout", (event) => {
  const form = pieceOf(event.target);
  if (form && !form.contains(event.relatedTarget)) keep(form, event.target);
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

function keepSoon(form, field, wait) {
  clearTimeout(timers.get(form.id));
  timers.set(form.id, setTimeout(() => keep(form, field), wait));
}

/** Keeps what was typed; where somebody else has changed it too, whoever wrote last decides by a button. */
function keep(form, field) {
  clearTimeout(timers.get(form.id));
  return inTurn(form, async () => {
    if (isTyped(form) && !form.hasAttribute("data-choose")) await send(form, isOneStep(field) ? MORE : SAVE, field);
  });
}

/** Whether undoing takes back what is typed here together with what was kept a moment ago. */
function isOneStep(field) {
  return field === step.field && performance.now() < step.until;
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

async function send(form, deed, field = null) {
  tell("saving");
  const sent = fieldsOf(form, deed);
  const keeping = deed.value === "save" || deed.value === "more";
  const page = await ask(form, sent);
  if (!page) return keeping && keepSoon(form, field, AGAIN);
  const done = answered(form, page, sent, !keeping);
  if (done && deed !== MORE) step = keeping ? { field, until: performance.now() + STEP } : NONE;
}

/** The page with this form after a deed; null where it was not done, which is said. */
async function ask(form, sent) {
  const page = await load(form.action, sent).catch(() => null);
  if (page && page.getElementById(form.id)) return page;
  if (page && (await renewed(sent))) return ask(form, sent);
  explain(page);
  return null;
}

/** Why nothing was done; a page that only says what is wrong is repeated. */
function explain(page) {
  tell((page && { editor: "gone", unlock: "locked" }[page.documentElement.dataset.page]) || "lost", true);
  const sentence = page && page.querySelector("html:not([data-page]) [role=alert]");
  if (sentence) status.textContent = sentence.textContent;
}

/** Once the passphrase was given anew, in another window, forms need another token. */
async function renewed(sent) {
  const page = await load(location.href).catch(() => null);
  const token = page && page.querySelector("#arrange [name=token]");
  if (!token || token.value === sent.get("token")) return false;
  for (const field of document.querySelectorAll("[name=token]")) field.value = token.value;
  sent.set("token", token.value);
  return true;
}

/** The fields themselves stay, with the caret and what the browser can undo in them; all around them is fresh. Whether
 *  it was done as asked. */
function answered(form, page, sent, replaced) {
  const fresh = page.getElementById(form.id);
  const wrong = fresh.querySelector("[role=alert]") !== null;
  tell(wrong ? "wrong" : "saved", wrong);
  for (const field of fieldsIn(form)) settle(field, fresh.elements[field.name], sent.get(field.name), wrong, replaced);
  form.elements.seen.value = fresh.elements.seen.value;
  form.className = fresh.className;
  form.toggleAttribute("data-choose", fresh.hasAttribute("data-choose"));
  for (const part of form.querySelectorAll("[data-part]")) part.replaceWith(fresh.querySelector(`[data-part="${part.dataset.part}"]`));
  put("outline", page);
  if (!wrong) show();
  return !wrong;
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
  const page = await ask(form, fieldsOf(form, { name: "go", value: button.value }));
  if (!page) return;
  put("outline", page);
  const wrong = document.querySelector("#outline [role=alert]");
  if (wrong) return wrong.focus();
  const pressed = deed === "on" || deed === "off" ? ".switch" : `[value^="${deed}"]`;
  if (section) document.querySelector(`#outline ${pressed}[value$=":${section}"]`)?.focus({ preventScroll: true });
  show();
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
