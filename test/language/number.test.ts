import { describe, expect, test } from "vitest";
import type { Law } from "../../src/math/law.js";
import { type NumberSpec, parseNumber } from "../../src/language/number.js";
import { N } from "../../src/language/shape.js";
import { WEEKS_A_MONTH, WEEKS_A_YEAR } from "../../src/language/units.js";

const AT = { file: "f", line: 1, column: 1, length: 1 };
const read = (text: string, spec: NumberSpec) => parseNumber(text, spec, AT);
const lawOf = (text: string, spec: NumberSpec): Law => {
  const { law, diagnostics } = read(text, spec);
  expect(diagnostics).toEqual([]);
  return law;
};
const point = (value: number): Law => ({ kind: "point", value });

describe("numbers as they are written", () => {
  test.each<[string, NumberSpec, number]>([
    ["1200", N.persons, 1200],
    ["1,200", N.persons, 1200],
    ["1,234,567.5", N.persons, 1234567.5],
    ["1.2k", N.persons, 1200],
    ["3.4M", N.persons, 3.4e6],
    ["2 million persons", N.persons, 2e6],
    ["12 %", N.share, 0.12],
    ["12%", N.share, 0.12],
    [".5", N.share, 0.5],
    ["1e-3", N.share, 0.001],
    ["-0.3", N.logit, -0.3],
    ["\u22120.3", N.logit, -0.3],
    ["30 days", N.weeks, 30 * (1 / 7)],
    ["2 months", N.weeks, 2 * WEEKS_A_MONTH],
    ["1 year", N.weeks, WEEKS_A_YEAR],
    ["1500 persons/day", N.flow, 1500 / (1 / 7)],
    ["1500 men per week", N.flow, 1500],
    ["80 km2/week", N.pace, 80],
    ["80 km²/week", N.pace, 80],
    ["5 %/year", N.hazard, 5 * (0.01 / WEEKS_A_YEAR)],
    ["0.05 per week", N.hazard, 0.05],
    ["70 per week", N.use, 70],
    ["1 bn USD/week", N.money, 1e9],
    ["1 bn EUR/week", N.money, 1.13e9],
  ])("%s", (text, spec, value) => {
    const law = lawOf(text, spec);
    expect(law.kind).toBe("point");
    // One rounding in the factor and one in the product.
    expect(Math.abs((law as { value: number }).value - value)).toBeLessThanOrEqual(4e-16 * Math.abs(value));
  });
});

describe("uncertain numbers", () => {
  test.each<[string, NumberSpec, Law]>([
    ["8 to 12", N.points, { kind: "range", low: 8, high: 12 }],
    ["-1 to 2", N.logit, { kind: "range", low: -1, high: 2 }],
    ["8 to 8", N.points, point(8)],
    ["29k to 37k persons/week", N.flow, { kind: "range", low: 29_000, high: 37_000 }],
    ["45 to 95 bn USD/week", N.money, { kind: "range", low: 45e9, high: 95e9 }],
    ["1 week to 2 weeks", N.weeks, { kind: "range", low: 1, high: 2 }],
    ["uniform(8, 12)", N.points, { kind: "uniform", low: 8, high: 12 }],
    ["uniform(8; 12) weeks", N.weeks, { kind: "uniform", low: 8, high: 12 }],
    ["uniform(1,200, 1,400)", N.persons, { kind: "uniform", low: 1200, high: 1400 }],
    ["between(0, 40)", N.points, { kind: "between", low: 0, high: 40 }],
    ["pert(8, 10, 13)", N.points, { kind: "pert", low: 8, mode: 10, high: 13 }],
    ["triangular(1; 2; 3)", N.points, { kind: "triangular", low: 1, mode: 2, high: 3 }],
    ["normal(10, 2)", N.points, { kind: "normal", mean: 10, sd: 2 }],
    ["lognormal(median 10, p10 6, p90 15)", N.points, { kind: "lognormal", median: 10, p10: 6, p90: 15 }],
    ["beta(2, 5)", N.share, { kind: "beta", a: 2, b: 5 }],
  ])("%s", (text, spec, law) => expect(lawOf(text, spec)).toEqual(law));

  test("a choice of words keeps the key's order, whatever the text's", () => {
    expect(lawOf("one of hard 0.3; priced 0.7", N.choice("priced", "hard"))).toEqual({
      kind: "choice",
      choices: [
        { name: "priced", weight: 0.7, law: null },
        { name: "hard", weight: 0.3, law: null },
      ],
    });
  });
  test("a choice on a number key carries a law a name", () => {
    const named = new Map([
      ["near", "25k to 30k"],
      ["far", "480k"],
    ]);
    const { law, diagnostics } = parseNumber("one of near 60 %; far 40 %", N.area, AT, named);
    expect(diagnostics).toEqual([]);
    expect(law).toEqual({
      kind: "choice",
      choices: [
        { name: "near", weight: 0.6, law: { kind: "range", low: 25_000, high: 30_000 } },
        { name: "far", weight: 0.4, law: point(480_000) },
      ],
    });
  });
});

describe("trouble", () => {
  test.each<[string, NumberSpec, string]>([
    ["about 100", N.points, "P0201"],
    ["12,34", N.points, "P0201"],
    ["1e999", N.points, "P0201"],
    ["9".repeat(2000), N.points, "P0201"],
    ["gamma(1, 2)", N.points, "P0201"],
    ["30 to 38k", N.persons, "P0202"],
    ["30k to 38", N.persons, "P0202"],
    ["1 week to 2", N.weeks, "P0202"],
    ["80 %", N.points, "P0203"],
    ["8 km2", N.points, "P0204"],
    ["beta(2, 5)", N.points, "P0204"],
    ["26", N.weeks, "P0205"],
    ["120", N.points, "P0206"],
    ["150 to 160", N.points, "P0206"],
    ["12 to 8", N.points, "P0207"],
    ["pert(8, 20, 13)", N.points, "P0207"],
    ["lognormal(median 10, p10 12, p90 15)", N.points, "P0207"],
    ["one of a 0.5; b 0.4", N.choice("a", "b"), "P0208"],
    ["one of a 0.5; a 0.5", N.choice("a", "b"), "P0208"],
    ["80 to 130", N.points, "P0209"],
    ["uniform(1, 2, 3)", N.points, "P0210"],
    ["normal(10, 0)", N.points, "P0210"],
    ["beta(0, 1)", N.share, "P0210"],
    ["one of low 0.5; high 0.5", N.points, "P0211"],
    ["maybe", N.choice("a", "b"), "P0112"],
    ["one of a 0.5; c 0.5", N.choice("a", "b"), "P0112"],
  ])("%s draws its code", (text, spec, code) => {
    expect(read(text, spec).diagnostics.map((one) => one.code)).toEqual([code]);
  });
  test("the mass cut off is kept, and a warning above a tenth", () => {
    expect(read("80 to 99", N.points)).toMatchObject({ diagnostics: [] });
    expect(read("80 to 99", N.points).cutMass).toBeGreaterThan(0.02);
    const wide = read("80 to 130", N.points);
    expect(wide.cutMass).toBeGreaterThan(0.1);
    expect(wide.diagnostics[0]).toMatchObject({ code: "P0209", severity: "warning" });
  });
});

test("a percentage without its time is told so, one on no share is told so", () => {
  const said = (text: string, spec: NumberSpec): string[] => read(text, spec).diagnostics.map(({ message }) => message);
  expect(said("1 %", N.hazard)).toEqual(["A percentage cannot stand here: it lacks its time, as in 1 %/week."]);
  expect(said("80 %", N.points)).toEqual(["A percentage cannot stand here: the key is no share."]);
});
