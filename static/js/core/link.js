/* The live link: one Socket.IO connection (WebSocket only) that says when the page has changed. HTTP carries the page. */
import { io } from "../lib/socket.io.esm.min.js";

const KNOCK = 4000; // ms between two knocks at a door that does not let us in: the workshop may be locked just now
const PAUSE = 250; // ms between two refreshes: a burst of messages is one change for the eye

/** Calls `refresh()` (may answer a promise) whenever something on the page has changed, never twice at once; `linked(true | false)`
 *  when the connection comes and goes; `refused()` is told when the server answers but does not let us in. `audience` is "phone", "facilitator" or "projector".
 *  A page whose <html> carries data-version is not fetched again for the version it shows already.
 *  Answers the socket, for those who also send. */
export function follow(audience, refresh, linked = () => {}, refused = () => {}) {
  const socket = io({ auth: { as: audience }, transports: ["websocket"], reconnectionDelay: 500, reconnectionDelayMax: 3000 });
  const again = oneAtATime(refresh);
  socket.on("state", ({ version }) => { if (String(version) !== document.documentElement.dataset.version) again(); });
  socket.on("progress", again);
  socket.on("connect", () => linked(true));
  socket.on("disconnect", () => linked(false));
  // socket.io gives up after a refusal; but a program that was started again lets us in once it is unlocked
  socket.on("connect_error", () => {
    if (socket.active) return;
    refused();
    setTimeout(() => socket.connect(), KNOCK * (0.75 + Math.random() / 2));
  });
  return socket;
}

/** `action` made so that calls during a run lead to one more run afterwards. A run that fails is made good by the next message. */
function oneAtATime(action) {
  let running = false;
  let wanted = false;
  return async function run() {
    wanted = true;
    if (running) return;
    running = true;
    while (wanted) {
      wanted = false;
      try { await action(); } catch { /* the server is away: on coming back it says its version again */ }
      await new Promise((done) => setTimeout(done, PAUSE));
    }
    running = false;
  };
}
