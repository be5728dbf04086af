import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { courseEngine, ENDINGS } from "../../src/dynamics/index.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { courseFans } from "../../src/ensemble/fans.js";
import { endingsOf, type Endings } from "../../src/ensemble/outcomes.js";
import { readConflict } from "../../src/language/read.js";
import { bargainViews } from "../../src/report/views/bargain.js";
import { endingsSentence, endingsView } from "../../src/report/views/endings.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const conflict = readConflict(text, "small-war.parley.yaml").conflict!;
const WORLDS = 30;
const WEEKS = 52;
const endings = endingsOf(conflict, { worlds: WORLDS, seed: 3, weeks: WEEKS });
const bargaining = endings.bargaining!;

describe("how worlds stand under each course", () => {
  test("every world stands somewhere in every week, and what is over stays over", () => {
    expect(endings.policies.map(({ policy }) => conflict.policies[policy].id)).toEqual(["as_is", "cut_off"]);
    for (const { counts } of endings.policies)
      for (let week = 0; week <= WEEKS; week++) {
        expect(counts.reduce((sum, own) => sum + own[week], 0)).toBe(WORLDS);
        for (const over of ["settled", "frozen", "attacker collapsed", "defender collapsed"] as const) {
          const own = counts[ENDINGS.indexOf(over)];
          if (week > 0) expect(own[week]).toBeGreaterThanOrEqual(own[week - 1]);
        }
      }
  });
  test("what goes on is what the fan of the same worlds has going on", () => {
    const fans = courseFans(conflict, { worlds: WORLDS, seed: 3, policy: 0, weeks: WEEKS, repeat: 1 });
    const { counts } = endings.policies[0];
    fans.ongoing.forEach((share, week) =>
      expect((counts[ENDINGS.indexOf("war")][week] + counts[ENDINGS.indexOf("truce")][week]) / WORLDS).toBeCloseTo(
        share,
        12,
      ),
    );
  });
  test("settled worlds are those of the rows that claims are judged on", async () => {
    const { tables } = await runEnsemble(conflict, { worlds: WORLDS, repeats: 1, seed: 3 });
    const { columns, values, policy } = tables.course!;
    const settled = values[columns.indexOf("settled within 26 weeks")];
    endings.policies.forEach((each) => {
      const own = [...settled].filter((_, row) => policy[row] === each.policy);
      expect(each.counts[ENDINGS.indexOf("settled")][26]).toBe(own.reduce((sum, one) => sum + one, 0));
    });
  });
  test("the sentence names the courses at both ends, or that they are alike", () => {
    const made = (settled: readonly [number, number]): Endings => ({
      ...endings,
      worlds: 10,
      weeks: 0,
      policies: settled.map((count, policy) => ({
        policy,
        counts: ENDINGS.map((ending) =>
          Int32Array.of(ending === "settled" ? count : ending === "war" ? 10 - count : 0),
        ),
      })),
    });
    expect(endingsSentence(conflict, made([2, 5]))).toContain(
      "in week 0: settled in 20 % (“As now”) to 50 % (“Help ends”); at war in 50 % (“Help ends”) to 80 % (“As now”); North collapses in 0 % under every course",
    );
    expect(endingsSentence(conflict, made([5, 5]))).toContain("settled in 50 % under every course");
    expect(endingsSentence(conflict, made([5, 5]))).toContain("up to 27 points"); // 1.645 · √(.25/10) = .26
  });
  test("the figure draws one panel a course and the table counts worlds", () => {
    const view = endingsView(conflict, endings, "war.yaml");
    expect(view.svg.match(/<g>/g)).toHaveLength(2);
    expect(view.svg).not.toContain("NaN");
    expect(view.table.rows.map(([course, week]) => `${course} ${week}`)).toEqual([
      "As now 26",
      "As now 52",
      "Help ends 26",
      "Help ends 52",
    ]);
  });
});

describe("fighting on against the best deal for both", () => {
  test("counts the worlds at war, and both sign where each does", () => {
    const war = endings.policies[0].counts[ENDINGS.indexOf("war")];
    bargaining.weeks.forEach((week, k) => {
      expect(bargaining.atWar[k]).toBe(war[week]);
      const [a, b] = bargaining.sides.map(({ signs }) => signs[k]);
      expect(bargaining.ripe[k]).toBeLessThanOrEqual(Math.min(a, b));
      expect(bargaining.ripe[k]).toBeGreaterThanOrEqual(a + b - (bargaining.atWar[k] - bargaining.closed[k]));
    });
    expect(bargaining.ripe[0]).toBeGreaterThan(0);
  });
  test("has the value of fighting of the rows at the start", async () => {
    const { tables } = await runEnsemble(conflict, { worlds: WORLDS, repeats: 1, seed: 3 });
    const { columns, values, policy } = tables.course!;
    const own = [...values[columns.indexOf("value of fighting(north) at 0 weeks")]].filter(
      (_, row) => policy[row] === 0,
    );
    const sorted = own.sort((a, b) => a - b);
    expect(bargaining.sides[0].fighting[2][0]).toBeCloseTo((sorted[14] + sorted[15]) / 2, 12);
  });
  test("is told for each side, with the worlds in which nothing may be signed", () => {
    const views = bargainViews(conflict, endings, "war.yaml");
    expect(views.map(({ id }) => id)).toEqual(["bargain-north", "bargain-south"]);
    for (const view of views) {
      expect(view.svg).not.toContain("NaN");
      expect(view.sentence).toMatch(
        /week 0, 30 worlds at war: fighting on is worth −?\d\.\d\d, the best deal for both/,
      );
    }
    const shut: Endings = {
      ...endings,
      bargaining: { ...bargaining, closed: bargaining.closed.map((_, k) => (k === 0 ? 7 : 0)) },
    };
    expect(bargainViews(conflict, shut, "war.yaml")[0].sentence).toContain(
      "in 7 of which no package may be signed at all",
    );
  });
});

test("the engine that played them is named", () => {
  expect(endings.version).toBe(courseEngine.version);
});
