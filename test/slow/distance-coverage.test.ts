import { expect, test } from "vitest";
import type { Factor } from "../../src/judgement/factor.js";
import { influencesOf, type GivenMeasure } from "../../src/judgement/given-data.js";
import { morrisEffects } from "../../src/judgement/morris.js";
import { pawn } from "../../src/judgement/pawn.js";
import { regional } from "../../src/judgement/regional.js";
import { sobolIndices } from "../../src/judgement/sobol.js";
import { draw, exact, ishigami, saltelliOutcomes } from "../judgement/designs.js";

const REPLICATIONS = 500;
const ROWS = 200;

/** A strong input, a weak one and one without effect, beside noise. */
function tableOf(seed: number): { factors: Factor[]; y: Float64Array } {
  const column = (c: number): Float64Array => Float64Array.from({ length: ROWS }, (_, i) => draw(seed, i, c));
  const factors = [0, 1, 2].map((j): Factor => ({ name: `x${j}`, kind: "real", values: column(j) }));
  const noise = column(9);
  const [strong, weak] = factors.map(({ values }) => values);
  return { factors, y: noise.map((each, i) => 2 * strong[i] + weak[i] + 0.6 * each) };
}

const MEASURES: [string, (table: ReturnType<typeof tableOf>) => GivenMeasure][] = [
  ["PAWN", ({ factors, y }) => pawn(factors, y)],
  [
    "regional",
    ({ factors, y }) =>
      regional(
        factors,
        Uint8Array.from(y, (each) => (each > 2.2 ? 1 : 0)),
      ),
  ],
];

test.each(MEASURES)("coverage: %s, intervals hold what samples of as many rows give on the mean", (name, measure) => {
  const means = [0, 1, 2].map((j) => {
    let sum = 0;
    for (let r = 0; r < 1000; r++) sum += measure(tableOf(50_000 + r)).of(j, null, null);
    return sum / 1000;
  });
  const hits = [0, 0, 0];
  for (let r = 0; r < REPLICATIONS; r++)
    influencesOf(measure(tableOf(r)), { resamples: 100, shuffles: 1, level: 0.95, seed: r }).forEach(
      ({ estimate: { low, high } }, j) => (hits[j] += low <= means[j] && means[j] <= high ? 1 : 0),
    );
  const shares = hits.map((count) => count / REPLICATIONS);
  console.log(`${name}, ${ROWS} rows: ${shares.map((share) => share.toFixed(3)).join(" ")} at nominal .95`);
  expect(shares.filter((share) => share < 0.9 || share > 0.98)).toEqual([]);
});

test("coverage: Morris, twenty trajectories hold the population's mu* of Ishigami on four levels", () => {
  const truth = exact.morris_ishigami_p4.mu_star;
  const hits = truth.map(() => 0);
  for (let r = 0; r < REPLICATIONS; r++) {
    const rows = Array.from({ length: 20 }, (_, t) => trajectory(r, t)).flat();
    const factors = truth.map((_, j): Factor => ({
      name: `x${j}`,
      kind: "real",
      values: Float64Array.from(rows, (row) => row[j]),
    }));
    const ranges = truth.map(() => [0, 1] as const);
    const { effects } = morrisEffects(factors, Float64Array.from(rows, ishigami), { ranges, resamples: 200, seed: r });
    effects.forEach(({ muStar: { low, high } }, j) => {
      if (low <= truth[j] + 1e-6 && truth[j] - 1e-6 <= high) hits[j]++;
    });
  }
  const shares = hits.map((count) => count / REPLICATIONS);
  console.log(`Morris: ${shares.map((share) => share.toFixed(3)).join(" ")} at nominal .95`);
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.9);
  // the second effect is the same on every trajectory
  expect([shares[0], shares[2]].filter((share) => share > 0.98)).toEqual([]);
});

/** Four points of a walk over the levels 0, 1/3, 2/3, 1: each input moved once by 2/3, in random order. */
function trajectory(seed: number, t: number): number[][] {
  const order = [0, 1, 2].sort((a, b) => draw(seed, t, 30 + a) - draw(seed, t, 30 + b));
  const places = [0, 1, 2].map((j) => Math.floor(4 * draw(seed, t, 40 + j)));
  const points = [places.map((place) => place / 3)];
  for (const j of order) {
    places[j] += places[j] < 2 ? 2 : -2;
    points.push(places.map((place) => place / 3));
  }
  return points;
}

test("coverage: second order, intervals of 256 base rows hold the exact indices of Ishigami", () => {
  const truth = new Map([["0 2", 0.24368366]]);
  const hits = new Map<string, number>();
  const tables = 300;
  for (let r = 0; r < tables; r++) {
    const y = saltelliOutcomes(ishigami, 3, 256, { second: true, seed: 5000 + r });
    const [{ second }] = sobolIndices([y], { factors: 3, second: true, resamples: 200, level: 0.95, seed: r });
    for (const key of ["0 1", "0 2", "1 2"]) {
      const [j, l] = key.split(" ").map(Number);
      const { low, high } = second![j][l]!;
      const own = truth.get(key) ?? 0;
      hits.set(key, (hits.get(key) ?? 0) + (low <= own && own <= high ? 1 : 0));
    }
  }
  const shares = [...hits.values()].map((count) => count / tables);
  console.log(`second order: ${shares.map((share) => share.toFixed(3)).join(" ")} at nominal .95`);
  expect(shares.filter((share) => share < 0.9 || share > 0.98)).toEqual([]);
});
