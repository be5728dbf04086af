import type { BoxStep } from "./prim.js";

/** What a box must have to be chosen; what is not given is not asked. */
export interface BoxDemands {
  readonly leastCoverage?: number;
  readonly leastDensity?: number;
  readonly mostRestricted?: number;
  /** Largest quasi-p that any restriction may have. */
  readonly mostQuasiP?: number;
}

/**
 * Place in a trajectory of the box nearest to coverage 1 and density 1 (Euclid) among those that meet the demands: the knee
 * of the trade-off. Of equals the one of fewest restricted factors, then the earliest. Null where none meets them.
 * Source: Lempert, Bryant & Bankes (2008), RAND WR-557, § 3 (coverage, density, interpretability); ideal point after Zeleny (1973).
 */
export function kneeOf(trajectory: readonly BoxStep[], demands: BoxDemands = {}): number | null {
  let best: number | null = null;
  trajectory.forEach((step, place) => {
    if (meets(step, demands) && (best === null || isBetter(step, trajectory[best]))) best = place;
  });
  return best;
}

function meets({ coverage, density, limits, quasiP }: BoxStep, demands: BoxDemands): boolean {
  const { leastCoverage = 0, leastDensity = 0, mostRestricted = Infinity, mostQuasiP = 1 } = demands;
  if (coverage < leastCoverage || density < leastDensity || limits.length > mostRestricted) return false;
  return [...quasiP.values()].every((sides) => sides.every((p) => p === null || p <= mostQuasiP));
}

function isBetter(a: BoxStep, b: BoxStep): boolean {
  const [near, far] = [distance(a), distance(b)];
  return near < far || (near === far && a.limits.length < b.limits.length);
}

function distance({ coverage, density }: BoxStep): number {
  return (1 - coverage) * (1 - coverage) + (1 - density) * (1 - density);
}
