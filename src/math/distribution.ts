import { exp, log } from "./elementary.js";
import type { Law } from "./law.js";
import { betaCdf, betaQuantile, inverseNormal, normalCdf } from "./special.js";

/** z of the 95th and of the 90th percentile of the standard normal. */
const Z95 = 1.6448536269514722;
const Z90 = 1.2815515655446004;
/** Weight of the mode in a PERT law. Source: Malcolm, Roseboom, Clark & Fazar (1959). */
const PERT_WEIGHT = 4;

/** Value below which a share `u` of the law lies. A structural choice spends `u` on its branch first. */
export function quantile(law: Law, u: number): number {
  switch (law.kind) {
    case "point":
      return law.value;
    case "range": {
      const [centre, spread] = rangeShape(law);
      const z = centre + spread * inverseNormal(u);
      return law.low > 0 ? exp(z) : z;
    }
    case "uniform":
    case "between":
      return law.low + u * (law.high - law.low);
    case "pert": {
      const [a, b] = pertShape(law);
      return law.low + (law.high - law.low) * betaQuantile(u, a, b);
    }
    case "triangular":
      return triangularQuantile(law, u);
    case "normal":
      return law.mean + law.sd * inverseNormal(u);
    case "lognormal":
      return exp(log(law.median) + lognormalSpread(law, u < 0.5) * inverseNormal(u));
    case "beta":
      return betaQuantile(u, law.a, law.b);
    case "choice":
      return choiceQuantile(law, u);
  }
}

/** Share of the law at or below `x`. */
export function cdf(law: Law, x: number): number {
  switch (law.kind) {
    case "point":
      return x >= law.value ? 1 : 0;
    case "range": {
      const [centre, spread] = rangeShape(law);
      if (law.low > 0 && x <= 0) return 0;
      const z = (law.low > 0 ? log(x) : x) - centre;
      return spread === 0 ? (z >= 0 ? 1 : 0) : normalCdf(z / spread);
    }
    case "uniform":
    case "between":
      return law.high > law.low ? clamp((x - law.low) / (law.high - law.low)) : x >= law.low ? 1 : 0;
    case "pert": {
      const [a, b] = pertShape(law);
      return law.high > law.low ? betaCdf((x - law.low) / (law.high - law.low), a, b) : x >= law.low ? 1 : 0;
    }
    case "triangular":
      return triangularCdf(law, x);
    case "normal":
      return law.sd === 0 ? (x >= law.mean ? 1 : 0) : normalCdf((x - law.mean) / law.sd);
    case "lognormal":
      return x <= 0 ? 0 : normalCdf((log(x) - log(law.median)) / lognormalSpread(law, x < law.median));
    case "beta":
      return betaCdf(x, law.a, law.b);
    case "choice":
      return law.choices.reduce(
        (sum, each, k) => sum + each.weight * (each.law ? cdf(each.law, x) : x >= k ? 1 : 0),
        0,
      );
  }
}

/** Quantile of the law cut to [low, high]; the ends where no mass is left between them. Choices are cut branch by branch. */
export function truncatedQuantile(law: Law, bounds: readonly [number, number], u: number): number {
  const [low, high] = bounds;
  if (law.kind === "point") return Math.min(high, Math.max(low, law.value));
  if (law.kind === "choice") {
    const { branch, rest } = pick(law.choices, u);
    const inner = law.choices[branch].law;
    return inner ? truncatedQuantile(inner, bounds, rest) : branch;
  }
  const from = low === -Infinity ? 0 : cdf(law, low);
  const to = high === Infinity ? 1 : cdf(law, high);
  if (to <= from) return quantile(law, 0.5) < low ? low : high;
  return Math.min(high, Math.max(low, quantile(law, from + u * (to - from))));
}

/** Share of the law's mass outside [low, high]. A choice without values of its own is never cut. */
export function cutMass(law: Law, bounds: readonly [number, number]): number {
  const [low, high] = bounds;
  if (law.kind === "point") return law.value < low || law.value > high ? 1 : 0;
  if (law.kind === "choice")
    return law.choices.reduce((sum, each) => sum + (each.law ? each.weight * cutMass(each.law, bounds) : 0), 0);
  const below = low === -Infinity ? 0 : cdf(law, low);
  const above = high === Infinity ? 0 : 1 - cdf(law, high);
  return Math.max(0, below) + Math.max(0, above);
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

/** Centre and spread of the normal behind a 5th–95th percentile range, on the log scale where both ends are positive. */
function rangeShape(law: { low: number; high: number }): [number, number] {
  const [low, high] = law.low > 0 ? [log(law.low), log(law.high)] : [law.low, law.high];
  return [(low + high) / 2, (high - low) / (2 * Z95)];
}

function pertShape(law: { low: number; mode: number; high: number }): [number, number] {
  const span = law.high - law.low;
  const peak = span > 0 ? (law.mode - law.low) / span : 0.5;
  return [1 + PERT_WEIGHT * peak, 1 + PERT_WEIGHT * (1 - peak)];
}

/** Two halves, so that the 10th and the 90th percentile both hold. */
function lognormalSpread(law: { median: number; p10: number; p90: number }, lower: boolean): number {
  return (lower ? log(law.median / law.p10) : log(law.p90 / law.median)) / Z90;
}

function triangularQuantile(law: { low: number; mode: number; high: number }, u: number): number {
  const span = law.high - law.low;
  if (span === 0) return law.low;
  const peak = (law.mode - law.low) / span;
  return u <= peak
    ? law.low + Math.sqrt(u * span * (law.mode - law.low))
    : law.high - Math.sqrt((1 - u) * span * (law.high - law.mode));
}

function triangularCdf(law: { low: number; mode: number; high: number }, x: number): number {
  const span = law.high - law.low;
  if (x <= law.low) return span === 0 && x === law.low ? 1 : 0;
  if (x >= law.high) return 1;
  if (x <= law.mode) return ((x - law.low) * (x - law.low)) / (span * (law.mode - law.low));
  return 1 - ((law.high - x) * (law.high - x)) / (span * (law.high - law.mode));
}

function pick(choices: readonly { weight: number }[], u: number): { branch: number; rest: number } {
  let from = 0;
  for (let branch = 0; branch < choices.length - 1; branch++) {
    const { weight } = choices[branch];
    if (u < from + weight) return { branch, rest: (u - from) / weight };
    from += weight;
  }
  const last = choices.length - 1;
  return { branch: last, rest: Math.min(1, Math.max(0, (u - from) / choices[last].weight)) };
}

function choiceQuantile(law: Extract<Law, { kind: "choice" }>, u: number): number {
  const { branch, rest } = pick(law.choices, u);
  const inner = law.choices[branch].law;
  return inner ? quantile(inner, rest) : branch;
}
