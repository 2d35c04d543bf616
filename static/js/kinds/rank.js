/* Ranking: every tap makes the page anew, and the focus goes to the place that changed, so that its number and its words are
 * read out and the next key goes on from there. Without this script the address says the same place (#place-2). */

/** The place of the item that `button` moved, or the free one after an undo; null where nothing was moved. */
export function placeAfter(button, page) {
  const [move, item] = button && button.name === "go" ? button.value.split(":") : [];
  const order = [...page.querySelectorAll("form[data-kind=rank] input[name=item]")].map((field) => field.value);
  if (!item && move !== "undo") return null;
  return page.querySelector(`#place-${(item ? order.indexOf(item) : order.length) + 1}`);
}
