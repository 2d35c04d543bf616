/* Fetches pages and puts their parts in place, without ever turning text into code. */

const TYPED = "textarea, input:not([type]), input[type=text], input[type=number]";

/** The page at `address` as a document that is parsed but does not run; with `fields` (URLSearchParams) they are posted first.
 *  Rejects when the server cannot be reached. Error pages are pages, too. */
export function load(address, fields = null) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.open(fields ? "POST" : "GET", address);
    request.onload = () => (request.response ? resolve(request.response) : reject(new Error("no page")));
    request.onerror = request.ontimeout = () => reject(new Error("not reached"));
    request.timeout = 15000;
    request.send(fields);
  });
}

/** What a form sends when `button` is pressed. */
export function fieldsOf(form, button) {
  const fields = new URLSearchParams(new FormData(form));
  if (button && button.name) fields.append(button.name, button.value);
  return fields;
}

/** Puts the elements of these ids from the `fresh` document in the place of ours; focus, ticks, scroll and opened details stay.
 *  A part in which somebody is typing is left alone, unless it is `posted`. A page of another sort is opened as a whole. */
export function swap(fresh, ids, posted = null) {
  const page = document.documentElement;
  const next = fresh.documentElement;
  if (page.dataset.page !== next.dataset.page || page.dataset.workshop !== next.dataset.workshop) return location.reload();
  if (next.dataset.version) page.dataset.version = next.dataset.version;
  page.lang = next.lang;
  for (const id of ids) swapOne(document.getElementById(id), fresh.getElementById(id), posted);
}

function swapOne(old, fresh, posted) {
  if (!old || !fresh || (isEdited(old) && !old.contains(posted))) return;
  const part = document.importNode(fresh, true);
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  const focused = held && whereIs(held, old);
  const kin = held && kinOf(held);
  const place = kin ? [...old.querySelectorAll(kin)].indexOf(held) : -1;
  carryOver(old, part, posted !== null && old.contains(posted));
  const scrolled = old.scrollTop;
  old.replaceWith(part);
  part.scrollTop = scrolled;
  const same = focused && (part.querySelector(focused) || next(part, kin, place));
  if (same) same.focus({ preventScroll: true });
}

/** What does the same to another row ("approve:7"): where a row has gone, the focus goes on to the one in its place. */
function kinOf(element) {
  const [deed, row] = (element.value || "").split(":");
  return element.matches("button") && row ? `button[name="${CSS.escape(element.name)}"][value^="${CSS.escape(deed)}:"]` : null;
}

function next(part, kin, place) {
  const rows = kin ? part.querySelectorAll(kin) : [];
  return rows[Math.min(place, rows.length - 1)] || (part.matches("[tabindex]") ? part : null);
}

/** Whether a text field in here holds something that was not sent yet. */
export function isEdited(part) {
  return [...part.querySelectorAll(TYPED)].some((field) => field.value !== field.defaultValue);
}

/** Ticks (unless their form was just sent) and opened details, found again by name and value, or by id. */
function carryOver(old, part, sent) {
  for (const box of old.querySelectorAll("input[type=checkbox]:checked")) {
    const same = part.querySelector(`input[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]`);
    if (same && !sent) same.checked = true;
  }
  for (const details of old.querySelectorAll("details[open][id]")) {
    const same = part.querySelector("#" + CSS.escape(details.id));
    if (same) same.open = true;
  }
}

/** A selector by which the focused element is found again in the fresh part: never another button than the one it was. */
function whereIs(element, part) {
  if (element === part || element.id) return "#" + CSS.escape(element.id || "-");
  const [attribute, value] = element.name ? ["name", element.name] : ["href", element.getAttribute("href") || ""];
  const which = element.matches("button") ? `[value="${CSS.escape(element.value)}"]` : "";
  return `[${attribute}="${CSS.escape(value)}"]${which}`;
}
