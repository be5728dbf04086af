import { expect, test } from "vitest";
import { fitBetaBinomial, grouped, massBelow } from "../../src/math/betabinomial.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { betaCdf, betaQuantile } from "../../src/math/beta.js";
import { quantileOf } from "../../src/judgement/evaluate.js";

const TABLES = 200;
const WORLDS = 200;
const REPEATS = 16;
const RESAMPLES = 200;
const THRESHOLD = 0.05;
/** Chance in a world: Beta(.6, 6), so that many worlds lie near the threshold. */
const TRUTH = { a: 0.6, b: 6 };

interface Counts {
  readonly k: number[];
  readonly n: number[];
}

function tableOf(index: number): Counts {
  const u = (world: number, draw: number): number =>
    uniformAt(99, { world, week: index, draw, stream: 0, purpose: Purpose.tests, repeat: 0 });
  const k = Array.from({ length: WORLDS }, (_, world) => {
    const chance = betaQuantile(u(world, 0), TRUTH.a, TRUTH.b);
    return Array.from({ length: REPEATS }, (_, r) => (u(world, r + 1) < chance ? 1 : 0)).reduce<number>(
      (sum, hit) => sum + hit,
      0,
    );
  });
  return { k, n: k.map(() => REPEATS) };
}

/** 90 % interval of a share by bootstrap over worlds; `share` judges worlds counted `times` over. */
function intervalOf(index: number, share: (times: number[]) => number): [number, number] {
  const shares = Array.from({ length: RESAMPLES }, (_, r) => {
    const times = new Array<number>(WORLDS).fill(0);
    for (let j = 0; j < WORLDS; j++)
      times[
        Math.floor(
          uniformAt(7, { world: j, week: r, draw: index, stream: 0, purpose: Purpose.bootstrap, repeat: 0 }) * WORLDS,
        )
      ]++;
    return share(times);
  });
  return [quantileOf(shares, 0.05), quantileOf(shares, 0.95)];
}

test("the beta-binomial interval covers the true share at .85 to .95; the naive share of sixteen repeats does not", () => {
  const truth = betaCdf(THRESHOLD, TRUTH.a, TRUTH.b);
  let covered = 0;
  let naiveCovered = 0;
  for (let index = 0; index < TABLES; index++) {
    const { k, n } = tableOf(index);
    const [low, high] = intervalOf(index, (times) => {
      const shape = fitBetaBinomial(grouped({ k, n }, times));
      return k.reduce((sum, hits, j) => sum + times[j] * massBelow(shape, hits, REPEATS, THRESHOLD), 0) / WORLDS;
    });
    if (low <= truth && truth <= high) covered++;
    const [naiveLow, naiveHigh] = intervalOf(
      index,
      (times) => k.reduce((sum, hits, j) => sum + times[j] * (hits / REPEATS <= THRESHOLD ? 1 : 0), 0) / WORLDS,
    );
    if (naiveLow <= truth && truth <= naiveHigh) naiveCovered++;
  }
  console.log(`covered ${covered} of ${TABLES}, naive ${naiveCovered}`);
  expect(covered / TABLES).toBeGreaterThanOrEqual(0.85);
  expect(covered / TABLES).toBeLessThanOrEqual(0.95);
  expect(naiveCovered / TABLES).toBeLessThan(0.85);
});
