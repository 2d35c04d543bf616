/* The wall follows the workshop by itself; the count moves at once, the rest comes with the page. */
import { runClocks } from "./core/clock.js";
import { load, swap } from "./core/dom.js";
import { follow } from "./core/link.js";

let away = false;
const refresh = async () => swap(await load("/projector/"), ["page"]);

/** A program that was started again may show the same version without the timer: look once on coming back. */
function linked(here) {
  if (here && away) refresh().catch(() => {});
  away = !here;
}

follow("projector", refresh, linked);
runClocks();
