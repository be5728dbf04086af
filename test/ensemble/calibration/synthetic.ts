import { Free, FREE, stepOf, weeklyOf, type Weekly } from "../../../src/ensemble/calibration/process.js";
import type { Prior } from "../../../src/ensemble/calibration/crowd.js";
import { truncatedQuantile } from "../../../src/math/distribution.js";
import { Purpose, uniformAt } from "../../../src/math/philox.js";
import { inverseNormal } from "../../../src/math/special.js";

const u = (world: number, week: number, draw: number): number =>
  uniformAt(77, { world, week, draw, stream: 0, purpose: Purpose.tests, repeat: 0 });

/** Parameters of world `world`, drawn from the priors. */
export function truthOf(priors: readonly Prior[], world: number): Float64Array {
  return Float64Array.from({ length: FREE }, (_, k) =>
    truncatedQuantile(priors[k].law, priors[k].bounds, u(world, 0, k)),
  );
}

const LEAD = 52;
const START = Math.log(900);

/** A war of `weeks` weeks that the processes themselves make under the given parameters; the area is seen in the last `seen`. */
export function syntheticWar(truth: Float64Array, world: number, weeks: number, seen: number): Weekly {
  const normal = (week: number, draw: number): number => inverseNormal(u(world, week + 1, draw));
  const step = stepOf(truth, 0);
  const logs: number[] = Array.from({ length: LEAD }, (_, k) => START + 0.05 * normal(k, 3));
  const rows = logs.map((log, k) => ({ last: 7 * k, casualties: 7 * Math.exp(log), gain: NaN }));
  let x = START;
  let drift = truth[Free.noise] * normal(0, 4);
  let reference = NaN;
  for (let week = 0; week < weeks; week++) {
    const recent = logs.slice(-52);
    const target = recent.reduce((a, b) => a + b, 0) / recent.length;
    if (week > 0) x = target + step.keeps * (x - target) + Math.sqrt(step.adds) * normal(LEAD + week, 0);
    drift = step.noiseKeeps * drift + Math.sqrt(step.noiseAdds) * normal(LEAD + week, 1);
    if (week === weeks - seen) reference = logs.slice(-4).reduce((a, b) => a + b, 0) / 4;
    const mean = step.gross * (Math.exp(step.exponent * (x - reference)) - step.holding);
    logs.push(x + truth[Free.report] * normal(LEAD + week, 2));
    rows.push({
      last: 7 * (LEAD + week),
      casualties: 7 * Math.exp(logs[logs.length - 1]),
      gain: week >= weeks - seen ? mean + drift : NaN,
    });
  }
  return weeklyOf(rows, LEAD);
}
