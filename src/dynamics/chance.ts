import type { RunKey } from "../conflict/engine.js";
import { Purpose, uniformOf } from "../math/philox.js";
import { quickNormal } from "../math/quick.js";

/** Uniform in (0, 1) for a world, week, draw and stream. The policy is not in the counter: policies meet the same nature. */
export function uniformAt(key: RunKey, world: number, week: number, draw: number, stream: number): number {
  return uniformOf(key.seed, world, week * 16 + draw, stream * 256, Purpose.simulation * 65536 + key.repeat);
}

/** Standard normal for the same name, by inversion. */
export function normalAt(key: RunKey, world: number, week: number, draw: number, stream: number): number {
  return quickNormal(uniformAt(key, world, week, draw, stream));
}
