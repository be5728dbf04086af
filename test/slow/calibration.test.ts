import { expect, test } from "vitest";
import { WIDE } from "../../src/ensemble/calibration/priors.js";
import { Free, FREE } from "../../src/ensemble/calibration/process.js";
import { filterRecord } from "../../src/ensemble/calibration/sequential.js";
import { syntheticWar, truthOf } from "../ensemble/calibration/synthetic.js";

const WARS = 60;
const PARTICLES = 250;

/**
 * Simulation-based calibration: truth from the prior, a war from the truth, the posterior of the war. The truth's rank in its
 * posterior is uniform if the filter is right. Source: Talts, Betancourt, Simpson, Vehtari & Gelman (2018), arXiv 1804.06788.
 */
test("over 60 synthetic wars the truth's rank in its posterior is even, for every parameter", () => {
  const ranks = Array.from({ length: FREE }, () => [] as number[]);
  for (let war = 0; war < WARS; war++) {
    const truth = truthOf(WIDE, 100 + war);
    const data = syntheticWar(truth, 100 + war, 80, 40);
    const [posterior] = filterRecord(data, WIDE, [80], { particles: PARTICLES, seed: war });
    for (let k = 0; k < FREE; k++) {
      let below = 0;
      for (let p = 0; p < PARTICLES; p++) if (posterior.free[p * FREE + k] < truth[k]) below += posterior.weights[p];
      ranks[k].push(below);
    }
  }
  // 60 × binomial(.8) is 48 ± 3.1: four standard errors on each side, over eight parameters
  for (const [name, k] of Object.entries(Free)) {
    const inside = ranks[k].filter((rank) => rank >= 0.1 && rank <= 0.9).length;
    expect([name, inside >= 36 && inside <= 60]).toEqual([name, true]);
    const mean = ranks[k].reduce((a, b) => a + b, 0) / WARS;
    expect([name, Math.abs(mean - 0.5) < 4 * Math.sqrt(1 / 12 / WARS)]).toEqual([name, true]);
  }
  // all eight together: 480 intervals hold .8 of the truths
  const all = ranks.flat();
  const share = all.filter((rank) => rank >= 0.1 && rank <= 0.9).length / all.length;
  expect(share).toBeGreaterThan(0.74);
  expect(share).toBeLessThan(0.86);
});
