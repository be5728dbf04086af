import { expect, test } from "vitest";
import { baselineTracks, modelTracks, type Pair } from "../../../src/ensemble/calibration/backtest.js";
import { WIDE } from "../../../src/ensemble/calibration/priors.js";
import { knownOf } from "../../../src/ensemble/calibration/protocol.js";
import { dayOf, type Dated, type WarRecord } from "../../../src/ensemble/calibration/record.js";
import { scoresOf } from "../../../src/ensemble/calibration/scores.js";
import { extract } from "./record.js";

const MODEL = { name: "model", priors: WIDE };
const HOW = { particles: 24, seed: 1 };

/** The record with everything after a day changed: twice the casualties, the ground lost again. */
function changedAfter(record: WarRecord, day: number): WarRecord {
  const change = ({ days, values }: Dated, factor: number): Dated => {
    const at = days.findLastIndex((each) => each <= day);
    return { days, values: values.map((x, k) => (k <= at ? x : values[at] + factor * (x - values[at]))) };
  };
  return { casualties: change(record.casualties, 2), area: change(record.area, -1) };
}

/** What was said, without what came and how it was scored. */
const said = (pairs: readonly Pair[], to: string): unknown[] =>
  pairs
    .filter(({ origin }) => origin <= to)
    .map(({ origin, month, point, low, high }) => ({ origin, month, point, low, high }));

test("no origin looks ahead: changing all later figures changes no forecast made before, by model or baseline", () => {
  const record = extract();
  const window = { from: "2024-08", to: "2025-03" };
  const changed = changedAfter(record, dayOf("2024-12-31"));
  const [now, then] = [record, changed].map((each) => modelTracks(each, MODEL, window, HOW));
  for (const series of ["casualties", "area"] as const) {
    expect(said(now[series].pairs, "2024-12").length).toBe(5 + 5 + 5 + 4 + 3);
    expect(said(then[series].pairs, "2024-12")).toEqual(said(now[series].pairs, "2024-12"));
    expect(said(then[series].pairs, "2025-02")).not.toEqual(said(now[series].pairs, "2025-02"));
    const plain = [record, changed].map((each) => baselineTracks(each, series, window));
    plain[0].forEach((track, k) => {
      expect(said(plain[1][k].pairs, "2024-12")).toEqual(said(track.pairs, "2024-12"));
      expect(said(plain[1][k].pairs, "2025-02")).not.toEqual(said(track.pairs, "2025-02"));
    });
  }
});

test("reference: persistence errs by 15.0 % a day and 15.8 % of totals (n = 75), 9.7, 15.1 and 22.2 % by target month", () => {
  for (const { what, stated, measured } of knownOf(extract()))
    expect([what, measured.replace(/ %(?= )/g, "")]).toEqual([what, stated]);
});

test("reference: persistence errs by 158 km² of area over one to three months (n = 54), by 105 a month ahead", () => {
  const [persistence] = baselineTracks(extract(), "area", { from: "2024-12", to: "2026-07" });
  const near = { ...persistence, pairs: persistence.pairs.filter(({ ahead }) => ahead <= 3) };
  const [score] = scoresOf([near], "unit", 1);
  expect(score.pooled.coverage.n).toBe(54);
  expect(score.pooled.error).toBeCloseTo(158.0, 1);
  expect(score.ahead[0].error).toBeCloseTo(104.5, 1);
});

test("differences are paired: persistence beside itself differs by 0, beside one more pessimistic by its own bias", () => {
  const tracks = baselineTracks(extract(), "casualties", { from: "2023-12", to: "2025-05" });
  const twin = { ...tracks[0], method: "twin" };
  const [, same, damped] = scoresOf([tracks[0], twin, tracks[1]], "share", 1);
  expect(same.pooled.difference).toEqual({ mean: 0, low: 0, high: 0, n: 75 });
  expect(damped.pooled.difference!.mean).toBeCloseTo(damped.pooled.error - same.pooled.error, 12);
  expect(() => scoresOf([tracks[0], { method: "odd", pairs: tracks[1].pairs.slice(1) }], "share", 1)).toThrow(
    "invalid pairs",
  );
});

test("a fan twice too wide has a stretch of one half", () => {
  const pairs = [-1, 1, -1, 1].map((error, k) => ({
    origin: `2024-0${k + 1}`,
    month: "2024-09",
    ahead: 1,
    observed: 100 + error,
    point: 100,
    low: 100 - 2 * 1.2815515655446004,
    high: 100 + 2 * 1.2815515655446004,
    crps: 0,
  }));
  expect(scoresOf([{ method: "wide", pairs }], "unit", 1)[0].stretch).toBeCloseTo(0.5, 12);
});
