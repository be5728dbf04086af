import { STILL, valueOfFighting, worthOfFighting, type War } from "../../src/dynamics/kernel.js";
import { signingType } from "../../src/dynamics/settle.js";

/** A row of references/dynamics/wittman1979-optimism.json. */
export interface Optimism {
  readonly beliefA: number;
  readonly beliefB: number;
  readonly costA: number;
  readonly costB: number;
  readonly leastA: number;
  readonly mostB: number;
  readonly settles: boolean;
}

/** A fight to the finish this week: the attacker wins with chance p. */
export function lottery(p: number, cost: number, attacker: boolean): War {
  const win = attacker ? p : 1 - p;
  return { ...STILL, winHazard: win, loseHazard: 1 - win, cost };
}

/** Golden-section search for the best share x to demand of a defender whose cost is uniform on [0, most]. */
export function bestDemand(p: number, costA: number, most: number): { offer: number; war: number } {
  const fight = { value: 0, duration: 0 };
  worthOfFighting(lottery(p, 0, false), fight);
  const stay = valueOfFighting(lottery(p, costA, true));
  const war = (x: number): number => {
    const least = signingType(fight, { value: 0, duration: 0 }, { durable: 1, utility: 1 - x, cost: 1 });
    return Math.min(1, Math.max(0, least / most));
  };
  const expected = (x: number): number => (1 - war(x)) * x + war(x) * stay;
  let [low, high] = [0, 1];
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let k = 0; k < 120; k++) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (expected(a) < expected(b)) low = a;
    else high = b;
  }
  return { offer: (low + high) / 2, war: war((low + high) / 2) };
}
