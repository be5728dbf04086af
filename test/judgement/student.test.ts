import { expect, test } from "vitest";
import { studentCdf, studentQuantile } from "../../src/judgement/posterior.js";

test("quantiles of Student's t are those of the printed table, and the distribution takes them back", () => {
  // Student (1908) and after: one-sided 5 % and 2.5 %
  for (const [freedom, at95, at975] of [
    [1, 6.3138, 12.7062],
    [4, 2.1318, 2.7764],
    [11, 1.7959, 2.201],
    [30, 1.6973, 2.0423],
    [1000, 1.6464, 1.9623],
  ]) {
    expect(studentQuantile(0.95, freedom)).toBeCloseTo(at95, 4);
    expect(studentQuantile(0.975, freedom)).toBeCloseTo(at975, 4);
    expect(studentCdf(studentQuantile(0.95, freedom), freedom)).toBeCloseTo(0.95, 10);
  }
  expect(studentQuantile(0.95, 1e6)).toBeCloseTo(1.64485, 4);
  expect(studentQuantile(0.95, 0)).toBeNaN();
});
