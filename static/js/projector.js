/* The wall follows the workshop by itself; the count moves at once, the rest comes with the page. */
import { runClocks } from "./core/clock.js";
import { load, swap } from "./core/dom.js";
import { follow } from "./core/link.js";

follow("projector", async () => swap(await load("/projector/"), ["page"]));
runClocks();
