import { lossRates, type Duel, type Pair } from "./attrition.js";
import { advance } from "./laws.js";

/** Reinforcements of one side: so many a unit of time from `from` until `until`. */
export interface Inflow {
  readonly side: 0 | 1;
  readonly from: number;
  readonly until: number;
  readonly rate: number;
}

/** A fight under a law: strengths at the start, strengths at or below which a side stops fighting, reinforcements. */
export interface Fight {
  readonly duel: Duel;
  readonly start: Pair;
  readonly breaks: Pair;
  readonly inflows: readonly Inflow[];
}

/** Strengths of both at one time, and how a side stands. */
export interface Moment {
  readonly time: number;
  readonly strength: Pair;
}

/** A fight's course. `brokenAt`: when each side fell to its break point; Infinity: it did not. */
export interface FightCourse {
  readonly moments: readonly Moment[];
  readonly brokenAt: Pair;
}

/** Parts into which the time between two stops is cut, so that a force that dips under its break point and back is seen. */
const PARTS = 16;
const BISECTIONS = 60;

/**
 * Strengths at the given times (rising, from 0). Reinforcements are replacement flows: x′ = −losses + r(t). When a side falls
 * to its break point the fight is over: nobody loses any more, reinforcements still arrive. A side that has not come yet
 * (strength and inflow below what it would lose) neither loses nor breaks. Exact at every stop where the law is (`advance`).
 * O(times × parts). Source: Engel (1954), "A verification of Lanchester's law", Operations Research 2.
 */
export function fight(given: Fight, times: readonly number[]): FightCourse {
  const stops = [...new Set([...times, ...given.inflows.flatMap(({ from, until }) => [from, until])])]
    .filter((time) => time > 0 && time <= times[times.length - 1])
    .sort((a, b) => a - b);
  const at = new Map<number, Pair>([[0, given.start]]);
  let state: Run = { strength: given.start, brokenAt: [Infinity, Infinity] };
  let from = 0;
  for (const stop of stops) {
    state = between(given, state, from, stop);
    at.set(stop, state.strength);
    from = stop;
  }
  return { moments: times.map((time) => ({ time, strength: at.get(time)! })), brokenAt: state.brokenAt };
}

interface Run {
  readonly strength: Pair;
  readonly brokenAt: Pair;
}

/** From one stop to the next: inflows are constant there. */
function between(given: Fight, start: Run, from: number, until: number): Run {
  const flows = flowsAt(given, (from + until) / 2);
  let run = start;
  for (let part = 0; part < PARTS; part++) {
    const [begin, end] = [part, part + 1].map((k) => from + ((until - from) * k) / PARTS);
    run = onePart(given, run, flows, [begin, end]);
  }
  return run;
}

function flowsAt({ inflows }: Fight, time: number): Pair {
  const of = (side: 0 | 1): number =>
    inflows.reduce(
      (sum, each) => (each.side === side && each.from <= time && time < each.until ? sum + each.rate : sum),
      0,
    );
  return [of(0), of(1)];
}

function onePart(given: Fight, run: Run, flows: Pair, [begin, end]: Pair): Run {
  const { duel, breaks } = given;
  const idle = (span: number, from: Pair): Pair => [from[0] + flows[0] * span, from[1] + flows[1] * span];
  const over = run.brokenAt[0] < Infinity || run.brokenAt[1] < Infinity;
  if (over || !bothThere(given, run.strength, flows)) return { ...run, strength: idle(end - begin, run.strength) };
  const after = advance(duel, run.strength, flows, end - begin);
  const falls = ([x, y]: Pair): boolean => x <= breaks[0] || y <= breaks[1];
  if (!falls(after)) return { ...run, strength: after };
  let [low, high] = [0, end - begin];
  for (let k = 0; k < BISECTIONS; k++) {
    const middle = (low + high) / 2;
    if (falls(advance(duel, run.strength, flows, middle))) high = middle;
    else low = middle;
  }
  const [x, y] = advance(duel, run.strength, flows, high);
  const broken: Pair = [x <= breaks[0] ? begin + high : Infinity, y <= breaks[1] ? begin + high : Infinity];
  const left: Pair = [Math.max(x, breaks[0]), Math.max(y, breaks[1])];
  return { strength: idle(end - begin - high, left), brokenAt: broken };
}

/** Whether each side stands above its break point or is arriving faster than it is lost. */
function bothThere({ duel, breaks }: Fight, strength: Pair, flows: Pair): boolean {
  const losses = lossRates(duel, strength);
  return [0, 1].every((side) => strength[side] > breaks[side] || flows[side] > losses[side]);
}
