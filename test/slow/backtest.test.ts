import { expect, test } from "vitest";
import { backtest } from "../../src/ensemble/calibration/protocol.js";
import { scoreBy } from "../../src/ensemble/calibration/criteria.js";
import { backtestText } from "../../src/report/backtest.js";
import { extract } from "../ensemble/calibration/record.js";

test("the whole backtest: n as stated, six bars with a cause where one is missed, and figures near those of the page", () => {
  const result = backtest(extract(), { particles: 400, seed: 1 });
  const { casualties, later, area, areaBar, criteria } = result;
  const count = [casualties, later, area, areaBar].map((section) => scoreBy(section, "model").pooled.coverage.n);
  expect(count).toEqual([75, 145, 85, 54]);
  for (const { met, cause } of criteria) expect(cause === null).toBe(met);
  const model = scoreBy(casualties, "model");
  // docs/methods/calibration.md: 15.9 %, 137.6, .96; 400 particles move them by less than this
  expect(Math.abs(model.pooled.error - 0.159)).toBeLessThan(0.006);
  expect(Math.abs(model.pooled.crps - 137.6)).toBeLessThan(5);
  expect(Math.abs(model.pooled.coverage.share - 0.96)).toBeLessThan(0.04);
  expect(Math.abs(scoreBy(areaBar, "model").pooled.error - 169)).toBeLessThan(8);
  const text = backtestText(result);
  expect(text.match(/^ {2}(?:met {4}|NOT MET)/gm)!.length).toBe(6);
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(132);
});
