import { expect, test } from "vitest";
import { outlooksFrom } from "../../src/ensemble/calibration/outlook.js";
import { monthsOf } from "../../src/ensemble/calibration/record.js";
import { recordedViews } from "../../src/report/views/recorded.js";
import { extract } from "../ensemble/calibration/record.js";

const record = extract();
const outlooks = outlooksFrom(record, ["2024-12", "2026-07"], { particles: 60, seed: 1 });

test("the recorded war is drawn with its series named, its months as points, and what was said ahead as bands", () => {
  const views = recordedViews(monthsOf(record), outlooks, 1);
  expect(views.map(({ title }) => title)).toEqual([
    "Russian casualties claimed by Ukraine’s General Staff",
    "Area gained by Russia (DeepStateMap, without Kursk oblast)",
  ]);
  const [casualties, area] = views;
  expect(casualties.svg.match(/class="pu"/g)!.length).toBe(43); // claimed: hollow
  expect(area.svg.match(/class="pt"/g)!.length).toBe(24);
  for (const { svg, table } of views) {
    expect(svg.match(/class="ba"/g)!.length).toBe(2);
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(table.rows.length).toBe(10);
  }
});

test("the table has what came where it is on record and a dash where it is not; the middle 80 % holds its median", () => {
  const [{ table }] = recordedViews(monthsOf(record), outlooks, 1);
  expect(table.rows.slice(0, 5).map(([, month, , , came]) => [month, came])).toEqual([
    ["2025-01", "1,550"],
    ["2025-02", "1,320"],
    ["2025-03", "1,312"],
    ["2025-04", "1,224"],
    ["2025-05", "1,141"],
  ]);
  expect(table.rows[9].slice(0, 2)).toEqual(["2026-07", "2026-12"]);
  expect(table.rows[9][4]).toBe("–");
  for (const { casualties, gain } of outlooks)
    for (const levels of [...casualties, ...gain]) expect([...levels].sort((a, b) => a - b)).toEqual(levels);
});

test("an origin that the record does not have is named", () => {
  expect(() => outlooksFrom(record, ["2030-01"], { particles: 10, seed: 1 })).toThrow("invalid origin: 2030-01");
});
