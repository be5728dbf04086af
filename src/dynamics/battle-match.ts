import { exp, log } from "../math/elementary.js";
import { lossRates, type Law, type Pair } from "./attrition.js";
import { fight, type Fight, type FightCourse } from "./fight.js";

const ROUNDS = 40;
const CLOSE = 1e-9;
const NUDGE = 1e-5;

/**
 * Coefficients under which another law has both forces lose, by the last of `times`, what they lose in a given course; null
 * where none are found. Begins at the losses of the given course over the law's own rates along it, then Newton steps on the
 * logarithms of what is left of each force. A few dozen fights.
 */
export function matchLaw(given: Fight, course: FightCourse, law: Law, times: readonly number[]): Pair | null {
  const end = course.moments[course.moments.length - 1].strength;
  const target = end.map((strength) => log(Math.max(1, strength)));
  const left = (at: Pair): Pair => {
    const duel = { law, coefficients: [exp(at[0]), exp(at[1])] as const };
    const [x, y] = fight({ ...given, duel }, [0, times[times.length - 1]]).moments[1].strength;
    return [log(Math.max(1, x)) - target[0], log(Math.max(1, y)) - target[1]];
  };
  let at = firstGuess(given, course, law);
  let miss = left(at);
  for (let round = 0; round < ROUNDS && size(miss) > CLOSE; round++) {
    const [dx, dy] = [left([at[0] + NUDGE, at[1]]), left([at[0], at[1] + NUDGE])];
    const [j00, j10] = [(dx[0] - miss[0]) / NUDGE, (dx[1] - miss[1]) / NUDGE];
    const [j01, j11] = [(dy[0] - miss[0]) / NUDGE, (dy[1] - miss[1]) / NUDGE];
    const det = j00 * j11 - j01 * j10;
    if (!(Math.abs(det) > 1e-300)) return null;
    const step: Pair = [(j11 * miss[0] - j01 * miss[1]) / det, (j00 * miss[1] - j10 * miss[0]) / det];
    let part = 1;
    let next: Pair = at;
    let found = miss;
    do {
      next = [at[0] - part * step[0], at[1] - part * step[1]];
      found = left(next);
      part /= 2;
    } while (!(size(found) < size(miss)) && part > 1e-4);
    if (!(size(found) < size(miss))) break;
    [at, miss] = [next, found];
  }
  return size(miss) < 1e-6 ? [exp(at[0]), exp(at[1])] : null;
}

const size = ([u, v]: Pair): number => Math.abs(u) + Math.abs(v);

/** Losses of the given course over what the law with coefficients 1 would have cost along it, as logarithms. */
function firstGuess(given: Fight, { moments }: FightCourse, law: Law): Pair {
  const lost = [0, 0];
  const unit = [0, 0];
  for (let k = 1; k < moments.length; k++) {
    const [before, after] = [moments[k - 1], moments[k]];
    const span = after.time - before.time;
    const rates = [before, after].map(({ strength }) => [
      lossRates(given.duel, strength),
      lossRates({ law, coefficients: [1, 1] }, strength),
    ]);
    for (const side of [0, 1]) {
      lost[side] += ((rates[0][0][side] + rates[1][0][side]) / 2) * span;
      unit[side] += ((rates[0][1][side] + rates[1][1][side]) / 2) * span;
    }
  }
  return [log(lost[0] / unit[0]), log(lost[1] / unit[1])];
}
