import type { Law } from "../../math/law.js";
import { Free } from "./process.js";
import type { Prior } from "./crowd.js";

const OPEN: readonly [number, number] = [-Infinity, Infinity];
const around = (median: number, factor: number): Law => ({
  kind: "lognormal",
  median,
  p10: median / factor,
  p90: median * factor,
});

/**
 * Laws of the free parameters as the design states them. They were measured on months to May 2025, so on months that a backtest
 * forecasts: beside them stand the wide ones. Source: campaign design, table of priors; ×/÷1.25 where it gives a point.
 */
export const STATED: readonly Prior[] = inOrder({
  memory: { law: { kind: "normal", mean: 0.93, sd: 0.05 }, bounds: [0, 1] },
  spread: { law: around(0.15, 1.25), bounds: OPEN },
  report: { law: around(0.05, 1.25), bounds: OPEN },
  advance: { law: { kind: "normal", mean: 80, sd: 25 }, bounds: OPEN },
  exponent: { law: { kind: "uniform", low: 0.8, high: 1.8 }, bounds: OPEN },
  holding: { law: { kind: "uniform", low: 0, high: 0.6 }, bounds: OPEN },
  noise: { law: around(45, 1.25), bounds: OPEN },
  noiseMemory: { law: { kind: "uniform", low: 0.55, high: 0.75 }, bounds: OPEN },
});

/**
 * The same with little said: 80 % within a factor of two, the front's noise of any memory. The advance is the Institute for the
 * Study of War's 4,168 km² of 2024, 80 a week, give or take half. Chosen before any score was seen.
 */
export const WIDE: readonly Prior[] = inOrder({
  memory: { law: { kind: "normal", mean: 0.93, sd: 0.05 }, bounds: [0, 1] },
  spread: { law: around(0.15, 2), bounds: OPEN },
  report: { law: around(0.05, 2), bounds: OPEN },
  advance: { law: { kind: "normal", mean: 80, sd: 40 }, bounds: OPEN },
  exponent: { law: { kind: "uniform", low: 0.8, high: 1.8 }, bounds: OPEN },
  holding: { law: { kind: "uniform", low: 0, high: 0.6 }, bounds: OPEN },
  noise: { law: around(45, 2), bounds: OPEN },
  noiseMemory: { law: { kind: "uniform", low: 0, high: 0.95 }, bounds: OPEN },
});

/** The given ones with one number nailed: what that part of the model costs or gains. */
function nailed(priors: readonly Prior[], index: number, value: number): readonly Prior[] {
  return priors.map((prior, k) => (k === index ? { law: { kind: "point", value }, bounds: OPEN } : prior));
}

/** An advance that does not follow intensity, ηg = 0. */
export const UNLINKED: readonly Prior[] = nailed(STATED, Free.exponent, 0);

/** An intensity that never returns to the mean of twelve months, φ = 1. */
export const WANDERING: readonly Prior[] = nailed(STATED, Free.memory, 1);

/** A spread of intensity that is not learned but that of the months forecast, σ = .15: hindsight, to see what the spread costs. */
export const CALM: readonly Prior[] = nailed(STATED, Free.spread, 0.15);

/** Both: as if one had known that the record would wander calmly. */
export const CALM_WANDERING: readonly Prior[] = nailed(CALM, Free.memory, 1);

/** A table by name as a list in the order of `Free`. */
export function inOrder(priors: Readonly<Record<keyof typeof Free, Prior>>): Prior[] {
  const list: Prior[] = [];
  for (const [name, index] of Object.entries(Free) as [keyof typeof Free, number][]) list[index] = priors[name];
  return list;
}
