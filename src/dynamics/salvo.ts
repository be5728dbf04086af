import type { Pair } from "./attrition.js";

/** One side of an exchange of missiles. */
export interface Salvo {
  readonly units: number;
  /** Well-aimed missiles that a unit fires in a salvo. */
  readonly fires: number;
  /** Missiles that a unit stops. */
  readonly stops: number;
  /** Hits that put a unit out of action. */
  readonly stays: number;
}

/**
 * Units lost by each side when both fire one salvo at once: leakers over staying power, between 0 and the force.
 * ΔB = (α A − b₃ B)/b₁, ΔA = (β B − a₃ A)/a₁. Source: Hughes (1995), "A salvo model of warships in missile combat",
 * Naval Research Logistics 42, basic equations; as restated in the case file it is held to, not read at the source.
 */
export function salvoLosses(first: Salvo, second: Salvo): Pair {
  return [lost(first, second), lost(second, first)];
}

function lost(own: Salvo, enemy: Salvo): number {
  const leakers = enemy.fires * enemy.units - own.stops * own.units;
  return Math.min(own.units, Math.max(0, leakers / own.stays));
}
