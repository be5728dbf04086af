// Judgement: bar · measured · pass, beside a fixed calibration loop. Runs on dist; `npm run bench:judgement` builds it first.
import { cpus, loadavg } from "node:os";
import { findBoxes, OBJECTIVES, PRIM_DEFAULTS } from "../dist/judgement/prim.js";
import { sobolIndices } from "../dist/judgement/sobol.js";

const processor = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
const report = [];
const ROUNDS = 3;

/** Best of a few rounds in processor time, the clock of that round beside it: on a shared machine the clock counts others too. */
function bar(name, bound, run) {
  let [best, clock] = [Infinity, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const [began, from] = [performance.now(), processor()];
    run();
    const spent = processor() - from;
    if (spent < best) [best, clock] = [spent, (performance.now() - began) / 1000];
  }
  report.push(best < bound);
  const measured = `${best.toFixed(2)} s (clock ${clock.toFixed(2)})`;
  console.log(
    `${name.padEnd(58)} ${`< ${bound} s`.padEnd(8)} ${measured.padEnd(22)} ${best < bound ? "pass" : "FAIL"}`,
  );
}

/** 2^27 steps of a 32-bit generator: what this machine does now, whatever else it does. */
function calibration() {
  const from = processor();
  let x = 1;
  for (let k = 0; k < 134_217_728; k++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  return x === 0 ? NaN : processor() - from;
}

let state = 1;
const uniform = () => ((state = (Math.imul(state, 1664525) + 1013904223) | 0) >>> 0) / 4294967296;

/** A table with a region of cases in three of its columns. */
function regionTable(rows, columns) {
  const factors = Array.from({ length: columns }, (_, j) => ({
    name: `x${j}`,
    kind: "real",
    values: Float64Array.from({ length: rows }, uniform),
  }));
  const [a, , b, , c] = factors.map(({ values }) => values);
  const y = Uint8Array.from(a, (_, i) => (uniform() < (a[i] > 0.55 && b[i] < 0.6 && c[i] > 0.25 ? 0.9 : 0.04) ? 1 : 0));
  return { factors, y };
}

/** Outcomes of the G function with k coefficients 0, 1, 2 … on a Saltelli design with BA rows. */
function saltelli(base, k) {
  const g = (x) => x.reduce((product, each, j) => (product * (Math.abs(4 * each - 2) + j)) / (1 + j), 1);
  const y = new Float64Array(base * (2 * k + 2));
  let at = 0;
  for (let i = 0; i < base; i++) {
    const [a, b] = [0, 1].map(() => Array.from({ length: k }, uniform));
    y[at++] = g(a);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ])
      for (let j = 0; j < k; j++) y[at++] = g(from.with(j, to[j]));
    y[at++] = g(b);
  }
  return y;
}

console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
console.log(`calibration: 2^27 integer steps in ${calibration().toFixed(3)} s of processor time\n`);
console.log(`${"".padEnd(58)} ${"bar".padEnd(8)} ${"processor time".padEnd(22)} pass`);
const { factors, y } = regionTable(100_000, 20);
for (const objective of OBJECTIVES)
  bar(`PRIM, 10^5 rows × 20 columns, ${objective}`, 1, () => findBoxes(factors, y, { ...PRIM_DEFAULTS, objective }));
const outcome = saltelli(2 ** 14, 20);
const options = { factors: 20, second: true, level: 0.95, seed: 1 };
bar("Sobol' N = 2^14, k = 20, second order, 100 resamples", 3, () =>
  sobolIndices([outcome], { ...options, resamples: 100 }),
);
console.log(
  `\ncalibration: 2^27 integer steps in ${calibration().toFixed(3)} s of processor time; load ${loadavg()[0].toFixed(1)}`,
);
process.exitCode = report.every(Boolean) ? 0 : 1;
