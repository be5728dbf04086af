import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { baselinesOf } from "../../src/report/baseline.js";
import { briefOf } from "../../src/report/brief.js";
import type { Findings } from "../../src/report/finding.js";
import {
  collapseSentence,
  argumentSentence,
  blameSentence,
  dealSentence,
  decisiveSentence,
  endSentence,
  groundSentence,
  menSentence,
  outcomeSentence,
  regretSentence,
  sentencesOf,
} from "../../src/report/sentence.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const findingsOf = async (source: string): Promise<Findings> =>
  briefOf(readConflict(source, "war.parley.yaml").conflict!, { worlds: 40, repeats: 8, seed: 1 });

let war: Findings;
let colliding: Findings;
let bare: Findings;
beforeAll(async () => {
  war = await findingsOf(text);
  // North refuses what South insists on: the stated lines on the army collide
  colliding = await findingsOf(
    text
      .replace("north: { wants: small,", "north: { wants: small, never: none, firm: 80 %,")
      .replace("north: {wants: small,", "north: {wants: small, never: none, firm: 80 %,"),
  );
  bare = await findingsOf("parley: 1\ncase: {title: Two neighbours}\nactors: {a: {title: A}, b: {title: B}}\n");
}, 60_000);

/** The findings with every policy's measure replaced by what `value` says. */
function withMeasure(findings: Findings, id: string, value: (policy: number) => number): Findings {
  return {
    ...findings,
    policies: findings.policies.map((policy, k) => ({
      ...policy,
      measures: {
        ...policy.measures,
        [id]: { low: value(k) - 1, median: value(k), mean: value(k), high: value(k) + 1, worlds: 40 },
      },
    })),
  };
}

/** A claim on what blame is worth. */
const ASKS = "  - text: Blame is worth ground.\n    says: worth_of_blame(patron) > 0\n";

function withSpread(findings: Findings, id: string, spread: Findings["policies"][0]["measures"][string]): Findings {
  const policies = findings.policies.map((policy) => ({ ...policy, measures: { ...policy.measures, [id]: spread } }));
  return { ...findings, policies };
}

function withVerdicts(findings: Findings, kind: Findings["claims"][0]["verdict"]["kind"]): Findings {
  return { ...findings, claims: findings.claims.map((claim) => ({ ...claim, verdict: { ...claim.verdict, kind } })) };
}

describe("each sentence says the opposite on the opposite result, and nothing without one", () => {
  test("whether the stated lines leave a deal", () => {
    expect(dealSentence(colliding)).toContain(
      "No deal exists inside the stated red lines. They collide on “Limits on South's army”",
    );
    expect(dealSentence(colliding)).toContain("at least one stated line");
    expect(dealSentence({ ...war, terms: { ...war.terms!, dealExists: true, dealInsideLines: true } })).toMatch(
      /^A deal is possible without crossing a stated line/,
    );
    expect(dealSentence({ ...war, terms: { ...war.terms!, dealExists: false } })).toMatch(
      /^The stated lines leave room for a deal, but none/,
    );
    expect(dealSentence(bare)).toBeNull();
  });
  test("what the worlds bear out", () => {
    const one = `${war.claims[0].text.replace(/\.$/, "")} (${war.claims[0].id})`;
    const two = war.claims[1].id;
    expect(argumentSentence(withVerdicts(war, "holds"))).toBe(
      `Of two claims two hold in at least nine worlds of ten: ${one}, and one more (${two}).`,
    );
    expect(argumentSentence(withVerdicts(war, "fails"))).toBe(
      `Of two claims two fail in at least nine of ten: ${one}, and one more (${two}).`,
    );
    expect(argumentSentence(withVerdicts(war, "depends"))).toBe("Of two claims two depend on what is not known.");
    expect(argumentSentence(withVerdicts(war, "not-testable-yet"))).toBe("None of the two claims can be tested yet.");
    expect(argumentSentence(bare)).toBeNull();
  });
  test("whether recruits make good the losses", () => {
    const span = (median: number) => ({ low: median / 2, median, mean: median, high: 2 * median, worlds: 40 });
    const standing = (covered: number): Findings["standing"] => ({
      sides: ["north", "south"].map((actor) => ({ actor, losses: span(7000), covered: span(covered) })),
      advance: span(80),
    });
    expect(menSentence({ ...war, standing: standing(14000) })).toBe(
      "North's recruits make good 2,000 (1,000 to 4,000) losses a day and it loses 1,000 (500 to 2,000); South's make good 2,000 (1,000 to 4,000) and it loses 1,000 (500 to 2,000).",
    );
    expect(menSentence({ ...war, standing: standing(3500) })).toMatch(/^North's recruits make good 500 \(/);
    expect(menSentence(bare)).toBeNull();
  });
  test("what recorded wars and the present pace say beside it", () => {
    const soon = (chance: number): Findings => withMeasure(war, "settled within 26 weeks", () => chance);
    expect(baselinesOf(soon(0.6))[0]).toMatch(
      /55 % had ended by day 180; of those past two years 10 to 23 % ended.*a chance of 60 % under “As now”: these worlds.*too easily\.$/,
    );
    expect(baselinesOf(soon(0.2))[0]).toMatch(/a chance of 20 % under “As now”\.$/);
    expect(baselinesOf(bare)).toEqual([]);
  });
  test("how many outcomes can last, where no war is run", () => {
    const structure = (now: string[]): Findings["structure"] => ({
      options: ["a.go"],
      states: 2,
      equilibria: { seq: [["a.go"]] },
      now,
      views: [],
    });
    expect(outcomeSentence({ ...bare, structure: structure(["a.go"]) })).toBe(
      "Of two possible outcomes one can last when each party foresees the others' own improvements; the present one is among them.",
    );
    expect(outcomeSentence({ ...bare, structure: structure([]) })).toMatch(/the present one is not among them\.$/);
    expect(outcomeSentence({ ...war, structure: structure([]) })).toBeNull();
    expect(outcomeSentence(bare)).toBeNull();
  });
  test("under which course most ground is lost", () => {
    const id = "area gained by 52 weeks";
    expect(groundSentence(withMeasure(war, id, (k) => (k === 0 ? 900 : 100)))).toMatch(
      /most ground, 900 km² in a year under “As now”.*least, 100 km² in a year under “Help ends”/,
    );
    expect(groundSentence(withMeasure(war, id, (k) => (k === 1 ? 900 : 100)))).toMatch(
      /most ground, 900 km² in a year under “Help ends”.*least, 100 km² in a year under “As now”/,
    );
    expect(groundSentence(bare)).toBeNull();
  });
  test("what being blamed is worth, where a claim asks for it", () => {
    const asked = { ...war, conflict: readConflict(text.replace("claims:\n", `claims:\n${ASKS}`), "war").conflict! };
    const worth = (low: number, median: number): Findings =>
      withSpread(asked, "worth_of_blame(patron)", { low, median, mean: median, high: 4000, worlds: 40 });
    expect(blameSentence(worth(12, 1836))).toBe(
      "Who gets the blame matters: if the patron blames North and not South, South keeps 1,836 km² more after a year (12 to 4,000).",
    );
    expect(blameSentence(worth(-500, -80))).toBe(
      "If the patron blames North and not South, South keeps 80 km² less after a year (−500 to 4,000).",
    );
    expect(blameSentence(war)).toBeNull();
    expect(blameSentence(bare)).toBeNull();
  });
  test("the page has five items at most, and puts what is known of one question into one", () => {
    const items = sentencesOf(war);
    expect(items.length).toBeLessThanOrEqual(5);
    expect(items.length).toBeGreaterThan(2);
    const courses = items.find((item) => item.includes(endSentence(war)!))!;
    expect(courses).toContain(groundSentence(war)!);
    expect(courses).toContain(regretSentence(war)!);
    const without = sentencesOf({ ...war, policies: [] });
    expect(without).toHaveLength(items.length - 1);
  });
  test("whether a course brings the end nearer", () => {
    const id = "settled within 104 weeks";
    expect(endSentence(withMeasure(war, id, (k) => (k === 1 ? 0.6 : 0.2)))).toBe(
      "A settlement within two years is likeliest under “Help ends”: a chance of 60 %, averaged over worlds, against 20 % under “As now”.",
    );
    expect(endSentence(withMeasure(war, id, (k) => (k === 0 ? 0.6 : 0.2)))).toMatch(
      /^No course makes a settlement within two years likelier than “As now”/,
    );
    const close = endSentence(withMeasure(war, id, (k) => (k === 1 ? 0.21 : 0.2)));
    expect(close).toBe(
      "No course makes a settlement within two years likelier by two points or more than “As now” does (chance 20 %, averaged over worlds; under “Help ends”, the highest, 21 %).",
    );
    expect(endSentence(bare)).toBeNull();
  });
  test("how likely the defender is to collapse, and under which course least and most", () => {
    const id = "collapsed(south) within 104 weeks";
    expect(collapseSentence(withMeasure(war, id, (k) => (k === 1 ? 0.4 : 0.3)))).toBe(
      "South collapses within two years with a chance of 30 % under “As now”, averaged over worlds, from 30 % under “As now” to 40 % under “Help ends”.",
    );
    expect(collapseSentence(withMeasure(war, id, () => 0.3))).toMatch(/averaged over worlds\.$/);
    expect(collapseSentence(withMeasure(war, id, () => 0))).toBeNull();
    expect(collapseSentence(bare)).toBeNull();
  });
  test("whose least-regret course it is", () => {
    const regret = (leads: (k: number) => boolean): Findings => ({
      ...war,
      policies: war.policies.map((policy, k) => ({
        ...policy,
        regret: { patron: { mean: k, p90: k, best: 0.5, leads: leads(k) } },
      })),
    });
    expect(regretSentence(regret((k) => k === 0))).toContain("is “As now” for the patron");
    expect(regretSentence(regret((k) => k === 1))).toContain("is “Help ends” for the patron");
    expect(regretSentence(regret(() => true))).toContain("is none that stands out for the patron");
    const many = regret((k) => k < 4);
    const six = { ...many, policies: Array.from({ length: 6 }, (_, k) => many.policies[k % 2]) };
    const four = six.policies.map((policy, k) => ({
      ...policy,
      regret: { patron: { ...policy.regret.patron, leads: k < 4 } },
    }));
    expect(regretSentence({ ...six, policies: four })).toContain("is any of four alike for the patron");
    expect(regretSentence(bare)).toBeNull();
  });
  test("what unsourced input decides most", () => {
    const decisive = (path: string): Findings => ({
      ...war,
      health: { ...war.health, decisive: [{ path, line: 12, file: "war", claims: ["c1"] }] },
    });
    expect(decisiveSentence(decisive("talks.chance"))).toContain(
      "chance of a round of talks in a week (line 12) turns one of two verdicts",
    );
    expect(decisiveSentence(decisive("campaign.men.north.losses"))).toContain("North's losses");
    expect(decisiveSentence({ ...war, health: { ...war.health, decisive: [] } })).toBeNull();
  });
  test("a file with nothing in it says nothing", () => expect(sentencesOf(bare)).toEqual([]));
});
