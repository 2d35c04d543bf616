/* Countdowns tick on every screen by themselves; the server says how many seconds were left when it made the page. */

const ends = new WeakMap();

/** Lets every element with data-countdown (seconds left) and data-running="yes" count down to 0:00, new ones too. */
export function runClocks() {
  setInterval(() => document.querySelectorAll("[data-countdown][data-running=yes]").forEach(show), 250);
}

function show(clock) {
  if (!ends.has(clock)) ends.set(clock, performance.now() + 1000 * Number(clock.dataset.countdown));
  const left = Math.max(0, Math.ceil((ends.get(clock) - performance.now()) / 1000));
  const words = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  if (clock.textContent !== words) clock.textContent = words;
}
