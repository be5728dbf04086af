import { describe, expect, test } from "vitest";
import { crossoversOf } from "../../src/judgement/crossover.js";
import { crossoverSentence } from "../../src/report/course-sentence.js";
import { rankCourses } from "../../src/judgement/index.js";
import { sampleOf, smallWar, type Value } from "./build.js";

const conflict = smallWar();
const patron = conflict.actors.findIndex(({ id }) => id === "patron");
const PATH = "campaign.front.advance";
const advance = conflict.quantities.findIndex(({ path }) => path === PATH);
const plain = sampleOf(conflict, { worlds: 300, repeats: 2 }, () => 0);
const level = (j: number): number => plain.worlds[j].values[advance];
const median = Float64Array.from(plain.worlds, (_, j) => level(j)).sort()[150];
const [asIs, cutOff] = [0, 1];

/** As now settles slow wars, a cut-off fast ones, but for a tenth of the worlds on either side. */
const war: Value = (column, world, policy) => {
  if (column.startsWith("ongoing")) return 1;
  if (!column.startsWith("settled")) return 0;
  const fast = level(world) > median !== (world % 10 === 0);
  return (policy === cutOff) === fast ? 1 : 0;
};

describe("the level of an input at which the best course changes", () => {
  const sample = sampleOf(conflict, { worlds: 300, repeats: 2 }, war);
  const found = crossoversOf(sample, patron, [asIs, cutOff]);

  test("is found on both sides: each course is best on its own, and leads there on the mean", () => {
    expect(found.map(({ course, side }) => [course, side])).toEqual([
      [asIs, "below"],
      [cutOff, "above"],
    ]);
    for (const { quantity, at, there, elsewhere, leads, course } of found) {
      expect(quantity).toBe(advance);
      expect(Math.abs(at - median)).toBeLessThan(0.05 * median);
      expect(there).toBeCloseTo(0.9, 1);
      expect(elsewhere).toBeCloseTo(0.1, 1);
      expect(leads).toEqual(course === asIs ? [asIs, cutOff] : [cutOff, asIs]);
    }
  });

  test("its shares are those of the worlds on each side, counted anew", () => {
    for (const { course, at, side, there, elsewhere } of found) {
      const best = (j: number): number => ((level(j) > median !== (j % 10 === 0)) === (course === cutOff) ? 1 : 0);
      const share = (inside: boolean): number => {
        const own = [...plain.worlds.keys()].filter((j) => (level(j) > at === (side === "above")) === inside);
        return own.reduce((sum, j) => sum + best(j), 0) / own.length;
      };
      expect([there, elsewhere]).toEqual([share(true), share(false)]);
    }
  });

  test("its sentence names the level in the file's units, the line, and who leads where", () => {
    const [first] = rankCourses(sample, patron).crossovers;
    const said = crossoverSentence(conflict, rankCourses(sample, patron), first);
    expect(said).toMatch(
      /^“As now” alone is best for the patron in 89 % of worlds with .* < [\d.]+ km²\/week \(line \d+\)/,
    );
    expect(said).toContain("on the mean “As now” leads there, “Help ends” elsewhere");
  });

  test("where no input tells the two apart none is named", () => {
    const coin: Value = (column, world, policy) =>
      column.startsWith("ongoing")
        ? 1
        : column.startsWith("settled") && (policy === cutOff) === (world % 2 === 0)
          ? 1
          : 0;
    expect(crossoversOf(sampleOf(conflict, { worlds: 300, repeats: 2 }, coin), patron, [asIs, cutOff])).toEqual([]);
  });
});
