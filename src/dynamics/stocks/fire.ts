import { quickExp as exp, quickLog as log } from "../../math/quick.js";
import type { Block } from "./block.js";
import { rampOf } from "./laws.js";

/** Fill below this share of the start's counts as this: a class that is gone still leaves something. */
export const LEAST_FILL = 1e-3;
/** Share of its fire that a side without any sight of the other keeps at least. */
export const LEAST_SIGHT = 1e-3;
/** A ratio of substitution this near to 1 is taken as 1: weighted geometric mean. */
export const GEOMETRIC = 1e-3;

/** Missiles and drones that air defence lets through, and what they take off home production. Salvo form. Source: Hughes (1995). */
export function leakThrough(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  for (let s = from; s < to; s++) {
    if (p.shots[s] === 0) continue;
    let stopped = 0;
    for (let k = 0; k < layout.side.length; k++) stopped += p.stops[k * n + s] * c.weekUse[k * n + s];
    c.leak[s] = Math.max(0, p.air[s] * p.shots[s] - stopped) / p.shots[s];
    c.output[s] = exp(-p.damage[s] * (c.leak[s] - p.leak0[s]));
  }
}

/** Intelligence as a flow without a stock: lost in the week it ends, partly made good by others as time goes. */
export function see(block: Block, from: number, to: number): void {
  const { state: c, world: p } = block;
  for (let s = from; s < to; s++) {
    if (p.seeing[s] === 1) {
      c.intelligence[s] = 1;
      c.blindFor[s] = 0;
      continue;
    }
    c.intelligence[s] = p.sightReplaced[s] * rampOf(c.blindFor[s], p.sightHalf[s]);
    c.blindFor[s] += 1;
  }
}

/**
 * Log fire of both sides, 0 at the start: constant elasticity of substitution over the classes' fills relative to the start,
 * E = [Σω f^r]^{1/r} with Σω = 1 (the log branch at r = 0), less what lost intelligence and air raids take off the defender's.
 * Source: Arrow, Chenery, Minhas & Solow (1961).
 */
export function makeFire(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  weighFills(block, from, to);
  for (let side = 0; side < 2; side++)
    for (let s = from; s < to; s++) {
      const i = side * n + s;
      const sum = c.logFire[i];
      const r = p.substitution[i];
      if (sum === p.weightSum[i]) c.logFire[i] = 0;
      else if (Math.abs(r) >= GEOMETRIC) c.logFire[i] = log(sum / p.weightSum[i]) / r;
    }
  for (let s = from; s < to; s++) {
    const i = n + s;
    if (c.intelligence[s] !== 1) c.logFire[i] += log(Math.max(LEAST_SIGHT, 1 - p.sight[s] * (1 - c.intelligence[s])));
    if (p.shots[s] > 0) c.logFire[i] -= p.damage[s] * (c.leak[s] - p.leak0[s]);
  }
}

/** Σω f^r over a side's classes and what is not named (ω at full fill), into `logFire`; in the log branch Σω ln f. */
export function weighFills(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  const { logFire, fill } = c;
  const { substitution, rest, weight, logFill0 } = p;
  for (let side = 0; side < 2; side++)
    for (let i = side * n + from; i < side * n + to; i++)
      logFire[i] = Math.abs(substitution[i]) < GEOMETRIC ? 0 : rest[i];
  for (let k = 0; k < layout.side.length; k++) {
    const side = layout.side[k] * n;
    for (let s = from; s < to; s++) {
      const i = k * n + s;
      if (weight[i] === 0) continue;
      const relative = log(Math.max(LEAST_FILL, fill[i])) - logFill0[i];
      const r = substitution[side + s];
      logFire[side + s] += weight[i] * (Math.abs(r) < GEOMETRIC ? relative : exp(r * relative));
    }
  }
}
