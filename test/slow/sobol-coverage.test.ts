import { expect, test } from "vitest";
import type { Estimate } from "../../src/judgement/estimate.js";
import { sobolIndices } from "../../src/judgement/sobol.js";
import { functions, saltelliOutcomes } from "../judgement/designs.js";

const REPLICATIONS = 500;
const BASE = 512;

/** Share of nominal 95 % intervals that hold the exact value; with 500 replications its own error is .01. */
test.each(functions.filter(([name]) => name === "Ishigami" || name === "linear" || name === "G, k6_mixed"))(
  "coverage: of %s, intervals at nominal .95 hold the exact index in .90 to .98 of replications",
  (name, model, { S1, ST }) => {
    const k = S1.length;
    const hits = { first: new Float64Array(k), total: new Float64Array(k) };
    for (let r = 0; r < REPLICATIONS; r++) {
      const y = saltelliOutcomes(model, k, BASE, { second: false, seed: 1000 + r });
      const [{ first, total }] = sobolIndices([y], { factors: k, second: false, resamples: 300, level: 0.95, seed: r });
      const holds = ({ low, high }: Estimate, truth: number): number => (low <= truth && truth <= high ? 1 : 0);
      S1.forEach((truth, j) => (hits.first[j] += holds(first[j], truth)));
      ST.forEach((truth, j) => (hits.total[j] += holds(total[j], truth)));
    }
    const shares = [...hits.first, ...hits.total].map((count) => count / REPLICATIONS);
    console.log(`${name}: ${shares.map((share) => share.toFixed(3)).join(" ")}`);
    expect(shares.filter((share) => share < 0.9 || share > 0.98)).toEqual([]);
  },
);
