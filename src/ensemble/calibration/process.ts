import { meanAdvance } from "../../dynamics/stocks/laws.js";
import { exp, log, power } from "../../math/elementary.js";

/**
 * The processes of the stocks campaign that the record can speak about, at baseline forces and fire (Λ = E = 1):
 *   lnA ← φ lnA + (1−φ) lnA* + σ ε        claims a day = κ/ρ · A, reported with noise τ a week
 *   ΔZ = g₀ A^ηg Λ^γ − g₁ + ξ,            ξ AR(1) in km², g = g₀ − g₁ net at A = 1
 * A* is the mean of the twelve months before. What stays out because Λ = 1 cannot move: γ, strengths, supply.
 * Source: campaign and dynamics notes of the design (Epstein 1985 for the tempo; replacement of log areas by levels).
 */
export const Free = {
  /** φ: memory of intensity from month to month, share. */
  memory: 0,
  /** σ: spread of a month's innovation of ln intensity. */
  spread: 1,
  /** τ: spread of the reporting noise of a week's ln claim. */
  report: 2,
  /** g: net advance at intensity 1, km²/week. */
  advance: 3,
  /** ηg: exponent of the gross advance in intensity. */
  exponent: 4,
  /** g₁/g₀: share of the gross advance that the defence takes back. */
  holding: 5,
  /** Marginal standard deviation of a week's ξ, km². */
  noise: 6,
  /** Autocorrelation of ξ from week to week. */
  noiseMemory: 7,
} as const;
/** How many parameters are free. */
export const FREE = 8;

/** Days of a mean month; φ and σ are stated for it. */
const MONTH = 30.4375;
const WEEK = 7;

/** φ by the month from φ by the week. */
export function monthlyMemory(weekly: number): number {
  return power(weekly, MONTH / WEEK);
}

/** σ by the month from σ by the week, of steps that add up. */
export function monthlySpread(weekly: number): number {
  return weekly * Math.sqrt(MONTH / WEEK);
}

/** What the weekly step needs of a vector of free parameters. */
export interface Step {
  /** Share of a deviation of ln intensity that is left after the step, and variance that the step adds. */
  readonly keeps: number;
  readonly adds: number;
  /** Variance of the reporting noise. */
  readonly report: number;
  /** Gross advance at intensity 1, km² in the step. */
  readonly gross: number;
  readonly exponent: number;
  readonly holding: number;
  /** Share of ξ that is left, and variance that the step adds. */
  readonly noiseKeeps: number;
  readonly noiseAdds: number;
  readonly noiseVariance: number;
}

/** The step of `days` days (a week if left out) from the parameters at `offset` of a table. */
export function stepOf(free: Float64Array, offset: number, days = WEEK): Step {
  const at = (name: keyof typeof Free): number => free[offset + Free[name]];
  const months = days / MONTH;
  const weeks = days / WEEK;
  const spread = at("spread");
  const noiseVariance = at("noise") * at("noise");
  const noiseKeeps = power(at("noiseMemory"), weeks);
  return {
    keeps: power(at("memory"), months),
    adds: spread * spread * variancesOf(at("memory"), months),
    report: (at("report") * at("report")) / weeks,
    gross: (at("advance") / (1 - at("holding"))) * weeks,
    exponent: at("exponent"),
    holding: at("holding"),
    noiseKeeps,
    noiseAdds: noiseVariance * (1 - noiseKeeps * noiseKeeps),
    noiseVariance,
  };
}

/** Variance after `months` in units of one month's innovation, (1 − φ^2m)/(1 − φ²); m at φ = 1. */
function variancesOf(memory: number, months: number): number {
  const left = 1 - memory * memory;
  return left < 1e-9 ? months : (1 - power(memory, 2 * months)) / left;
}

/** Mean advance of the step at ln intensity `x` (relative to the reference), km². */
export function advanceAt(step: Step, x: number): number {
  return meanAdvance(step.gross, step.gross * step.holding, exp(step.exponent * x));
}

/** Record of the attacker's campaign in weeks, as the filter reads it. */
export interface Weekly {
  /** Day number of each week's last day. */
  readonly ends: readonly number[];
  /** ln of claimed casualties a day. */
  readonly claims: Float64Array;
  /** Where intensity tends to in that week: mean of `claims` over the 52 weeks before it. */
  readonly target: Float64Array;
  /** km² gained; NaN where not on record. */
  readonly gain: Float64Array;
  /** ln of claims a day at which intensity is 1 for the advance. */
  readonly reference: number;
}

const YEAR = 52;
/** Weeks before the first area on record whose claims define intensity 1. */
const REFERENCE_WEEKS = 4;

/** Weeks of a record from week `from` on; what lies before serves the targets only. Nothing later than a week enters it. */
export function weeklyOf(weeks: readonly { last: number; casualties: number; gain: number }[], from: number): Weekly {
  const logs = Float64Array.from(weeks, ({ casualties }) => log(casualties / WEEK));
  const mean = (end: number, count: number): number => {
    const start = Math.max(0, end - count);
    let sum = 0;
    for (let k = start; k < end; k++) sum += logs[k];
    return sum / (end - start);
  };
  const first = weeks.findIndex(({ gain }) => gain === gain);
  return {
    ends: weeks.slice(from).map(({ last }) => last),
    claims: logs.slice(from),
    target: Float64Array.from(weeks.slice(from), (_, k) => mean(from + k, YEAR)),
    gain: Float64Array.from(weeks.slice(from), ({ gain }) => gain),
    reference: first < 0 ? mean(weeks.length, REFERENCE_WEEKS) : mean(first, REFERENCE_WEEKS),
  };
}

/** Where intensity tends to after the last of the first `count` weeks. */
export function targetAfter({ claims, target }: Weekly, count: number): number {
  const start = Math.max(0, count - YEAR);
  if (count < YEAR) return target[Math.min(count, target.length - 1)];
  let sum = 0;
  for (let k = start; k < count; k++) sum += claims[k];
  return sum / (count - start);
}
