/** Weekly weights of the front's steps as one side believes them, hazards and its discount taken off; they sum to its weekly factor. */
export interface Steps {
  readonly up: number;
  readonly down: number;
  readonly stay: number;
}

/** What the side that offers can get on one step of the front. */
export interface Offer {
  own: number; // value to it; −Infinity where nothing suits
  other: number; // value to the side that answers
  y: number; // which package, or the nearer of two that are mixed
  slope: number; // change of `own` with what the other asks for; 0 where it gets more than that
}

/** A regime of the war (the patron helps, or not). Shape [side] throughout. */
export interface Regime {
  /** Value of fighting to the end with no talks, at steps 0 … N of the front, both ends decided. Shape [side][N + 1]. */
  readonly fight: readonly [Float64Array, Float64Array];
  readonly steps: readonly [Steps, Steps];
  /** Chance a week, as each side believes, that the other regime follows. */
  readonly ends: readonly [number, number];
  /** Writes what is best for `side` on step `n` among what leaves the other at least `least`. */
  readonly best: (side: number, n: number, least: number, out: Offer) => void;
}

/** A war in which talks go on, in one regime or between two. */
export interface TalkingWar {
  readonly regimes: readonly Regime[];
  /** Chance of a round in a week. */
  readonly round: number;
  /** Chance that side 0 makes the offer in the next round, where side 0, side 1 made the last. */
  readonly firstNext: readonly [number, number];
}

/** Numbers by regime, side, who made the last offer, and step of the front; shape [regime][side][by][N + 1]. */
export type ByRefusal = readonly (readonly (readonly Float64Array[])[])[];

/** What later talks add to fighting on. */
export interface Continuation {
  /** Never below 0: once an offer of `by` is refused, fighting on is worth `fight` plus this. */
  readonly adds: ByRefusal;
  /** Package that each side offers on each step, −1 for silence; shape [regime][by][N + 1]. */
  readonly offered: readonly (readonly Int32Array[])[];
  readonly rounds: number; // rounds looked ahead
  readonly residual: number;
}

const SLACK = 1e-12;
const MOST_ROUNDS = 4000;
/** Where packages lie apart, offers may go round in circles as rounds are added; then steps are halved, toward the circle's mean. */
const LOOK_EVERY = 64;
const STILL = 0.98; // of the residual a look ago
const LEAST_PACE = 1 / 128;

/**
 * What either side expects of fighting on when talks may end the war later: the limit of wars with ever more rounds left, by
 * value iteration, a round at a time (the weeks between two rounds by elimination on the front). Who offers takes what is best
 * for it among what the other signs, if that is better than fighting on; each side believes its own walk and knows the other's.
 * An end of the front is an end of the talks. O(rounds × N × packages). Source: Rubinstein (1982), Slantchev (2003), complete
 * information; the pace of talks and the drawn proposer as in the course.
 */
export function valueIteration(war: TalkingWar, tolerance: number): Continuation {
  const size = war.regimes[0].fight[0].length;
  const adds = emptyLines(war, size);
  const reached = emptyLines(war, size);
  const offered = war.regimes.map(() => [0, 1].map(() => new Int32Array(size).fill(-1)));
  const solvers = [0, 1].map((side) => betweenRounds(war, side));
  let [residual, before, pace, rounds] = [Infinity, Infinity, 1, 0];
  for (; rounds < MOST_ROUNDS && residual > tolerance && pace >= LEAST_PACE; rounds++) {
    war.regimes.forEach((regime, h) => {
      for (let by = 0; by < 2; by++) holdRounds(regime, by, { adds: adds[h], reached: reached[h] }, offered[h][by]);
    });
    residual = 0;
    for (let side = 0; side < 2; side++) residual = Math.max(residual, solvers[side](adds, reached, pace));
    if (rounds % LOOK_EVERY !== LOOK_EVERY - 1) continue;
    if (residual > STILL * before) pace /= 2;
    before = residual;
  }
  return { adds, offered, rounds, residual };
}

function emptyLines(war: TalkingWar, size: number): Float64Array[][][] {
  return war.regimes.map(() => [0, 1].map(() => [0, 1].map(() => new Float64Array(size))));
}

const offer: Offer = { own: -Infinity, other: -Infinity, y: -1, slope: 0 };

/** Gains over fighting to the end that a round with an offer by `by` leaves, on every step, into `reached[side][by]`. */
function holdRounds(
  { fight, best }: Regime,
  by: number,
  { adds, reached }: { readonly adds: readonly Float64Array[][]; readonly reached: readonly Float64Array[][] },
  offered: Int32Array,
): void {
  const other = 1 - by;
  const [own, others] = [fight[by], fight[other]];
  for (let n = 1; n < own.length - 1; n++) {
    best(by, n, others[n] + adds[other][by][n] - SLACK, offer);
    const signs = offer.own >= own[n] + adds[by][by][n] - SLACK;
    offered[n] = signs ? offer.y : -1;
    reached[by][by][n] = signs ? offer.own - own[n] : adds[by][by][n];
    reached[other][by][n] = signs ? offer.other - others[n] : adds[other][by][n];
  }
}

/** Elimination on the front for one side, the weeks until the next round: writes `adds` anew and yields the largest change. */
type Solver = (adds: ByRefusal, reached: ByRefusal, pace: number) => number;

/** adds = sP[(1−e)·((1−q)·adds + q·reached by who offers) + e·(the same of the other regime)], the other regime as last found. */
function betweenRounds(war: TalkingWar, side: number): Solver {
  const { regimes, round: q, firstNext } = war;
  const last = regimes[0].fight[0].length - 1;
  const sweeps = regimes.map(({ steps, ends }) =>
    eliminator(steps[side], (1 - q) * (regimes.length > 1 ? 1 - ends[side] : 1), last),
  );
  const next = new Float64Array(last + 1);
  const same = firstNext[0] === firstNext[1];
  return (adds, reached, pace) => {
    let change = 0;
    for (let h = 0; h < regimes.length; h++)
      for (let by = 0; by < 2; by++) {
        const line = adds[h][side][by];
        if (by === 1 && same) {
          line.set(adds[h][side][0]);
          break;
        }
        const first = firstNext[by];
        const ends = regimes.length > 1 ? regimes[h].ends[side] : 0;
        const [here, there] = [reached[h][side], reached[regimes.length - 1 - h][side]];
        const later = adds[regimes.length - 1 - h][side][by];
        for (let n = 1; n < last; n++)
          next[n] =
            q * (1 - ends) * (first * here[0][n] + (1 - first) * here[1][n]) +
            (ends === 0 ? 0 : ends * ((1 - q) * later[n] + q * (first * there[0][n] + (1 - first) * there[1][n])));
        change = Math.max(change, sweeps[h](next, line, pace));
      }
    return change;
  };
}

type Eliminator = (next: Float64Array, line: Float64Array, pace: number) => number;

/** Solves x = sP(quiet·x + next) on the inner steps, both ends 0; moves `line` there by `pace`; yields the largest change were it 1. */
function eliminator({ up, down, stay }: Steps, quiet: number, last: number): Eliminator {
  const ahead = new Float64Array(last + 1);
  const scale = new Float64Array(last + 1);
  for (let n = 1; n < last; n++) {
    scale[n] = 1 / (1 - quiet * stay - quiet * down * ahead[n - 1]);
    ahead[n] = quiet * up * scale[n];
  }
  const fresh = new Float64Array(last + 1);
  return (next, line, pace) => {
    let change = 0;
    for (let n = 1; n < last; n++)
      fresh[n] = (up * next[n + 1] + down * next[n - 1] + stay * next[n] + quiet * down * fresh[n - 1]) * scale[n];
    for (let n = last - 1; n > 0; n--) {
      fresh[n] += ahead[n] * fresh[n + 1];
      change = Math.max(change, Math.abs(fresh[n] - line[n]));
      line[n] += pace * (fresh[n] - line[n]);
    }
    return change;
  };
}
