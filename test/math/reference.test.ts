import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { atan2, cos, sin } from "../../src/math/angle.js";
import { betaCdf, betaQuantile } from "../../src/math/beta.js";
import { cosh, exp, expm1, log, log1p, pow, sinh, tanh } from "../../src/math/elementary.js";
import { gammaCdf, gammaQuantile, lgamma } from "../../src/math/gamma.js";
import { erf, erfc, inverseNormal, normalCdf } from "../../src/math/special.js";
import { readValues, worst } from "./values.js";

type F = (...x: number[]) => number;

/** Every function of a table, its own stated bound in ulps; all are at most 1. */
const ULPS: Readonly<Record<string, readonly [F, number]>> = {
  exp: [exp, 0.8],
  log: [log, 0.6],
  log1p: [log1p, 0.6],
  expm1: [expm1, 0.6],
  sinh: [sinh, 0.6],
  cosh: [cosh, 0.6],
  tanh: [tanh, 0.6],
  pow: [pow, 0.8],
  sin: [sin, 0.8],
  cos: [cos, 0.8],
  atan2: [atan2, 0.6],
  erf: [erf, 0.7],
  erfc: [erfc, 0.9],
  normalCdf: [normalCdf, 0.9],
  inverseNormal: [inverseNormal, 0.8],
  lgamma: [lgamma, 0.6],
};
/** Sums and roots: bounds relative to the value. Below this size a value is subnormal and one unit is more than 1e-12. */
const RELATIVE: Readonly<Record<string, readonly [F, number]>> = {
  betaCdf: [betaCdf, 1e-13],
  gammaCdf: [gammaCdf, 1e-14],
  betaQuantile: [betaQuantile, 1e-13],
  gammaQuantile: [gammaQuantile, 1e-13],
};
const NORMAL = 2.2250738585072014e-308;

/** Rows of the table in docs/methods/numbers.md: name → bound and measured error, as printed. */
const printed = new Map(
  readFileSync(new URL("../../docs/methods/numbers.md", import.meta.url), "utf8")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => cells.length > 6 && /^`\w+`$/.test(cells[1]))
    .map((cells) => [cells[1].slice(1, -1), { bound: cells[4], measured: cells[5] }] as const),
);

describe("reference: correctly rounded values of mpmath", () => {
  test.each(Object.entries(ULPS))("%s", (name, [f, bound]) => {
    const { error, at, count } = worst(name, f);
    console.log(`${name}: ${count} values, largest error ${error.toFixed(3)} ulp at ${at.join(", ")}`);
    expect(count).toBeGreaterThan(9_990);
    expect(bound).toBeLessThanOrEqual(1);
    expect(error).toBeLessThanOrEqual(bound);
    expect(printed.get(name)).toEqual({ bound: `${bound} ulp`, measured: `${error.toFixed(3)} ulp` });
  });
  test.each(Object.entries(RELATIVE))("%s", (name, [f, bound]) => {
    const filed = readValues(name);
    let most = 0;
    filed.values.forEach((value, i) => {
      const own = f(...filed.arguments.map((column) => column[i]));
      if (Math.abs(value) < NORMAL) expect(Math.abs(own - value)).toBeLessThanOrEqual(bound * NORMAL);
      else most = Math.max(most, Math.abs(own / value - 1));
    });
    console.log(`${name}: ${filed.values.length} values, largest relative error ${most.toExponential(1)}`);
    expect(most).toBeLessThanOrEqual(bound);
    expect(printed.get(name)).toEqual({ bound: bound.toExponential(), measured: most.toExponential(1) });
  });
});
