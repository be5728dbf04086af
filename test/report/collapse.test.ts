import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { sampleWorld } from "../../src/ensemble/design.js";
import { courseFans, type CourseFans } from "../../src/ensemble/fans.js";
import { collapseSentences, collapseTurn } from "../../src/report/collapse.js";
import type { Findings } from "../../src/report/finding.js";
import { smallWar } from "./build.js";

const WORLDS = 60;
const fansOf = (conflict: Conflict): CourseFans =>
  courseFans(conflict, { worlds: WORLDS, seed: 1, policy: 0, weeks: 104, repeat: 1 });
const said = (conflict: Conflict, fans: CourseFans): string[] =>
  collapseSentences({ conflict, standing: null } as unknown as Findings, fans);

const thin = smallWar((text) => text.replace(/ losses: \d[^,}\n]+/g, " losses: 900 to 1500 persons/day"));
const thinFans = fansOf(thin);
const sampled = (index: number): Float64Array => sampleWorld(thin, index, 1).values;

describe("who collapses, and why", () => {
  test("counts as many worlds as the courses end so, each by one clock", () => {
    for (const { actor, rows, causes } of thinFans.collapses) {
      const { share } = thinFans.dated.find(({ id }) => id === `collapsed(${actor})`)!;
      expect(rows.length).toBe(Math.round(share * WORLDS));
      expect(Object.values(causes).reduce((sum, each) => sum + each, 0)).toBe(rows.length);
    }
    expect(thinFans.collapses.some(({ causes }) => causes.men > 0)).toBe(true);
  });

  test("names the clock, the worlds, the week, and what a collapse is", () => {
    const text = said(thin, thinFans).join(" ");
    const [most] = [...thinFans.collapses].sort((a, b) => b.rows.length - a.rows.length);
    expect(text).toContain(`(${most.rows.length} of ${WORLDS}) within 104 weeks, half of them by week`);
    expect(text).toContain("too few men were left");
    expect(text).toContain("A side collapses when");
    expect(text).not.toMatch(/probab/);
  });

  test("says nothing where no side collapses in any world", () => {
    const none = { ...thinFans, collapses: thinFans.collapses.map((each) => ({ ...each, rows: [] })) };
    expect(said(thin, none)).toEqual([]);
  });

  test("the input that tells the worlds apart splits them as it says (oracle: counted anew)", () => {
    // a side that collapses just where its losses are high
    const quantity = thin.quantities.findIndex(({ path }) => path === "campaign.men.south.losses");
    const losses = thinFans.indices.map((index) => sampled(index)[quantity]);
    const middle = [...losses].sort((a, b) => a - b)[WORLDS / 2];
    const rows = losses.flatMap((value, row) => (value >= middle ? [row] : []));
    const turn = collapseTurn(thin, thinFans, {
      actor: "south",
      rows,
      causes: { men: 0, supply: 0, front: 0, neither: 0 },
    })!;
    expect(turn.path).toBe("campaign.men.south.losses");
    expect([turn.above, turn.below]).toEqual([1, 0]);
  });
});
