import { solveCoupled, type Coupled } from "./coupled.js";
import { valueIteration, type Continuation, type Offer, type Steps, type TalkingWar } from "./continuation.js";

const SLACK = 1e-12;
const MOST_STEPS = 40;

/** A week of the war as a system of linear equations, what an offer comes to put as its line where the values stand. */
interface Week extends Coupled {
  readonly war: TalkingWar;
  readonly sides: readonly number[];
  /** Place of a value on its step. */
  readonly at: (h: number, s: number, by: number) => number;
  /** Once `by` has offered; shape [regime][side][by]. */
  readonly reached: readonly (readonly (readonly Reached[])[])[];
  /** Gains over fighting to the end after a refusal; shape [step][size]. */
  readonly values: Float64Array;
  readonly fresh: Float64Array;
  readonly week: Float64Array;
  readonly gain: Float64Array;
}

/** gain + own·(what this side would have after a refusal) + other·(what the other would have). Shape [step] each. */
interface Reached {
  readonly gain: Float64Array;
  readonly own: Float64Array;
  readonly other: Float64Array;
}

/**
 * As `valueIteration`, by Newton's method: offers are taken as lines where the values stand, the values that go with these lines are
 * solved for along the front, until they stay. Some ten solutions instead of hundreds of rounds; where they do not stay, the rounds.
 */
export function solveTalks(war: TalkingWar, tolerance: number): Continuation {
  const week = weekOf(war, [0, 1]);
  const offered = war.regimes.map(() => [0, 1].map(() => new Int32Array(week.last + 1).fill(-1)));
  let residual = Infinity;
  let rounds = 0;
  for (; rounds < MOST_STEPS && residual > tolerance; rounds++) {
    for (let h = 0; h < war.regimes.length; h++)
      for (let by = 0; by < 2; by++) for (let n = 1; n < week.last; n++) offered[h][by][n] = hold(week, h, by, n);
    residual = takeStep(week);
  }
  if (residual > tolerance) return valueIteration(war, tolerance);
  const adds = war.regimes.map((_, h) => [0, 1].map((s) => [0, 1].map((by) => lineOf(week, h, s, by))));
  return { adds, offered, rounds, residual };
}

const offer: Offer = { own: -Infinity, other: -Infinity, y: -1, slope: 0 };

/** What a round with an offer by `by` comes to on a step; yields the package, −1 for silence. */
function hold({ war, at, reached, values, size }: Week, h: number, by: number, n: number): number {
  const { fight, best } = war.regimes[h];
  const other = 1 - by;
  const mine = values[n * size + at(h, by, by)];
  const theirs = values[n * size + at(h, other, by)];
  best(by, n, fight[other][n] + theirs - SLACK, offer);
  const signs = offer.own >= fight[by][n] + mine - SLACK;
  const [own, others] = [reached[h][by][by], reached[h][other][by]];
  const asks = offer.slope !== 0; // the other gets what it asks for and no more
  own.gain[n] = signs ? offer.own - fight[by][n] - offer.slope * theirs : 0;
  own.own[n] = signs ? 0 : 1;
  own.other[n] = signs ? offer.slope : 0;
  others.gain[n] = !signs ? 0 : offer.other - fight[other][n] - (asks ? theirs : 0);
  others.own[n] = !signs || asks ? 1 : 0;
  return signs ? offer.y : -1;
}

function weekOf(war: TalkingWar, sides: readonly number[]): Week {
  const { regimes, firstNext } = war;
  const last = regimes[0].fight[0].length - 1;
  const proposers = firstNext[0] === firstNext[1] ? 1 : 2; // else it is the same who offered last
  const size = regimes.length * sides.length * proposers;
  const lines = (): Float64Array => new Float64Array(last + 1);
  const weights = (of: keyof Steps): Float64Array =>
    Float64Array.from({ length: size }, (_, k) => {
      const [h, s] = [Math.floor(k / (sides.length * proposers)), Math.floor(k / proposers) % sides.length];
      return regimes[h].steps[sides[s]][of];
    });
  return {
    war,
    sides,
    size,
    last,
    up: weights("up"),
    down: weights("down"),
    stay: weights("stay"),
    at: (h, s, by) => (h * sides.length + s) * proposers + (proposers === 1 ? 0 : by),
    reached: regimes.map(() => sides.map(() => [0, 1].map(() => ({ gain: lines(), own: lines(), other: lines() })))),
    values: new Float64Array((last + 1) * size),
    fresh: new Float64Array((last + 1) * size),
    week: new Float64Array((last + 1) * size * size),
    gain: new Float64Array((last + 1) * size),
  };
}

/** Puts the values that go with what is reached in the place of those that stood; yields the largest change. */
function takeStep(week: Week): number {
  const { war, sides, values, fresh, size, last } = week;
  week.week.fill(0);
  week.gain.fill(0);
  for (let h = 0; h < war.regimes.length; h++)
    for (let s = 0; s < sides.length; s++)
      for (let by = 0; by < size / (war.regimes.length * sides.length); by++) writeRow(week, h, s, by);
  solveCoupled(week, week.week, week.gain, fresh);
  let change = 0;
  for (let k = size; k < last * size; k++) {
    change = Math.max(change, Math.abs(fresh[k] - values[k]));
    values[k] = fresh[k];
  }
  return change;
}

/** (1−e)·((1−q)·x + q·reached by who offers) + e·(the same of the other regime), after an offer of `by`. */
function writeRow({ war, sides, at, reached, size, last, week, gain }: Week, h: number, s: number, by: number): void {
  const { regimes, round: q, firstNext } = war;
  const place = at(h, s, by);
  const ends = regimes.length > 1 ? regimes[h].ends[sides[s]] : 0;
  for (let g = 0; g < regimes.length; g++) {
    const weight = g === h ? 1 - ends : ends;
    for (let n = 1; n < last; n++) week[(n * size + place) * size + at(g, s, by)] += weight * (1 - q);
    for (let p = 0; p < 2; p++) {
      const share = weight * q * (p === 0 ? firstNext[by] : 1 - firstNext[by]);
      const to = reached[g][s][p];
      for (let n = 1; n < last; n++) {
        const row = (n * size + place) * size;
        gain[n * size + place] += share * to.gain[n];
        week[row + at(g, s, p)] += share * to.own[n];
        if (sides.length > 1) week[row + at(g, 1 - s, p)] += share * to.other[n];
      }
    }
  }
}

function lineOf({ values, at, size, last }: Week, h: number, s: number, by: number): Float64Array {
  return Float64Array.from({ length: last + 1 }, (_, n) => values[n * size + at(h, s, by)]);
}

/** A side whom the other takes for another: what fighting to the end is worth to it, and what is on the table. */
export interface Mistaken {
  readonly side: number;
  /** Shape [regime][N + 1]. */
  readonly fight: readonly Float64Array[];
  /** Value of the offer that `by` would make, −Infinity for none; shape [regime][by][N + 1]. */
  readonly open: readonly (readonly Float64Array[])[];
}

/**
 * What later talks add for such a side: it may sign or refuse what is offered and offer what the other signs, but moves neither.
 * Shape [regime][by][N + 1]. By policy iteration (Howard 1960): what to sign is chosen anew until it stays.
 */
export function valueUnderOffers(
  war: TalkingWar,
  { side, fight, open }: Mistaken,
  tolerance: number,
): Float64Array[][] {
  const week = weekOf(war, [side]);
  const { values, reached, size, last, at } = week;
  for (let step = 0, change = Infinity; step < MOST_STEPS && change > tolerance; step++) {
    for (let h = 0; h < fight.length; h++)
      for (let by = 0; by < 2; by++)
        for (let n = 1; n < last; n++) {
          const { gain, own } = reached[h][0][by];
          const signs = open[h][by][n] - fight[h][n] >= values[n * size + at(h, 0, by)];
          gain[n] = signs ? open[h][by][n] - fight[h][n] : 0;
          own[n] = signs ? 0 : 1;
        }
    change = takeStep(week);
  }
  return fight.map((_, h) => [0, 1].map((by) => lineOf(week, h, 0, by)));
}

/**
 * Values of fighting to the end where one of two regimes follows the other, from those of either lasting for ever: V = V∞ + W,
 * W = sP[(1−e)·W + e·(V′ − V∞)], V′ of the other regime. Ends as they are. Shape [regime][N + 1]; `chain` as in `TalkingWar`.
 */
export function fightAcross(
  lasting: readonly Float64Array[],
  chain: readonly { readonly steps: Steps; readonly ends: number }[],
): Float64Array[] {
  const values = lasting.map((line) => line.slice());
  if (lasting.length === 1) return values;
  const last = lasting[0].length - 1;
  const [week, gain, more] = [4, 2, 2].map((size) => new Float64Array((last + 1) * size));
  for (let n = 0; n <= last; n++)
    for (let h = 0; h < 2; h++) {
      const { ends } = chain[h];
      week[4 * n + 2 * h + h] = 1 - ends;
      week[4 * n + 2 * h + 1 - h] = ends;
      gain[2 * n + h] = ends * (lasting[1 - h][n] - lasting[h][n]);
    }
  const weights = (of: keyof Steps): Float64Array => Float64Array.from(chain, ({ steps }) => steps[of]);
  const { up, down, stay } = { up: weights("up"), down: weights("down"), stay: weights("stay") };
  solveCoupled({ size: 2, last, up, down, stay }, week, gain, more);
  for (let n = 1; n < last; n++) for (let h = 0; h < 2; h++) values[h][n] += more[2 * n + h];
  return values;
}
