import { describe, expect, test } from "vitest";
import type { ClaimFinding } from "../../src/report/finding.js";
import { dotsSvg } from "../../src/report/views/dots.js";
import { findings, verdict } from "./build.js";

/** Filled, ringed and crossed marks of a picture of a claim with these masses. */
function marks(mass: readonly number[], weights: Float64Array | null = null): number[] {
  const claim: ClaimFinding = {
    ...findings().claims[0],
    verdict: { ...verdict("c1", "depends", 0.5), mass: Float64Array.from(mass) },
  };
  const svg = dotsSvg(claim, weights)!;
  return ['class="y"', 'class="u"', 'class="x"'].map((mark) => svg.split(mark).length - 1);
}

describe("fifty dots", () => {
  const worlds = [...Array<number>(60).fill(1), ...Array<number>(20).fill(0.5), ...Array<number>(20).fill(0)];
  test("are filled, ringed and crossed as the worlds hold, cannot tell and fail", () => {
    expect(marks(worlds)).toEqual([30, 10, 10]);
  });
  test("count worlds by their weight, equal weights as none", () => {
    expect(marks(worlds, new Float64Array(100).fill(0.01))).toEqual([30, 10, 10]);
    const heavy = Float64Array.from(worlds, (mass) => (mass === 0 ? 3 : 1));
    expect(marks(worlds, heavy)).toEqual([21, 8, 21]);
  });
  test("leave out worlds that say nothing", () => {
    expect(marks([...worlds, ...Array<number>(50).fill(NaN)])).toEqual([30, 10, 10]);
  });
});
