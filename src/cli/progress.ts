import type { Match } from "../ensemble/matching.js";
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

/** Without a terminal a search that finds little says so now and then. */
const SILENT_MS = 30_000;

/**
 * Progress of a search for worlds that fit: found, tried, worlds tried a second, time left as the share that fits so far has it.
 * `before`: what was found already and says nothing about speed.
 */
export function searchOn(io: Io, before: Match | null): (soFar: Match, wanted: number) => void {
  const began = io.now();
  let last = began;
  let told = 0;
  return ({ members, tried }, wanted) => {
    const now = io.now();
    const found = members.length;
    const share = found / wanted;
    const over = found >= wanted;
    const due = io.live ? now - last >= EVERY_MS : share - told >= 0.25 || now - last >= SILENT_MS;
    if (!due && !over) return;
    [last, told] = [now, share];
    const speed = (tried - (before?.tried ?? 0)) / Math.max(0.001, (now - began) / 1000);
    const left = found > 0 && speed > 0 ? `, ${Math.ceil(((wanted - found) * tried) / found / speed)} s left` : "";
    const text = `match: ${found} of ${wanted} worlds that fit among ${tried} tried, ${speed.toFixed(0)} a second${over ? "" : left}`;
    io.err(io.live ? `\r\u001b[K${text}${over ? "\n" : ""}` : `${text}\n`);
  };
}

/** Progress of readings of a file, each of as many worlds. */
export interface ReadingsProgress {
  /** Told of the reading under way. */
  readonly within: (label: string, worlds: number, of: number) => void;
  readonly finished: (label: string) => void;
  /** Readings that are finished, those kept before with them. */
  readonly done: () => number;
}

/** Progress over `total` readings, of which `before` were finished by an earlier command: a line for each that is finished, with the time left for all. */
export function readingsOn(io: Io, total: number, before: number): ReadingsProgress {
  const began = io.now();
  let done = before;
  let last = began;
  const left = (part: number): string => {
    const made = done + part - before;
    const seconds = (io.now() - began) / 1000;
    return made > 0 && done + part < total ? `, ${Math.ceil((seconds * (total - done - part)) / made)} s left` : "";
  };
  return {
    within: (label, worlds, of) => {
      if (!io.live || io.now() - last < EVERY_MS) return;
      last = io.now();
      io.err(`\r\u001b[K${label}: ${worlds} of ${of} worlds; ${done} of ${total} readings${left(worlds / of)}`);
    },
    finished: (label) => {
      done++;
      const text = `${label}: ${done} of ${total} readings${left(0)}`;
      io.err(io.live ? `\r\u001b[K${text}${done === total ? "\n" : ""}` : `${text}\n`);
    },
    done: () => done,
  };
}
