import { expect, test } from "vitest";
import { pairedOf } from "../../src/judgement/outcome.js";
import { thresholdOf } from "../../src/judgement/threshold.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";

const REPLICATIONS = 500;
const WORLDS = 200;
/** Nominal .90; with 500 replications its own error is .013. */
const [LEAST, MOST] = [0.85, 0.95];

const draw = (replication: number, world: number, of: number): number =>
  uniformAt(31, { world, week: replication, draw: of, stream: 0, purpose: Purpose.tests, repeat: 0 });

/** Share of replications whose interval holds the truth. */
function covered(truth: number, interval: (replication: number) => readonly [number, number] | null): number {
  let hits = 0;
  for (let r = 0; r < REPLICATIONS; r++) {
    const found = interval(r);
    if (found !== null && found[0] <= truth && truth <= found[1]) hits++;
  }
  return hits / REPLICATIONS;
}

test("coverage: the interval of a threshold holds the value at which half of all worlds hold the claim", () => {
  // each world holds from a value of its own on, uniform between .1 and .7: half of them from .4 on
  const values = [0, 0.15, 0.3, 0.45, 0.6, 0.75];
  const weights = new Float64Array(WORLDS).fill(1);
  const share = covered(0.4, (r) => {
    const own = Float64Array.from({ length: WORLDS }, (_, j) => 0.1 + 0.6 * draw(r, j, 0));
    const masses = values.map((value) => own.map((from) => (value >= from ? 1 : 0)));
    return thresholdOf(values, masses, { weights, seed: r }).crossings[0]?.interval ?? null;
  });
  console.log(`threshold, ${WORLDS} worlds: ${share.toFixed(3)} at nominal .90`);
  expect([share >= LEAST, share <= MOST]).toEqual([true, true]);
});

test("coverage: the interval of a paired difference holds its mean, of a skew law too, and of a dozen worlds", () => {
  for (const [name, law, truth, worlds] of [
    ["uniform", (u: number) => u - 0.5, 0, WORLDS],
    ["skew", (u: number) => -Math.log(1 - u), 1, WORLDS],
    // a cell of a grid of two inputs
    ["uniform", (u: number) => u - 0.5, 0, 12],
  ] as const) {
    const share = covered(
      truth,
      (r) => pairedOf(Float64Array.from({ length: worlds }, (_, j) => law(draw(r, j, 1)))).interval,
    );
    console.log(`paired difference, ${name}, ${worlds} worlds: ${share.toFixed(3)} at nominal .90`);
    expect([share >= LEAST, share <= MOST], name).toEqual([true, true]);
  }
});
