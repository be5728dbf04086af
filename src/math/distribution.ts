import { betaCdf, betaPlace, betaUpper } from "./beta.js";
import { productRest, sumRest } from "./doubled.js";
import { exp, log, log1p } from "./elementary.js";
import type { Law } from "./law.js";
import { normalCdf, normalQuantile, normalRise } from "./special.js";

/** z of the 95th and of the 90th percentile of the standard normal. */
const Z95 = 1.6448536269514727;
const Z90 = 1.2815515655446004;
/** Weight of the mode in a PERT law. Source: Malcolm, Roseboom, Clark & Fazar (1959). */
const PERT_WEIGHT = 4;

/**
 * Value below which a share `u` of the law lies, within 1e-12 of itself; the law's own ends at 0 and 1.
 * A structural choice spends `u` on its branch first.
 */
export function quantile(law: Law, u: number): number {
  return at(law, u, 1 - u);
}

/** The same for a lower share p with q = 1 − p given too, so that neither tail loses figures. */
function at(law: Law, p: number, q: number): number {
  switch (law.kind) {
    case "point":
      return law.value;
    case "range":
      return rangeQuantile(law, normalQuantile(p, q));
    case "uniform":
    case "between":
      return p < 0.5 ? along(law.low, law.high, p) : along(law.high, law.low, q);
    case "pert": {
      const place = betaPlace(p, q, pertShape(law.mode - law.low, law), pertShape(law.high - law.mode, law));
      return (place > 0 || Object.is(place, 0) ? law.low : law.high) + (law.high - law.low) * place;
    }
    case "triangular":
      return triangularQuantile(law, p, q);
    case "normal":
      return law.sd === 0 ? law.mean : law.mean + law.sd * normalQuantile(p, q);
    case "lognormal": {
      const spread = lognormalSpread(law, p < 0.5);
      return spread === 0 ? law.median : law.median * exp(spread * normalQuantile(p, q));
    }
    case "beta": {
      const place = betaPlace(p, q, law.a, law.b);
      return place > 0 || Object.is(place, 0) ? place : 1 + place;
    }
    case "choice": {
      const branch = branchAt(law.choices, p);
      const inner = law.choices[branch].law;
      return inner ? at(inner, restOf(law.choices, branch, p), restAbove(law.choices, branch, q)) : branch;
    }
  }
}

/** Share of the law at or below `x`. */
export function cdf(law: Law, x: number): number {
  return mass(law, x, false);
}

/** Share of the law above `x`, accurate where it is small. */
export function survival(law: Law, x: number): number {
  return mass(law, x, true);
}

function mass(law: Law, x: number, above: boolean): number {
  switch (law.kind) {
    case "point":
      return step(x >= law.value, above);
    case "range":
      return rangeMass(law, x, above);
    case "uniform":
    case "between":
      if (!(law.high > law.low)) return step(x >= law.low, above);
      return clamp((above ? law.high - x : x - law.low) / (law.high - law.low));
    case "pert": {
      const span = law.high - law.low;
      if (!(span > 0)) return step(x >= law.low, above);
      const [a, b] = [pertShape(law.mode - law.low, law), pertShape(law.high - law.mode, law)];
      return above ? betaCdf((law.high - x) / span, b, a) : betaCdf((x - law.low) / span, a, b);
    }
    case "triangular":
      return triangularMass(law, x, above);
    case "normal":
      return law.sd === 0 ? step(x >= law.mean, above) : normalMass((x - law.mean) / law.sd, above);
    case "lognormal": {
      if (x <= 0) return step(false, above);
      const spread = lognormalSpread(law, x < law.median);
      return spread === 0 ? step(x >= law.median, above) : normalMass(logRatio(x, law.median) / spread, above);
    }
    case "beta":
      return above ? betaUpper(x, law.a, law.b) : betaCdf(x, law.a, law.b);
    case "choice":
      return law.choices.reduce(
        (sum, each, k) => sum + each.weight * (each.law ? mass(each.law, x, above) : step(x >= k, above)),
        0,
      );
  }
}

/**
 * Quantile of the law cut to [low, high]: exact at the ends, and accurate also where both lie in one tail. The nearer
 * bound where no mass is left between them. Choices are cut branch by branch.
 */
export function truncatedQuantile(law: Law, bounds: readonly [number, number], u: number): number {
  const [low, high] = bounds;
  if (law.kind === "point") return Math.min(high, Math.max(low, law.value));
  if (law.kind === "choice") {
    const branch = branchAt(law.choices, u);
    const inner = law.choices[branch].law;
    return inner ? truncatedQuantile(inner, bounds, restOf(law.choices, branch, u)) : branch;
  }
  if (u <= 0 || u >= 1) return Math.min(high, Math.max(low, quantile(law, u)));
  if (law.kind === "uniform" || law.kind === "between") return cutUniform(law, bounds, u);
  const below = low === -Infinity ? 0 : cdf(law, low);
  const notBelow = low === -Infinity ? 1 : survival(law, low);
  const above = high === Infinity ? 0 : survival(law, high);
  const share = below < 0.5 ? (high === Infinity ? 1 : cdf(law, high)) - below : notBelow - above;
  if (!(share > 0)) return quantile(law, 0.5) < low ? low : high;
  const near = law.kind === "normal" || (law.kind === "range" && law.low <= 0) ? nearBound(law, bounds, u, share) : NaN;
  const x = near === near ? near : at(law, below + u * share, above + (1 - u) * share);
  return Math.min(high, Math.max(low, x));
}

/** Share of the law's mass outside [low, high]. A choice without values of its own is never cut. */
export function cutMass(law: Law, bounds: readonly [number, number]): number {
  const [low, high] = bounds;
  if (law.kind === "point") return law.value < low || law.value > high ? 1 : 0;
  if (law.kind === "choice")
    return law.choices.reduce((sum, each) => sum + (each.law ? each.weight * cutMass(each.law, bounds) : 0), 0);
  return (low === -Infinity ? 0 : cdf(law, low)) + (high === Infinity ? 0 : survival(law, high));
}

/** The law of `factor` times the number, factor > 0: how units are converted. */
export function scaleLaw(law: Law, factor: number): Law {
  switch (law.kind) {
    case "point":
      return { kind: "point", value: law.value * factor };
    case "range":
    case "uniform":
    case "between":
      return { ...law, low: law.low * factor, high: law.high * factor };
    case "pert":
    case "triangular":
      return { ...law, low: law.low * factor, mode: law.mode * factor, high: law.high * factor };
    case "normal":
      return { kind: "normal", mean: law.mean * factor, sd: law.sd * factor };
    case "lognormal":
      return { kind: "lognormal", median: law.median * factor, p10: law.p10 * factor, p90: law.p90 * factor };
    case "beta":
      if (factor !== 1) throw new Error(`invalid factor of a beta law: ${factor}`);
      return law;
    case "choice":
      return {
        kind: "choice",
        choices: law.choices.map((each) => ({ ...each, law: each.law && scaleLaw(each.law, factor) })),
      };
  }
}

function clamp(x: number): number {
  return Math.min(1, Math.max(0, x));
}

function step(reached: boolean, above: boolean): number {
  return reached === above ? 0 : 1;
}

/** from + share·(to − from), rounded once or twice, so that it keeps its figures near 0 too. */
function along(from: number, to: number, share: number): number {
  if (Math.abs(from) > 1e290 || Math.abs(to) > 1e290) return (1 - share) * from + share * to;
  const forth = share * to;
  const back = -share * from;
  const part = forth + back;
  const sum = from + part;
  return (
    sum +
    (sumRest(from, part, sum) +
      sumRest(forth, back, part) +
      productRest(share, to, forth) +
      productRest(-share, from, back))
  );
}

/** Quantile of a normal law next to a bound, counted from the bound: at a bound of 0 no figure is lost. NaN elsewhere. */
function nearBound(law: Normal | Range, [low, high]: readonly [number, number], u: number, share: number): number {
  const [mean, sd] =
    law.kind === "normal" ? [law.mean, law.sd] : [(law.low + law.high) / 2, (law.high - law.low) / (2 * Z95)];
  if (u < 0.5) return low + sd * normalRise((low - mean) / sd, u * share);
  return high - sd * normalRise((mean - high) / sd, (1 - u) * share);
}

/** Quantile of a uniform law cut to bounds: uniform over what is left, or the nearer bound. */
function cutUniform(law: { low: number; high: number }, [low, high]: readonly [number, number], u: number): number {
  const from = Math.max(low, law.low);
  const to = Math.min(high, law.high);
  if (from > to) return law.high < low ? low : high;
  return at({ kind: "uniform", low: from, high: to }, u, 1 - u);
}

function normalMass(z: number, above: boolean): number {
  return normalCdf(above ? -z : z);
}

/** ln(x/y) of positive numbers, also where they are close. */
function logRatio(x: number, y: number): number {
  const part = (x - y) / y;
  return Math.abs(part) < 0.5 ? log1p(part) : log(x) - log(y);
}

type Normal = Extract<Law, { kind: "normal" }>;
type Range = Extract<Law, { kind: "range" }>;

/** z standard deviations of the range's law: on the log scale where both ends are positive; exactly `low` at the 5th percentile. */
function rangeQuantile({ low, high }: Range, z: number): number {
  if (low === high) return low;
  if (low > 0) return low * exp((logRatio(high, low) / (2 * Z95)) * (z + Z95));
  return low + (high - low) * (z / (2 * Z95) + 0.5);
}

function rangeMass({ low, high }: Range, x: number, above: boolean): number {
  if (low === high) return step(x >= low, above);
  if (low > 0 && x <= 0) return step(false, above);
  const part = low > 0 ? logRatio(x, low) / logRatio(high, low) : (x - low) / (high - low);
  return normalMass(Z95 * (2 * part - 1), above);
}

/** Shape of the beta law behind a PERT law at the end that is `distance` from the mode. */
function pertShape(distance: number, law: { low: number; high: number }): number {
  const span = law.high - law.low;
  return 1 + PERT_WEIGHT * (span > 0 ? distance / span : 0.5);
}

/** Two halves, so that the 10th and the 90th percentile both hold. */
function lognormalSpread(law: { median: number; p10: number; p90: number }, lower: boolean): number {
  return (lower ? logRatio(law.median, law.p10) : logRatio(law.p90, law.median)) / Z90;
}

type Triangular = Extract<Law, { kind: "triangular" }>;

/** Counted from the nearer end; past the mode as a quotient of sums, which loses no figure near the end left behind. */
function triangularQuantile({ low, mode, high }: Triangular, p: number, q: number): number {
  const span = high - low;
  if (span === 0) return low;
  const left = (mode - low) / span;
  const right = (high - mode) / span;
  const past = p > left;
  const root = Math.sqrt(past ? q * right : p * left);
  if (p < 0.5) return low + span * (past ? (left + right * p) / (1 + root) : root);
  return high - span * (past ? root : (right + left * q) / (1 + root));
}

/** The side of the mode that x is not on is counted whole, the rest as a sum: no share is a difference. */
function triangularMass({ low, mode, high }: Triangular, x: number, above: boolean): number {
  if (x < low || x >= high) return step(x >= high, above);
  const near = x < mode;
  const [side, other] = near ? [mode - low, high - mode] : [high - mode, mode - low];
  const [outer, inner] = near ? [x - low, mode - x] : [high - x, x - mode];
  const span = high - low;
  return near === above ? other / span + (inner / span) * ((side + outer) / side) : (outer / span) * (outer / side);
}

type Weighted = readonly { readonly weight: number }[];

/** Branch of a choice that a lower share u falls in. */
function branchAt(choices: Weighted, u: number): number {
  let to = 0;
  for (let branch = 0; branch < choices.length - 1; branch++) {
    to += choices[branch].weight;
    if (u < to) return branch;
  }
  return choices.length - 1;
}

/** What is left of u inside its branch, as a share of the branch. */
function restOf(choices: Weighted, branch: number, u: number): number {
  let from = 0;
  for (let k = 0; k < branch; k++) from += choices[k].weight;
  return clamp((u - from) / choices[branch].weight);
}

/** The same from above. */
function restAbove(choices: Weighted, branch: number, q: number): number {
  let over = 0;
  for (let k = choices.length - 1; k > branch; k--) over += choices[k].weight;
  return clamp((q - over) / choices[branch].weight);
}
