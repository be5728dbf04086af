/** Weekly hazards of collapse: a base rate, one more below the manpower floor, one more below the fire floor. */
export interface Collapse {
  base: number;
  men: number;
  supply: number;
}

const RAMP = 10;

/** How far below a floor, 0 to 1, full at a tenth below it. */
function below(gap: number): number {
  return Math.min(1, RAMP * Math.max(0, gap));
}

/**
 * κ = κ0 + κ1·min(1, 10·(1 − F/F_crit)⁺) + κ2·min(1, 10·(E_crit − E)⁺): one law for what happens and what is believed.
 * `fire` and `fireFloor` are 1 and 0 for a side without supply.
 */
export function collapseHazard(law: Collapse, men: number, menFloor: number, fire: number, fireFloor: number): number {
  return law.base + law.men * below(1 - men / menFloor) + law.supply * below(fireFloor - fire);
}

/** The believed hazard: the present one, or one over the weeks until the floor is reached plus the mean time at it. */
export function believedHazard(now: number, weeksToFloor: number, atFloor: number): number {
  return weeksToFloor === Infinity ? now : Math.max(now, 1 / (weeksToFloor + 1 / atFloor));
}

/** Weeks until a force reaches its floor at a weekly deficit; Infinity where there is none. */
export function weeksToFloor(men: number, floor: number, deficit: number): number {
  return deficit <= 0 ? Infinity : Math.max(0, (men - floor) / deficit);
}
