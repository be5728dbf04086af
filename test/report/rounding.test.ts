import { describe, expect, test } from "vitest";
import { roughSpan, roughly } from "../../src/report/rounding.js";

describe("a middle and its ends are told to two figures of their spread", () => {
  test.each([
    [{ low: -6.47, median: 1286, high: 8605 }, "1,300 (0 to 8,600)"],
    [{ low: -130, median: 1197, high: 8605 }, "1,200 (−100 to 8,600)"],
    [{ low: 1287, median: 1559, high: 1946 }, "1,560 (1,290 to 1,950)"],
    [{ low: 0, median: 0.014, high: 8.52 }, "0.0 (0.0 to 8.5)"],
    [{ low: 4.18, median: 6.03, high: 9.03 }, "6.0 (4.2 to 9.0)"],
    [{ low: 0.968, median: 1.49, high: 2.36 }, "1.5 (1.0 to 2.4)"],
    [{ low: 899, median: 900, high: 901 }, "900 (899 to 901)"],
  ])("%o", (middle, told) => expect(roughSpan(middle)).toBe(told));
  test("without a spread the number stands as it is, in its unit", () => {
    expect(roughSpan({ low: 700, median: 700, high: 700 }, 1 / 7)).toBe("100");
    expect(roughly({ low: NaN, median: NaN, high: NaN }).median).toBe("–");
  });
});
