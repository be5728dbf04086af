import { describe, expect, test } from "vitest";
import { meanRegrets, rankCourses } from "../../src/judgement/index.js";
import { aliveAtParting, partingWeek } from "../../src/judgement/alive.js";
import { sampleOf, smallWar, type Value } from "./build.js";

/** Two courses from the second week, one from the tenth that comes too late where the first ends the war. */
const conflict = smallWar((text) =>
  text
    .replace(
      /policies:\n[\s\S]*claims:\n/,
      `policies:
  free: { title: Its own rule, course: free }
  soon: { title: Help ends soon, from: 2001-03-15, moves: [patron.stop] }
  keep: { title: As now, from: 2001-03-15 }
  late: { title: Help ends late, from: 2001-05-10, moves: [patron.stop] }
claims:
`,
    )
    .replace(/under: as_is/g, "under: keep")
    .replace("cut_off, as_is", "soon, keep")
    .replace("courses: { as_is: 0.2, cut_off: 0 }", "courses: { keep: 0.2, soon: 0 }"),
);
const patron = conflict.actors.findIndex(({ id }) => id === "patron");
const [free, soon, keep, late] = ["free", "soon", "keep", "late"].map((id) =>
  conflict.policies.findIndex((policy) => policy.id === id),
);
const all = [free, soon, keep, late];

/** Odd worlds end in week 1 whatever is done; of the others `soon` settles half before `late` begins. */
const war: Value = (column, world, policy) => {
  const early = world % 2 === 1;
  const settledSoon = policy === soon && world % 4 === 0;
  if (column.startsWith("ongoing at 2 ")) return early ? 0 : 1;
  if (column.startsWith("ongoing at 10 ")) return early || settledSoon ? 0 : 1;
  if (column.startsWith("settled")) return early || settledSoon ? 1 : 0;
  return 0;
};
const sample = sampleOf(conflict, { worlds: 40, repeats: 2 }, war);

describe("which runs count where courses are ranked", () => {
  test("courses part when the first that imposes something begins; a free one parts from nobody before", () => {
    expect(partingWeek(sample, all)).toBe(2);
    expect(partingWeek(sample, [free, late])).toBe(10);
    expect(partingWeek(sample, [free])).toBe(0);
  });

  test("a war that one course ends before another begins is ranked, one that was over before any began is not", () => {
    const { regret, best } = meanRegrets(sample, patron);
    for (let j = 0; j < 40; j++)
      if (j % 2 === 1) expect([regret[late][j], best[j]]).toEqual([NaN, -1]);
      else if (j % 4 === 0) {
        expect(best[j]).toBe(soon);
        expect(regret[late][j]).toBeGreaterThan(0);
      } else expect(regret[late][j]).toBe(0);
    const ranking = rankCourses(sample, patron);
    expect(ranking.worlds).toBe(20);
    expect(ranking.best[ranking.courses.indexOf(soon)]).toBe(0.5);
  });

  test("they are the same runs whichever course is asked", () => {
    const alive = aliveAtParting(sample, all)!;
    expect(alive.map((own) => [...own])).toEqual(Array.from({ length: 40 }, (_, j) => (j % 2 === 1 ? [0, 0] : [1, 1])));
    expect(aliveAtParting(sample, [...all].reverse())).toEqual(alive);
  });
});
