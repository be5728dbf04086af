import { expect, test } from "vitest";
import { alikeSentences } from "../../src/report/alike.js";
import { findings, smallWar, twoPolicies } from "./build.js";

const courses = (area: readonly [number, number], settled: readonly [number, number]) =>
  findings({ policies: twoPolicies(area, settled, [0.1, 0.2]) });

test("courses that come out alike say in what they differ, and what the file declares of it", () => {
  const [said, ...more] = alikeSentences(courses([500, 500], [0.2, 0.2]));
  expect(more).toEqual([]);
  expect(said).toMatch(/^“As now” and “Help ends” come out alike in every column: they differ only in “/);
  expect(said).toContain("all that the file declares of it: it changes deliveries");
});

test("nothing is said of courses that differ in a column, or where there are none", () => {
  expect(alikeSentences(courses([500, 900], [0.2, 0.2]))).toEqual([]);
  expect(alikeSentences(courses([500, 500], [0.2, 0.4]))).toEqual([]);
  expect(alikeSentences(findings())).toEqual([]);
});

test("a move that only tells the patron something is said to do just that", () => {
  const saying = (effect: string): string => {
    const conflict = smallWar((text) =>
      text
        .replace("  patron.stop:\n", `  patron.name: { title: Name North, ${effect} }\n  patron.stop:\n`)
        .replace("moves: [patron.stop] }", "moves: [patron.name] }"),
    );
    const { policies } = courses([500, 500], [0.2, 0.2]);
    return alikeSentences(findings({ conflict, policies }))[0];
  };
  expect(saying("says: { north: 0.5 to 2 }")).toContain(
    "it tells the patron that North is the obstacle (0.5 to 2 times likelier if so), which fades and decides nothing while the course binds",
  );
});
