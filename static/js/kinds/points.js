/* Sharing out points: what is left is counted while giving, and two buttons beside each field give or take some.
 * Without this script the same page counts by the button "Count again". */

const formOf = (element) => element.closest("form[data-kind=points]");
const fieldsIn = (form) => [...form.querySelectorAll(".gift input")];
const points = (field) => (/^\d{1,3}$/.test(field.value.trim()) ? Number(field.value) : 0);

/** Counts along on every page of points that comes; styles show the buttons once the page knows of a script. */
export function countPoints() {
  document.documentElement.classList.add("scripted");
  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    if (form) count(form);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-by]");
    const form = button && formOf(button);
    if (form) give(form, button.parentElement.querySelector("input"), Number(button.dataset.by));
  });
}

/** One step more or less, never under 0, over the cap, or over what is left. */
function give(form, field, sign) {
  const { budget, cap } = JSON.parse(form.dataset.options);
  const step = budget / 10 > 5 ? 5 : 1;
  const room = Math.min((cap || budget) - points(field), leftIn(form, budget));
  const change = sign > 0 ? Math.max(0, Math.min(step, room)) : -Math.min(step, points(field));
  field.value = points(field) + change || "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const leftIn = (form, budget) => budget - fieldsIn(form).reduce((sum, field) => sum + points(field), 0);

function count(form) {
  const line = form.querySelector("[data-budget]");
  const left = leftIn(form, Number(line.dataset.budget));
  line.classList.toggle("over", left < 0);
  for (const words of line.querySelectorAll("[data-when]")) {
    words.hidden = (words.dataset.when === "over") !== left < 0;
    words.querySelector("b").textContent = String(Math.abs(left));
  }
}
