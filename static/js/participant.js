/* The phone: forms are sent without leaving the page, a ballot travels over the live link, the page follows the workshop.
 * Everything works without this script as well; nothing is ever stored on the phone. */
import { fieldsOf, load, swap } from "./core/dom.js";
import { follow } from "./core/link.js";
import { countTicks, watchTicks } from "./kinds/pick.js";
import { countPoints } from "./kinds/points.js";
import { placeAfter } from "./kinds/rank.js";

const PATIENCE = 5000; // ms until a ballot without an answer is sent again by the other door
const PAUSE = 600; // ms after the last tap or letter until the laptop is told what is on the page
const HASTE = 500; // ms in which nobody has read the new page yet

const page = () => document.getElementById("page");
const socket = follow("phone", refresh);
const speech = window.speechSynthesis;
let keeping = 0;
let shown = 0; // when the page was put there

/** Asks for the page again, unless somebody is answering the question that is still open. */
async function refresh() {
  const fresh = await load("/");
  const next = fresh.getElementById("page");
  const answering = page().dataset.screen && page().dataset.screen !== "recorded";
  if (answering && next && asks(next) === asks(page())) return;
  show(fresh, answering && hasBegun());
}

/** Which question a page asks, and in which round: after a discussion it is another one. */
const asks = ({ dataset }) => `${dataset.activity} ${dataset.round}`;

/** Whether something was chosen or written that nobody has sent. */
function hasBegun() {
  const form = page().querySelector("#answer");
  if (!form) return false;
  const fields = new FormData(form);
  const marks = [...fields].filter(([name, value]) => (name === "item" || name.startsWith("item=")) && value);
  return marks.length > 0 || String(fields.get("text") || "").trim() !== "";
}

/** Puts a page in place of ours. The focus goes where the news is: what went wrong, the place that was moved, or the heading. */
function show(fresh, missed = false, button = null) {
  clearTimeout(keeping);
  swap(fresh, ["page"], page());
  shown = performance.now();
  window.scrollTo(0, 0);
  if (missed) reveal("[data-missed]");
  const alert = page().querySelector("[role=alert]:not([hidden])");
  const moved = !alert && placeAfter(button, page());
  const told = alert || moved || page().querySelector("h1");
  if (told) { told.tabIndex = -1; told.focus({ preventScroll: !moved }); }
  prepare();
}

function reveal(selector) {
  const note = page().querySelector(selector);
  if (note) { note.hidden = false; note.scrollIntoView(); }
}

function prepare() {
  offerVoice();
  countLetters(page().querySelector("textarea"));
  countTicks(page().querySelector("#answer"));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!page().contains(form) || !form.closest("[data-screen]")) return; // joining is done by plain forms
  event.preventDefault();
  send(form, event.submitter);
});

/* Once the last place of a ranking is taken, "skip" stands where the answers stood: the second half of a double tap is not meant for it. */
document.addEventListener("click", (event) => {
  const byFinger = event.detail > 0;
  if (byFinger && event.target.closest("button[value=skip]") && performance.now() - shown < HASTE) event.preventDefault();
});

async function send(form, button) {
  if (form.dataset.sending) return; // a double tap
  form.dataset.sending = "yes";
  clearTimeout(keeping);
  const address = (button && button.getAttribute("formaction")) || form.getAttribute("action");
  try {
    show(isBallot(form, button) ? await cast(form, button) : await load(address, fieldsOf(form, button)), false, button);
  } catch {
    unsent();
  } finally {
    delete form.dataset.sending;
  }
}

const isBallot = (form, button) => form.hasAttribute("data-cast") && button && button.value === "send";

/** Over the live link where it stands, else as a form, which also finds the words when the ballot is refused. Sending twice
 *  is harmless: a seat has one ballot. Answers the page to show. */
async function cast(form, button) {
  const answer = socket.connected ? await overLink(form) : null;
  return answer && answer.status === "recorded" ? load("/") : load(form.getAttribute("action"), fieldsOf(form, button));
}

/** The acknowledgement, or null when none came in time. */
function overLink(form) {
  const items = [...form.querySelectorAll("input[name=item]")].map((field) => field.value);
  const ballot = { activity: form.elements.activity.value, round: Number(form.elements.round.value), items };
  return new Promise((resolve) => socket.timeout(PATIENCE).emit("cast", ballot, (silence, answer) => resolve(silence ? null : answer)));
}

/** The Wi-Fi does not answer: say so, keep the answer on the screen, offer to send again. */
function unsent() {
  reveal("[data-unsent]");
  const button = page().querySelector("[data-again]");
  if (button) button.textContent = button.dataset.again;
}

/* While choosing: letters left, and the laptop remembers what is not sent yet. */
document.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) countLetters(event.target);
  const form = event.target.closest("form[data-draft]");
  if (!form) return;
  clearTimeout(keeping);
  keeping = setTimeout(() => keep(form), PAUSE);
});

function countLetters(field) {
  const left = page().querySelector("[data-left]");
  if (field && left) left.textContent = `${left.dataset.left} ${field.maxLength - field.value.length}`;
}

function keep(form) {
  const request = new XMLHttpRequest();
  request.open("POST", "/draft");
  request.send(fieldsOf(form, null));
}

/* Reading aloud, only with a voice that lives in the phone itself: nothing is sent away. */

/** Shows the button data-say where the phone has a voice for the page's language; it reads question, hint and answers. */
function offerVoice() {
  const button = page().querySelector("[data-say]");
  if (!button || !speech) return;
  button.hidden = !voiceFor(document.documentElement.lang);
  button.onclick = () => (speech.speaking ? speech.cancel() : read());
}

function voiceFor(language) {
  return speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
}

function read() {
  for (const part of page().querySelectorAll("h1, .ask .hint, .order b, .list b")) {
    const words = new SpeechSynthesisUtterance(part.textContent);
    words.voice = voiceFor(document.documentElement.lang);
    words.lang = words.voice.lang;
    speech.speak(words);
  }
}

// voices arrive a moment after the page
if (speech && speech.addEventListener) speech.addEventListener("voiceschanged", () => offerVoice());

watchTicks();
countPoints();
prepare();
