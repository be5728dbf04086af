import { quickExp as exp } from "../../math/quick.js";
import type { Block } from "./block.js";
import { logExchange } from "./laws.js";

/**
 * Killed and wounded of the week: C_att = κ·A·E_def^η·F_att^q·F_def^p, C_def = κ·A^ν·E_att^η·F_def^q·F_att^p, forces and fire
 * relative to the start, both with a lognormal factor of mean 1 and, in a truce, the share that goes on.
 */
export function inflictLosses(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  for (let i = from; i < to; i++) {
    const e = { own: p.own[i], other: p.other[i], fire: p.fireExponent[i] };
    const scatter = p.scatter[i];
    const mean = (scatter * scatter) / 2;
    const attack = logExchange(e, c.logFront[i], c.logFront[n + i], c.logFire[n + i]);
    const defence = logExchange(e, c.logFront[n + i], c.logFront[i], c.logFire[i]) + p.spread[i] * c.logTempo[i];
    c.losses[i] = p.factor[i] * p.losses0[i] * c.tempo[i] * exp(attack + scatter * p.zLosses[i] - mean);
    c.losses[n + i] = p.factor[i] * p.losses0[n + i] * exp(defence + scatter * p.zLosses[n + i] - mean);
  }
}
