import type { Progress } from "../ensemble/runner.js";
import type { Io } from "./io.js";

const EVERY_MS = 500;

/**
 * Progress on stderr: worlds done, worlds a second, time left. On a terminal one line that overwrites itself.
 * `before`: worlds that were done already and say nothing about speed. `things`: what is counted.
 */
export function progressOn(io: Io, label: string, before = 0, things = "worlds"): Progress {
  let began = io.now();
  let last = began;
  let told = 0;
  let from = before;
  return (done, total) => {
    const now = io.now();
    const share = done / total;
    if (share < told) [began, told, from] = [now, 0, 0]; // the next round of work
    const due = io.live ? now - last >= EVERY_MS || done === total : share - told >= 0.25 || done === total;
    if (!due) return;
    last = now;
    told = share;
    const seconds = Math.max(0.001, (now - began) / 1000);
    const speed = (done - from) / seconds;
    const left = speed > 0 ? Math.ceil((total - done) / speed) : 0;
    const text = `${label}: ${done} of ${total} ${things}, ${speed.toFixed(0)} a second${done < total ? `, ${left} s left` : ""}`;
    io.err(io.live ? `\r\u001b[K${text}${done === total ? "\n" : ""}` : `${text}\n`);
  };
}
