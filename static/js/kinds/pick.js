/* Choosing up to so many: no more ticks than allowed, and how many there are is said as well as shown.
 * Without this script the style sheet counts, and the laptop refuses what is too many. */

const ticked = (form) => form.querySelectorAll("input[name=item]:checked").length;

/** Counts along on every page of picks that comes; `form` is the one that is there already. */
export function countTicks(form) {
  const count = form && form.dataset.kind === "pick" && form.querySelector(".count");
  if (count && count.textContent !== String(ticked(form))) count.textContent = String(ticked(form)); // the same is not said again
}

/** Takes back the tick that is one too many, and says so. */
export function watchTicks() {
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-kind=pick]");
    if (!form || event.target.type !== "checkbox") return;
    const tooMany = ticked(form) > JSON.parse(form.dataset.options).max;
    if (tooMany) event.target.checked = false;
    form.querySelector("[data-full]").hidden = !tooMany;
    countTicks(form);
  });
}
