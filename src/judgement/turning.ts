import { inverseNormal } from "../math/special.js";
import type { Sample } from "./sample.js";
import { effectiveSize, weightsOf } from "./weights.js";

/** The one input that best tells the worlds in which a claim holds from those in which it does not. */
export interface Turning {
  /** Index into `Conflict.quantities`. */
  readonly quantity: number;
  readonly path: string;
  readonly unit: string;
  /** The verdict of most worlds turns on this side of `at` (canonical unit). */
  readonly direction: "<" | ">";
  readonly at: number;
  /** Area under the ROC curve, .5 to 1: how well the input alone orders the worlds. */
  readonly auc: number;
  /** The number has no source of its own. */
  readonly assumption: boolean;
}

const LEAST_AUC = 0.6;
const LEAST_SIDE = 5;
/** Chance that the best of all inputs is named where none matters: the best of hundreds always looks good. */
const FALSE_NAMES = 0.01;

/**
 * The input with the highest area under the ROC curve, and the value that splits the two kinds of worlds best (Youden).
 * Null where one kind has fewer than five worlds, or where no input reaches .6 and stands out from the best of as many
 * inputs without effect (Bonferroni at 1 % on the rank-sum statistic). O(quantities × worlds log worlds).
 * Source: Mann & Whitney (1947); Hanley & McNeil (1982); Youden (1950).
 */
export function turningOf(sample: Sample, mass: Float64Array): Turning | null {
  return turningsOf(sample, mass, 1)[0] ?? null;
}

/** The inputs, at most `most`, that `turningOf` would name if those before them were not there; the best first. */
export function turningsOf(sample: Sample, mass: Float64Array, most: number): Turning[] {
  const weighed = sidesOf(sample, mass);
  const { yes, no } = weighed;
  if (yes.effective < LEAST_SIDE || no.effective < LEAST_SIDE) return [];
  const areas = sample.conflict.quantities.flatMap(({ law, origin }, quantity) =>
    origin === "nature" || law.kind === "point" || (law.kind === "choice" && law.choices[0].law === null)
      ? []
      : [{ quantity, area: areaOf(sample, quantity, weighed) }],
  );
  const least = Math.max(LEAST_AUC - 0.5, chanceArea(yes.effective, no.effective, areas.length));
  return areas
    .filter(({ area }) => Math.abs(area - 0.5) >= least)
    .sort((a, b) => Math.abs(b.area - 0.5) - Math.abs(a.area - 0.5))
    .slice(0, most)
    .map(({ quantity, area }) => turningAt(sample, quantity, area, weighed));
}

function turningAt(sample: Sample, quantity: number, area: number, weighed: Sides): Turning {
  const { path, unit, source } = sample.conflict.quantities[quantity];
  const rising = area > 0.5; // the claim holds where the input is high
  return {
    quantity,
    path,
    unit,
    direction: rising === weighed.yes.weight >= weighed.no.weight ? "<" : ">",
    at: splitOf(sample, quantity, weighed, rising),
    auc: Math.max(area, 1 - area),
    assumption: source === null,
  };
}

/** Distance of the area from one half that the best of `tried` inputs without effect passes with chance FALSE_NAMES. */
function chanceArea(yes: number, no: number, tried: number): number {
  return inverseNormal(1 - FALSE_NAMES / (2 * tried)) * Math.sqrt((yes + no + 1) / (12 * yes * no));
}

/** Worlds on the two sides, by weight. */
interface Sides {
  /** Weight of a world where the claim holds, minus it where it does not, 0 where the world cannot say; shape [worlds]. */
  readonly signed: Float64Array;
  readonly yes: { readonly weight: number; readonly effective: number };
  readonly no: { readonly weight: number; readonly effective: number };
}

function sidesOf(sample: Sample, mass: Float64Array): Sides {
  const weights = weightsOf(sample);
  const signed = mass.map((p, j) => (p !== p || p === 0.5 ? 0 : p > 0.5 ? weights[j] : -weights[j]));
  const side = (sign: number): Sides["yes"] => {
    const own = signed.map((each) => Math.max(0, sign * each));
    return { weight: own.reduce((sum, weight) => sum + weight, 0), effective: effectiveSize(own) };
  };
  return { signed, yes: side(1), no: side(-1) };
}

const orders = new WeakMap<Sample, Map<number, Uint32Array>>();

/** Worlds by rising value of a quantity. */
function orderOf(sample: Sample, quantity: number): Uint32Array {
  const known = orders.get(sample) ?? new Map<number, Uint32Array>();
  orders.set(sample, known);
  let order = known.get(quantity);
  if (!order) {
    const { worlds } = sample;
    order = Uint32Array.from(worlds, (_, j) => j).sort(
      (x, y) => worlds[x].values[quantity] - worlds[y].values[quantity] || x - y,
    );
    known.set(quantity, order);
  }
  return order;
}

function areaOf(sample: Sample, quantity: number, { signed, yes, no }: Sides): number {
  let seenNo = 0;
  let wins = 0;
  for (const j of orderOf(sample, quantity)) {
    if (signed[j] < 0) seenNo -= signed[j];
    else if (signed[j] > 0) wins += seenNo * signed[j];
  }
  return wins / (yes.weight * no.weight);
}

function splitOf(sample: Sample, quantity: number, { signed, yes, no }: Sides, rising: boolean): number {
  const order = orderOf(sample, quantity);
  let gain = 0;
  let most = -Infinity;
  let at = 0;
  for (let k = 0; k + 1 < order.length; k++) {
    const side = signed[order[k]];
    gain -= side / (side < 0 ? no.weight : yes.weight);
    const value = rising ? gain : -gain;
    if (value > most) {
      most = value;
      at = (sample.worlds[order[k]].values[quantity] + sample.worlds[order[k + 1]].values[quantity]) / 2;
    }
  }
  return at;
}
