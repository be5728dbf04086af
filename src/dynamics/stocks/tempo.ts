import { quickExp as exp, quickLog as log } from "../../math/quick.js";
import type { Block } from "./block.js";
import { nextTempo, tolerableTempo } from "./laws.js";

/** Weeks of losses at the start for which the attacker must have men to spare before the cap is looked at. */
const NEAR = 8;
/** A tempo cut to less than this share counts in its logarithm as this one. */
const LEAST_CAP = 1e-9;

/**
 * The attacker's tempo A: log AR(1) toward the tolerable one, capped where neither reserve, arrivals nor spare men at the front
 * replace what the assault costs for good. Reads the fire of the week before.
 */
export function chooseTempo(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  for (let i = from; i < to; i++) {
    const logRate =
      p.fireExponent[i] * c.logFire[n + i] + (p.own[i] - 1) * c.logFront[i] + p.other[i] * c.logFront[n + i];
    const target = tolerableTempo(p.adapts[i], logRate);
    c.logIntensity[i] = nextTempo(c.logIntensity[i], target, p.memory[i], p.noise[i], p.zTempo[i]);
    const tempo = exp(c.logIntensity[i]);
    const spare = c.reserve[i] + c.arrivals[i] + Math.max(0, c.front[i] - p.thinsTo[i] * p.front0[i]);
    const lasting = tempo * p.losses0[i] * (1 - p.woundedShare[i] * p.returning[i] + p.captureShare[i]);
    const cap = spare > NEAR * lasting ? 1 : capOf(spare, lasting * exp(logRate + c.logFront[i]));
    c.tempo[i] = tempo * cap;
    c.logTempo[i] = cap === 1 ? c.logIntensity[i] : c.logIntensity[i] + log(Math.max(LEAST_CAP, cap));
  }
}

/** Share of a tempo that the men to spare allow. */
function capOf(spare: number, cost: number): number {
  return cost > spare ? spare / cost : 1;
}
