import { intervalCoverage, pairedDifference, type Bootstrap, type Coverage, type Interval } from "../../math/score.js";
import type { Pair, Track, Window } from "./backtest.js";

/** How the point of a forecast is judged: as a share of what came, or in the unit of the series. */
export type Loss = "share" | "unit";

/** Scores of some forecasts of one method. */
export interface Score {
  /** MAPE (share) or MAE (unit). */
  readonly error: number;
  /** Mean of (point − came), in the same measure: below 0 the points lie too low. */
  readonly bias: number;
  readonly crps: number;
  /** Of the middle 80 %. */
  readonly coverage: Coverage;
  /** Error less that of persistence on the same months, with a 90 % interval; null for persistence itself. */
  readonly difference: Interval | null;
}

/** Scores of one method, by months ahead and over all. */
export interface MethodScore {
  readonly method: string;
  readonly ahead: readonly Score[];
  readonly pooled: Score;
  /** Root mean square of (came − median) in units of the fan's own spread; 1: the fan is as wide as its errors. */
  readonly stretch: number;
}

/** One series of the backtest. */
export interface Section {
  readonly title: string;
  readonly unit: string;
  readonly window: Window;
  /** Months ahead that are pooled. */
  readonly ahead: number;
  readonly scores: readonly MethodScore[];
}

/** z of the 90th percentile of the normal: half the middle 80 % in standard deviations. */
const Z90 = 1.2815515655446004;
/** Months that a block of the bootstrap spans: as long as the longest horizon. */
const BLOCK = 5;
const DRAWS = 2000;

/** Scores of every method; the first track is the one compared with. */
export function scoresOf(tracks: readonly Track[], loss: Loss, seed: number): MethodScore[] {
  const [reference] = tracks;
  return tracks.map((track) => {
    const horizons = [...new Set(track.pairs.map(({ ahead }) => ahead))].sort((a, b) => a - b);
    const score = (ahead: number | null): Score =>
      scoreOf(only(track.pairs, ahead), track === reference ? null : only(reference.pairs, ahead), {
        loss,
        seed,
        stream: ahead ?? 0,
      });
    return { method: track.method, ahead: horizons.map(score), pooled: score(null), stretch: stretchOf(track.pairs) };
  });
}

function only(pairs: readonly Pair[], ahead: number | null): readonly Pair[] {
  return ahead === null ? pairs : pairs.filter((pair) => pair.ahead === ahead);
}

/** Scores of pairs, and the difference to those of another method in the same order. */
function scoreOf(
  pairs: readonly Pair[],
  reference: readonly Pair[] | null,
  { loss, seed, stream }: { loss: Loss; seed: number; stream: number },
): Score {
  const signed = (pair: Pair): number =>
    (pair.point - pair.observed) / (loss === "share" ? Math.abs(pair.observed) : 1);
  const error = (pair: Pair): number => Math.abs(signed(pair));
  const how: Bootstrap = { block: BLOCK, draws: DRAWS, level: 0.9, seed, stream };
  return {
    error: mean(pairs.map(error)),
    bias: mean(pairs.map(signed)),
    crps: mean(pairs.map((pair) => pair.crps)),
    coverage: intervalCoverage(
      pairs.map(({ low }) => low),
      pairs.map(({ high }) => high),
      pairs.map(({ observed }) => observed),
    ),
    difference: reference === null ? null : pairedDifference(byOrigin(pairs, reference, error), how),
  };
}

/** Differences of two methods' errors, those of an origin together, origins in order. */
function byOrigin(pairs: readonly Pair[], reference: readonly Pair[], error: (pair: Pair) => number): number[][] {
  const groups = new Map<string, number[]>();
  pairs.forEach((pair, k) => {
    const other = reference[k];
    if (other.origin !== pair.origin || other.month !== pair.month)
      throw new Error(`invalid pairs: ${pair.origin}→${pair.month} beside ${other.origin}→${other.month}`);
    groups.set(pair.origin, [...(groups.get(pair.origin) ?? []), error(pair) - error(other)]);
  });
  return [...groups.values()];
}

function stretchOf(pairs: readonly Pair[]): number {
  const squares = pairs.map(({ observed, point, low, high }) => {
    const half = observed > point ? high - point : point - low;
    const z = half > 0 ? (Z90 * (observed - point)) / half : 0;
    return z * z;
  });
  return Math.sqrt(mean(squares));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
