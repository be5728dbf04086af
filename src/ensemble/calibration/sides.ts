import type { Conflict } from "../../conflict/conflict.js";
import type { Quantity, Ref } from "../../conflict/quantity.js";
import { cdf, truncatedQuantile } from "../../math/distribution.js";
import type { Law } from "../../math/law.js";
import { Purpose, uniformOf } from "../../math/philox.js";
import type { Fan } from "./forecast.js";
import { WEEKS_A_MONTH, type Balance } from "./targets.js";

/** Numbers of the file that calibration draws from its own laws, beside what the filter learns. */
export interface SideRefs {
  readonly losses: Ref;
  readonly intake: Ref;
  readonly returning: Ref;
  readonly otherLosses: Ref;
  readonly otherIntake: Ref;
  readonly otherReturning: Ref;
  readonly otherFront: Ref;
}

/** Claims over what was true, where the file's source of the losses states no factor. Source: EUCOM .86, UK .85 to 1.0, NATO .8. */
const REPORTING: Law = { kind: "pert", low: 0.7, mode: 0.86, high: 1 };
/** Share around a value over which the density of a law is taken. */
const NEAR = 0.01;
const STREAM = 5;
const WEEK = 7;
const HALF_YEAR = 26;

/** Where the numbers of the two sides stand in the file; null where it has no campaign with men on both. */
export function sideRefs(conflict: Conflict): SideRefs | null {
  const { campaign } = conflict;
  if (campaign === null) return null;
  const [attacker, defender] = [campaign.men[campaign.front.attacker], campaign.men[campaign.front.defender]];
  if (!attacker || !defender) return null;
  const { losses, intake, returning } = attacker;
  return {
    losses,
    intake,
    returning,
    otherLosses: defender.losses,
    otherIntake: defender.intake,
    otherReturning: defender.returning,
    otherFront: defender.front,
  };
}

/** Law of true over claimed casualties: that of the source of the losses, or the tool's. */
export function reportingLaw(conflict: Conflict, losses: Ref): Law {
  const { source } = conflict.quantities[losses];
  const factor = source === null ? null : conflict.sources[source].reporting;
  return factor === null ? REPORTING : conflict.quantities[factor].law;
}

/** Draws of the file's numbers, one for each draw of the fan, each from a stream of its own name. */
export function drawSides(
  conflict: Conflict,
  refs: SideRefs,
  count: number,
  seed: number,
): Record<keyof SideRefs, Float64Array> {
  const keys = Object.keys(refs) as (keyof SideRefs)[];
  const columns = keys.map((key, column) => {
    const { law, bounds }: Quantity = conflict.quantities[refs[key]];
    const values = Float64Array.from({ length: count }, (_, k) =>
      truncatedQuantile(law, bounds, uniformOf(seed, k, column, STREAM * 256, Purpose.calibration * 65536)),
    );
    return [key, values] as const;
  });
  return Object.fromEntries(columns) as Record<keyof SideRefs, Float64Array>;
}

/**
 * Weights of draws that join what the file says of true losses with what the record says of claims: the fan's weight times the
 * density of the factor ρ = losses/claims under its law, in ln ρ (the change of variables from ρ to claims).
 */
export function joinClaims(fan: Fan, claims: Float64Array, losses: Float64Array, factor: Law): Float64Array {
  return Float64Array.from(fan.weights, (weight, k) => {
    const rho = losses[k] / (WEEK * claims[k]);
    return (weight * (cdf(factor, rho * (1 + NEAR)) - cdf(factor, rho * (1 - NEAR)))) / (2 * NEAR);
  });
}

/** What a draw says of the balance of men. `quarter`: claims a day in the first quarter of 2025, `claims`: at the date of the file. */
export function balanceOf(
  draws: Record<keyof SideRefs, Float64Array>,
  k: number,
  claims: { readonly now: number; readonly quarter: number },
): Balance {
  const rho = draws.losses[k] / (WEEK * claims.now);
  const lost = rho * claims.quarter * WEEK * (1 - draws.returning[k]);
  const change = draws.otherIntake[k] - draws.otherLosses[k] * (1 - draws.otherReturning[k]);
  return {
    growth: (draws.intake[k] - lost) * WEEKS_A_MONTH,
    exchange: draws.losses[k] / draws.otherLosses[k],
    defender: (HALF_YEAR * change) / draws.otherFront[k],
  };
}
