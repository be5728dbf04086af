// Nanoseconds a call of src/math, the median of many rounds: `npm run build && node bench/math.bench.js`.
import { Bench } from "tinybench";
import { atan2, cos, sin } from "../dist/math/angle.js";
import { betaQuantile } from "../dist/math/beta.js";
import { cosh, exp, expm1, log, log1p, pow, sinh, tanh } from "../dist/math/elementary.js";
import { gammaQuantile, lgamma } from "../dist/math/gamma.js";
import { erf, erfc, inverseNormal } from "../dist/math/special.js";

const COUNT = 10_000;

/** Name, function, and the interval its arguments are even in; the host's own beside each kind. */
const CASES = [
  ["Math.exp", Math.exp, -5, 5],
  ["exp", exp, -5, 5],
  ["Math.log", Math.log, 0.01, 100],
  ["log", log, 0.01, 100],
  ["log1p", log1p, -0.9, 5],
  ["expm1", expm1, -5, 5],
  ["sinh", sinh, -5, 5],
  ["cosh", cosh, -5, 5],
  ["tanh", tanh, -5, 5],
  ["Math.pow", (x) => Math.pow(x, 1.7), 0.1, 10],
  ["pow", (x) => pow(x, 1.7), 0.1, 10],
  ["Math.sin", Math.sin, -10, 10],
  ["sin", sin, -10, 10],
  ["cos of huge angles", cos, 1e7, 1e15],
  ["atan2", (y) => atan2(y, 0.7), -3, 3],
  ["erf", erf, -4, 4],
  ["erfc", erfc, -2, 10],
  ["inverseNormal", inverseNormal, 0, 1],
  ["lgamma", lgamma, 0.01, 40],
  ["betaQuantile(2, 5)", (p) => betaQuantile(p, 2, 5), 0, 1],
  ["gammaQuantile(2)", (p) => gammaQuantile(p, 2), 0, 1],
];

const suite = new Bench({ time: 200, warmupTime: 50 });
let sum = 0;
for (const [name, f, low, high] of CASES) {
  const at = Float64Array.from({ length: COUNT }, (_, i) => low + ((high - low) * (i + 0.5)) / COUNT);
  suite.add(name, () => {
    for (let i = 0; i < COUNT; i++) sum += f(at[i]);
  });
}
await suite.run();
if (Number.isNaN(sum)) throw new Error("not a number");
for (const { name, result } of suite.tasks)
  console.log(`${name.padEnd(22)} ${((result.latency.p50 * 1e6) / COUNT).toFixed(1).padStart(8)} ns`);
