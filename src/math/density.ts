import { lbeta } from "./beta.js";
import { cdf, cutMass, survival } from "./distribution.js";
import { exp, log, log1p } from "./elementary.js";
import type { Law } from "./law.js";

const Z95 = 1.6448536269514727;
const Z90 = 1.2815515655446004;
const LOG_ROOT_2PI = 0.9189385332046727;
const PERT_WEIGHT = 4;

/** Whether a law has only single values, so that it has chances and no density. */
export function isDiscrete(law: Law): boolean {
  if (law.kind === "choice") return law.choices.every((each) => each.law === null || isDiscrete(each.law));
  return law.kind === "point" || widthOf(law) === 0;
}

/** Whether a law mixes single values with ranges: it has neither density nor chances. */
export function isMixed(law: Law): boolean {
  if (law.kind !== "choice" || isDiscrete(law)) return false;
  return law.choices.some((each) => each.law === null || isDiscrete(each.law) || isMixed(each.law));
}

/**
 * Logarithm of the density of the law cut to bounds, per unit of the quantity; of a discrete law the logarithm of the
 * chance of `x`. −∞ where x cannot be. NaN for a law that mixes both. O(branches).
 */
export function logDensity(law: Law, bounds: readonly [number, number], x: number): number {
  if (isMixed(law)) return NaN;
  if (isDiscrete(law)) return log(chanceOf(law, bounds, x));
  if (x < bounds[0] || x > bounds[1]) return -Infinity;
  if (law.kind !== "choice") return logOf(law, x) - log1p(-cutMass(law, bounds));
  let sum = 0;
  for (const { weight, law: inner } of law.choices)
    if (weight > 0 && inner) sum += weight * exp(logDensity(inner, bounds, x));
  return log(sum);
}

/** Share of the law cut to bounds that lies at or below x. */
export function cutCdf(law: Law, [low, high]: readonly [number, number], x: number): number {
  if (x >= high) return 1;
  if (x < low) return 0;
  const below = low === -Infinity ? 0 : cdf(law, low);
  const above = high === Infinity ? 0 : survival(law, high);
  return (cdf(law, x) - below) / (1 - below - above);
}

function chanceOf(law: Law, bounds: readonly [number, number], x: number): number {
  if (law.kind !== "choice") return Math.min(bounds[1], Math.max(bounds[0], placeOf(law))) === x ? 1 : 0;
  return law.choices.reduce(
    (sum, { weight, law: inner }, k) => sum + weight * (inner ? chanceOf(inner, bounds, x) : k === x ? 1 : 0),
    0,
  );
}

type Single = Exclude<Law, { kind: "choice" }>;

function widthOf(law: Single): number {
  switch (law.kind) {
    case "point":
      return 0;
    case "normal":
      return law.sd;
    case "lognormal":
      return law.p90 - law.p10;
    case "beta":
      return 1;
    default:
      return law.high - law.low;
  }
}

function placeOf(law: Single): number {
  if (law.kind === "point") return law.value;
  if (law.kind === "normal") return law.mean;
  if (law.kind === "lognormal") return law.median;
  return law.kind === "beta" ? NaN : law.low;
}

function logOf(law: Single, x: number): number {
  switch (law.kind) {
    case "point":
      return NaN;
    case "range": {
      if (law.low <= 0) return logNormal(x - (law.low + law.high) / 2, (law.high - law.low) / (2 * Z95));
      if (x <= 0) return -Infinity;
      return logNormal(log(x / law.low) - log(law.high / law.low) / 2, log(law.high / law.low) / (2 * Z95)) - log(x);
    }
    case "uniform":
    case "between":
      return x < law.low || x > law.high ? -Infinity : -log(law.high - law.low);
    case "pert": {
      const span = law.high - law.low;
      const [a, b] = [law.mode - law.low, law.high - law.mode].map((part) => 1 + (PERT_WEIGHT * part) / span);
      return logBeta((x - law.low) / span, a, b) - log(span);
    }
    case "triangular": {
      if (x < law.low || x > law.high) return -Infinity;
      const [near, side] = x < law.mode ? [x - law.low, law.mode - law.low] : [law.high - x, law.high - law.mode];
      return log(2 / (law.high - law.low)) + (side > 0 ? log(near / side) : 0);
    }
    case "normal":
      return logNormal(x - law.mean, law.sd);
    case "lognormal": {
      if (x <= 0) return -Infinity;
      const ratio = x < law.median ? law.median / law.p10 : law.p90 / law.median;
      return logNormal(log(x / law.median), log(ratio) / Z90) - log(x);
    }
    case "beta":
      return logBeta(x, law.a, law.b);
  }
}

function logNormal(from: number, sd: number): number {
  const z = from / sd;
  return -0.5 * z * z - log(sd) - LOG_ROOT_2PI;
}

function logBeta(x: number, a: number, b: number): number {
  if (x < 0 || x > 1) return -Infinity;
  const part = (power: number, of: number): number => (power === 0 ? 0 : power * log(of));
  return part(a - 1, x) + part(b - 1, 1 - x) - lbeta(a, b);
}
