import { exp } from "./elementary.js";

/** A lower share p with q = 1 − p, each accurate where it is small, of a law of shape (a, b). */
export interface Share {
  readonly p: number;
  readonly q: number;
  readonly a: number;
  readonly b: number;
  /** ln of the law's norming constant in two parts. */
  readonly norm: number;
  readonly normLow: number;
}

const MOST_STEPS = 200;
/** The longest step, as a factor: a tail may look straight from afar. */
const WIDE = 8;
const LONGEST = 2.0794415416798357; // ln 8

/**
 * Root x > 0 of a rising f by Newton's steps in ln x, kept inside a bracket; `step(x, share)` yields f/(df/d ln x).
 * Ends when a step is below 2e-16 or the bracket has closed.
 */
export function solveRising(step: (x: number, share: Share) => number, start: number, share: Share): number {
  let low = 0;
  let high = Infinity;
  let x = start;
  for (let k = 0; k < MOST_STEPS; k++) {
    const move = Math.min(LONGEST, Math.max(-LONGEST, step(x, share)));
    if (move > 0) high = x;
    else low = x;
    let next = Math.abs(move) < 1e-8 ? x - x * move : x * exp(-move);
    if (!(next > low && next < high))
      next = low === 0 ? x / WIDE : high === Infinity ? x * WIDE : Math.sqrt(low) * Math.sqrt(high);
    if (Math.abs(next - x) <= 2e-16 * x) return next;
    x = next;
  }
  return x;
}
