import { describe, expect, test } from "vitest";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { priorWeights } from "../../src/ensemble/prior-weights.js";
import { effectiveSize } from "../../src/judgement/weights.js";
import { head, pathed, read } from "./design-build.js";

/** Ranks joined loosely: where they are tight, few worlds of one prior are likely under the other, and the size says so. */
const lines =
  "correlate: [[actors.a.capability, actors.b.capability, 0.3], [actors.b.capability, actors.c.capability, -0.3]]\n";

const other = (from: string, to: string, more = ""): string => {
  expect(head).toContain(from);
  return head.replace(from, to) + more;
};
const from = read(head + lines);
const worlds = sampleWorlds(from, 20_000, 7);
const at = (path: string): number => pathed(from, path);
const [A, B, C] = ["a", "b", "c"].map((actor) => at(`actors.${actor}.capability`));

function means(weights: Float64Array): Record<"a" | "b" | "ab", number> {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = (value: (values: Float64Array) => number): number =>
    worlds.reduce((sum, { values }, w) => sum + weights[w] * value(values), 0) / total;
  return { a: mean((v) => v[A]), b: mean((v) => v[B]), ab: mean((v) => v[A] * v[B]) };
}

function weightsFor(text: string): Float64Array {
  const found = priorWeights(from, read(text), worlds);
  if ("reasons" in found) throw new Error(found.reasons.join("; "));
  return found.weights;
}

describe("worlds weighed for another prior", () => {
  test("all count alike where nothing differs but words", () => {
    const found = priorWeights(from, read(`# the same\n${head}${lines}`), worlds);
    expect(found).toEqual({ weights: new Float64Array(worlds.length).fill(1), changed: [] });
  });
  test("have the means and the products of worlds drawn from it, correlated numbers too", () => {
    const text = other('"uniform(0, 100)"}\n  b', '"triangular(0, 80, 100)"}\n  b', lines);
    const weights = weightsFor(text);
    const drawn = sampleWorlds(read(text), 20_000, 8);
    const mean = (value: (values: Float64Array) => number): number =>
      drawn.reduce((sum, { values }) => sum + value(values), 0) / drawn.length;
    const found = means(weights);
    // three standard errors of the smaller sample
    expect(effectiveSize(weights)).toBeGreaterThan(8000);
    expect(Math.abs(found.a - mean((v) => v[A]))).toBeLessThan(0.9);
    expect(Math.abs(found.b - mean((v) => v[B]))).toBeLessThan(0.9);
    expect(Math.abs(found.ab / mean((v) => v[A] * v[B]) - 1)).toBeLessThan(0.03);
    // ranks stay joined: b is drawn along with a, and keeps a law of its own
    expect(found.b).toBeCloseTo(50, 0);
    expect(found.a).toBeCloseTo(60, 0);
  });
  test("tell as much as few of equal weight where the new prior is far from the old", () => {
    const tight = head + lines.replace("0.3", "0.9");
    const steep = tight.replace('"uniform(0, 100)"}\n  b', '"triangular(0, 98, 100)"}\n  b');
    const found = priorWeights(read(tight), read(steep), sampleWorlds(read(tight), 2000, 7));
    expect("weights" in found && effectiveSize(found.weights)).toBeLessThan(400);
  });
  test("the law of a number that stays put is kept whatever it is correlated with", () => {
    const weights = weightsFor(other('"triangular(0, 10, 100)"', '"triangular(0, 60, 100)"', lines));
    const total = weights.reduce((sum, w) => sum + w, 0);
    const below = worlds.reduce((sum, { values }, w) => sum + (values[B] < 30 ? weights[w] : 0), 0) / total;
    expect(Math.abs(below - 0.3)).toBeLessThan(0.02);
    const c = worlds.reduce((sum, { values }, w) => sum + weights[w] * values[C], 0) / total;
    expect(Math.abs(c - 160 / 3)).toBeLessThan(0.9);
  });
});

describe("worlds cannot be weighed, and a sentence says why", () => {
  const reasonsFor = (text: string): readonly string[] => {
    const found = priorWeights(from, read(text), worlds.slice(0, 50));
    return "reasons" in found ? found.reasons : [];
  };
  test("for values that were never drawn", () => {
    const narrow = read(other('"uniform(0, 100)"}\n  b', '"uniform(20, 40)"}\n  b', lines));
    const found = priorWeights(narrow, from, sampleWorlds(narrow, 20, 1));
    expect(found).toEqual({ reasons: ["actors.a.capability: 80 % of what is asked lies where nothing was drawn"] });
  });
  test("for a number that was one value, and for one that becomes one", () => {
    expect(reasonsFor(head.replace("salience: 50", "salience: 40 to 60") + lines)).toEqual([
      "issues.i.positions.b.salience was one number in every world, so no other value was tried",
    ]);
    expect(reasonsFor(other('"normal(200, 30)"', "200", lines))[0]).toContain(
      "actors.d.capability: single values and ranges cannot be weighed against each other; give a range",
    );
  });
  test("for a file that differs in more than ranges", () => {
    expect(reasonsFor(head.replace("wants: y", "wants: x") + lines)).toEqual([
      "more differs than the ranges of numbers: another file has other runs",
    ]);
    expect(reasonsFor(head)).toEqual(["more differs than the ranges of numbers: another file has other runs"]);
  });
});
