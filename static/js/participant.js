/* The phone: forms are sent without leaving the page, a ballot travels over the live link, the page follows the workshop.
 * Everything works without this script as well; nothing is ever stored on the phone. */
import { fieldsOf, isEdited, load, swap } from "./core/dom.js";
import { follow } from "./core/link.js";

const PATIENCE = 5000; // ms until a ballot without an answer is sent again by the other door

const page = () => document.getElementById("page");
const socket = follow("phone", refresh);

/** Asks for the page again, unless somebody is in the middle of an answer to the question that is still open. */
async function refresh() {
  const fresh = await load("/");
  const next = fresh.getElementById("page");
  const unfinished = page().dataset.screen && (page().dataset.screen !== "recorded" || isEdited(page()));
  if (unfinished && next && next.dataset.activity === page().dataset.activity) return;
  show(fresh);
}

function show(fresh) {
  swap(fresh, ["page"], page());
  window.scrollTo(0, 0);
  const told = page().querySelector("[role=alert]:not([hidden])") || page().querySelector("h1");
  if (told) { told.tabIndex = -1; told.focus({ preventScroll: true }); }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!page().contains(form) || !form.closest("[data-screen]")) return; // joining is done by plain forms
  event.preventDefault();
  send(form, event.submitter);
});

async function send(form, button) {
  if (form.dataset.sending) return; // a double tap
  form.dataset.sending = "yes";
  try {
    if (form.hasAttribute("data-cast") && button && button.value === "send") await cast(form);
    show(await load(isCast(form, button) ? "/" : form.getAttribute("action"), isCast(form, button) ? null : fieldsOf(form, button)));
  } catch (problem) {
    if (problem.refused) await load(form.getAttribute("action"), fieldsOf(form, button)).then(show, unsent);
    else unsent();
  } finally {
    delete form.dataset.sending;
  }
}

const isCast = (form, button) => form.hasAttribute("data-cast") && button && button.value === "send";

/** Over the live link where it stands, else as a form. Sending twice is harmless: a seat has one ballot. */
function cast(form) {
  const items = [...form.querySelectorAll("input[name=item]")].map((field) => field.value);
  const ballot = { activity: form.elements.activity.value, items };
  return new Promise((resolve, reject) => {
    if (!socket.connected) return byForm(form).then(resolve, reject);
    socket.timeout(PATIENCE).emit("cast", ballot, (silence, answer) => {
      if (silence) byForm(form).then(resolve, reject);
      else if (answer.status === "recorded") resolve();
      else reject(Object.assign(new Error(answer.status), { refused: true }));
    });
  });
}

const byForm = (form) => load(form.getAttribute("action"), fieldsOf(form, form.querySelector("[value=send]")));

/** The Wi-Fi does not answer: say so, keep the ballot on the screen, offer to send again. */
function unsent() {
  const note = page().querySelector("[data-unsent]");
  if (!note) return;
  note.hidden = false;
  const button = page().querySelector("[data-again]");
  if (button) button.textContent = button.dataset.again;
  note.scrollIntoView();
}

/* A small help while choosing: no more ticks than allowed, and how many letters are left. */
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-kind=pick]");
  if (!form || event.target.type !== "checkbox") return;
  if (form.querySelectorAll("input[name=item]:checked").length <= Number(form.dataset.most)) return hideFull(form, true);
  event.target.checked = false;
  hideFull(form, false);
});

function hideFull(form, hidden) {
  const note = form.querySelector("[data-full]");
  if (note) note.hidden = hidden;
}

document.addEventListener("input", (event) => {
  const left = page().querySelector("[data-left]");
  if (left && event.target.matches("[data-letters]")) left.textContent = String(event.target.maxLength - event.target.value.length);
});
