import { expect, test } from "vitest";
import type { Ranking } from "../../src/judgement/index.js";
import { reasonOf } from "../../src/report/claim-table.js";
import { disagreementSentence, objectivesSentence } from "../../src/report/course-sentence.js";
import { sourcesHtml } from "../../src/report/sources-section.js";
import { findings, smallWar, verdict } from "./build.js";

const conflict = smallWar();
const patron = conflict.actors.findIndex(({ id }) => id === "patron");

/** Two courses: how often each alone is best, and its shortfall in one world of ten and at worst. */
function ranking(best: readonly [number, number], short: readonly [number, number]): Ranking {
  const values = Float64Array.from(short);
  const named = [short[0] < short[1] ? 0 : 1];
  const ratings = ["regret_90", "minimax_regret"].map((id) => ({ metric: { id }, values, named, open: [] }));
  const aims = (conflict.objectives[patron] ?? []).map((objective) => ({ objective, enough: 0 }));
  return { actor: patron, courses: [0, 1], best, ratings, aims } as unknown as Ranking;
}

test("what an actor wants stands beside the ranking, with the ranges of the weights", () => {
  expect(objectivesSentence(conflict, ranking([0.5, 0.5], [0, 0]))).toMatch(
    /^The patron's objectives: it likelier that the belligerents have signed a settlement within 104 weeks \(weight 1 to 3\); less of: .* by week 104 \(weight 1 to 3\)\.$/,
  );
});

test("why metrics disagree: a course most often best that falls short by more where it is not", () => {
  expect(disagreementSentence(conflict, ranking([0.2, 0.4], [0.04, 0.45]))).toBe(
    "Why they disagree: “Help ends” alone is best for the patron in more worlds than any other (40 %, “As now” in 20 %), but where it is not, it falls short of the best by more: 0.45 in one world of ten and 0.45 at worst, against 0.04 in one world of ten and 0.04 at worst. Metrics that count worlds favour the first, those that weigh shortfalls the second.",
  );
  expect(disagreementSentence(conflict, ranking([0.4, 0.2], [0.04, 0.45]))).toBeNull();
});

test("a claim that fails since courses settle alike says in how many worlds they do", () => {
  const [claim] = findings({ verdicts: conflict.claims.map(({ id }) => verdict(id, "fails", 0.05)) }).claims;
  expect(reasonOf({ ...claim, same: 0.93 })).toBe("no difference in 93 % of worlds");
  expect(reasonOf(claim)).toBeNull();
});

test("what a verdict turns on is told with the side on which the claim holds or fails more often", () => {
  const turned = (share: number) => {
    const verdicts = conflict.claims.map(({ id }) => verdict(id, "depends", share));
    return { ...findings({ verdicts }).claims[0], turn: "North's losses > 100 persons/day" };
  };
  expect(reasonOf(turned(0.7))).toBe("fails more often where North's losses > 100 persons/day");
  expect(reasonOf(turned(0.3))).toBe("holds more often where North's losses > 100 persons/day");
});

test("sources say what stands on them, and which are later than the day of the file", () => {
  const sources = [
    { id: "early", title: "Early", date: "2001-01-01", url: null, side: null },
    { id: "late", title: "Late", date: "2002-01-01", url: null, side: null },
  ] as unknown as typeof conflict.sources;
  const quantities = conflict.quantities.map((each, k) => ({ ...each, source: k < 2 ? 0 : null }));
  const claims = conflict.claims.map((claim) => ({ ...claim, source: 1 }));
  const html = sourcesHtml(findings({ conflict: { ...conflict, asOf: "2001-03-01", sources, quantities, claims } }));
  expect(html).toContain("<p>The file speaks for 2001-03-01; one source is later (");
  expect(html).toContain("for 2 numbers</small>");
  expect(html).toMatch(/for .*; later than the file&#39;s day<\/small>/);
});
