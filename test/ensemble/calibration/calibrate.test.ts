import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { calibrate } from "../../../src/ensemble/calibration/calibrate.js";
import { learnedOf } from "../../../src/ensemble/calibration/learned.js";
import { dayOf, type Dated } from "../../../src/ensemble/calibration/record.js";
import { readConflict } from "../../../src/language/read.js";
import { lawText } from "../../../src/report/calibration.js";
import { extract, rowsOf } from "./record.js";

const text = readFileSync(new URL("../../../conflicts/ukraine-2025.parley.yaml", import.meta.url), "utf8");
const conflict = readConflict(text, "ukraine-2025.parley.yaml", { variant: "lattice_only" }).conflict!;
const HOW = { until: dayOf("2024-12-31"), particles: 150, seed: 2 };
const by = (made: ReturnType<typeof calibrate>, path: string): ReturnType<typeof learnedOf> =>
  made.numbers.find((number) => number.path === path)!;

test("the record speaks of the front and of spreads, the targets of Ukraine's men; what of Russia's losses returns stays the prior", () => {
  const made = calibrate(conflict, extract(), HOW);
  expect(by(made, "campaign.men.ukraine.intake").from).toBe("targets");
  expect(by(made, "campaign.men.ukraine.intake").narrowed).toBeGreaterThan(0.2);
  expect(made.numbers.find(({ name }) => name.startsWith("spread of intensity"))!.from).toBe("record");
  const kept = by(made, "campaign.men.russia.return");
  expect(Math.abs(kept.after[1] / kept.before[1] - 1)).toBeLessThan(0.05);
  expect(made.weeks).toEqual({ casualties: 105, area: 24 });
  expect(made.effective.all).toBeLessThan(made.effective.record);
});

test("figures later than the last day asked for change nothing, to the bit; nor does the hour: same seed, same numbers", () => {
  const record = extract();
  const change = ({ days, values }: Dated): Dated => ({
    days,
    values: values.map((x, k) => (days[k] <= HOW.until ? x : x * 3)),
  });
  const changed = { casualties: change(record.casualties), area: change(record.area) };
  expect(calibrate(conflict, changed, HOW)).toEqual(calibrate(conflict, record, HOW));
});

test("a file dated before a target became known does not use it", () => {
  const early = calibrate({ ...conflict, asOf: "2025-03-01" }, extract(), { ...HOW, particles: 100 });
  expect(early.targets.map(({ used }) => used)).toEqual([false, false, false]);
  expect(early.effective.all).toBe(early.effective.record);
});

test("a file with stocks has its tempo learned by the week, from its own laws, and the patch can set it", () => {
  const small = readFileSync(new URL("../../fixtures/stocks-war.parley.yaml", import.meta.url), "utf8");
  const { conflict: stocks, diagnostics } = readConflict(small, "stocks-war.parley.yaml", {
    sets: [
      "campaign.men.north.losses=uniform(885; 1230) persons/day",
      "campaign.tempo.memory=95 to 99 %",
      "campaign.tempo.noise=0.04 to 0.12",
      "campaign.exponents.ground=uniform(0.8; 1.8)",
    ],
    variant: null,
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  // its own war ends in 2001: only the record is of interest here
  const made = calibrate({ ...stocks!, asOf: "2025-03-01" }, extract(), HOW);
  const noise = by(made, "campaign.tempo.noise");
  expect(noise.from).toBe("record");
  // by the week: .04 to .12 before, near .19·√.23 after
  expect(noise.before[0]).toBeGreaterThan(0.035);
  expect(noise.after[1]).toBeGreaterThan(0.07);
  expect(noise.after[1]).toBeLessThan(0.12);
  expect(by(made, "campaign.tempo.memory").before[2]).toBeLessThan(0.995);
  expect(by(made, "campaign.exponents.ground").path).toBe("campaign.exponents.ground");
});

test("reference: Oryx's ratio of all equipment lost is 1.70 from the end of August 2024 to 20 April 2025", () => {
  const rows = rowsOf(readFileSync(new URL("../../../references/ukraine/oryx_all.csv", import.meta.url), "utf8"));
  const lost = (side: string): number => {
    const at = (snapshot: string): number =>
      Number(rows.find((row) => row.side === side && row.snapshot === snapshot)!.all);
    return at("2025-04-20") - at("2024-08-31");
  };
  expect(lost("Russia") / lost("Ukraine")).toBeCloseTo(1.7, 2);
});

test("a number is learned by what its draws have lost: nothing where all count alike, ln 2 where half are out", () => {
  const before = Float64Array.from({ length: 1000 }, (_, k) => k);
  const even = before.map(() => 1);
  const sample = { name: "x", path: "a.b", unit: "", factor: 1, before, after: before, onRecord: even };
  const same = learnedOf({ ...sample, weights: even });
  expect([same.from, same.gained, same.narrowed]).toEqual(["nothing", 0, 0]);
  const half = learnedOf({ ...sample, weights: before.map((x) => (x < 500 ? 1 : 0)) });
  expect(half.gained).toBeCloseTo(Math.log(2), 12);
  expect(half.narrowed).toBeCloseTo(0.5, 2);
  expect(half.from).toBe("targets");
});

test("a law is written as a range, and as a normal law where it reaches below 0", () => {
  const number = { ...learnedOf(point([1, 2])), unit: "km2/week" };
  expect(lawText({ ...number, range: [50.61, 129.4] })).toBe("50.6 to 129 km2/week");
  expect(lawText({ ...number, range: [-10, 30] })).toBe("normal(10 km2/week; 12.2 km2/week)");
});

function point(values: readonly number[]): Parameters<typeof learnedOf>[0] {
  const sample = Float64Array.from(values);
  const even = sample.map(() => 1);
  return { name: "x", path: null, unit: "", factor: 1, before: sample, after: sample, onRecord: even, weights: even };
}
