import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { baselinesOf } from "../../src/report/baseline.js";
import { briefOf } from "../../src/report/brief.js";
import type { Findings } from "../../src/report/finding.js";
import {
  argumentSentence,
  blameSentence,
  collapseSentence,
  dealSentence,
  decisiveSentence,
  endSentence,
  groundSentence,
  menSentence,
  outcomeSentence,
  regretSentence,
  sentencesOf,
} from "../../src/report/sentence.js";
import { acrossSentence } from "../../src/report/sentence-deal.js";
import { termsSection } from "../../src/report/sections.js";

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
    expect(dealSentence(colliding)).toContain("every package crosses at least one stated line.");
    const [one] = colliding.terms!.collisions;
    const twice = { ...colliding, terms: { ...colliding.terms!, collisions: [one, { ...one, issues: ["peace"] }] } };
    expect(dealSentence(twice)).toContain("every package crosses at least two stated lines.");
    // the section says the same of the same collisions
    expect(termsSection(twice, "f")).toContain("every package crosses at least two stated lines.");
    expect(termsSection(colliding, "f")).toContain("every package crosses at least one stated line.");
    expect(dealSentence({ ...war, terms: { ...war.terms!, dealExists: true, dealInsideLines: true } })).toMatch(
      /^A deal is possible without crossing a stated line/,
    );
    expect(dealSentence({ ...war, terms: { ...war.terms!, dealExists: false } })).toMatch(
      /^The stated lines leave room for a deal, but none/,
    );
    expect(dealSentence(bare)).toBeNull();
  });
  test("what the worlds bear out", () => {
    const [one, two] = war.claims.map(({ id, text }) => `“${text.replace(/\.$/, "")}” (${id})`);
    expect(argumentSentence(withVerdicts(war, "holds"))).toBe(
      `Of two claims two hold in at least nine worlds of ten: ${one} and ${two}.`,
    );
    expect(argumentSentence(withVerdicts(war, "fails"))).toBe(
      `Of two claims two fail in at least nine of ten: ${one} and ${two}.`,
    );
    const alike = withVerdicts({ ...war, claims: [{ ...war.claims[0], same: 0.93 }, war.claims[1]] }, "fails");
    expect(argumentSentence(alike)).toContain(`(${war.claims[0].id}; no difference in 93 %) and ${two}`);
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
    expect(menSentence({ ...war, standing: standing(14000), frontier: null })).toBe(
      "North's recruits make up for 2,000 (1,000 to 4,000) killed and wounded a day, of whom some return, and it loses 1,000 (500 to 2,000); South's make up for 2,000 (1,000 to 4,000) and it loses 1,000 (500 to 2,000).",
    );
    expect(menSentence({ ...war, standing: standing(3500), frontier: null })).toMatch(
      /^North's recruits make up for 500 \(/,
    );
    const frontier = { ...war.frontier!, actor: "north", recruits: span(6300) };
    expect(menSentence({ ...war, standing: standing(3500), frontier })).toMatch(
      /^North's recruits, 900 \(500 to 1,800\) a day, make up for 500 \(/,
    );
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
      "Who gets the blame matters: if the patron blames North and not South, South keeps 1,800 km² more after a year (0 to 4,000).",
    );
    expect(blameSentence(worth(-500, -80))).toBe(
      "If the patron blames North and not South, South keeps 100 km² less after a year (−500 to 4,000).",
    );
    expect(blameSentence(war)).toBeNull();
    expect(blameSentence(bare)).toBeNull();
  });
  test("the page has five items at most, and puts what is known of one question into one", () => {
    const items = sentencesOf(war);
    expect(items.length).toBeLessThanOrEqual(5);
    expect(items.length).toBeGreaterThan(2);
    // what the title asks comes first, with who collapses
    expect(items[0]).toContain(endSentence(war)!);
    expect(items[0]).toContain(collapseSentence(war)!);
    const serves = items.find((item) => item.includes(regretSentence(war)!))!;
    expect(serves).toContain(groundSentence(war)!);
    const without = sentencesOf({ ...war, policies: [] });
    expect(without).toHaveLength(items.length - 2);
    expect(without.join(" ")).not.toContain("settlement within two years");
  });
  test("whether a course brings the end nearer", () => {
    const id = "settled within 104 weeks";
    expect(endSentence(withMeasure(war, id, (k) => (k === 1 ? 0.6 : 0.2)))).toBe(
      "A settlement within two years is likeliest under “Help ends”: a chance of 60 %, averaged over worlds, against 20 % under “As now”.",
    );
    expect(endSentence(withMeasure(war, id, (k) => (k === 0 ? 0.6 : 0.2)))).toMatch(
      /^Whatever is done, a settlement within two years has a chance of 20 to 60 %, .* than “As now” \(60 %\)\.$/,
    );
    const close = endSentence(withMeasure(war, id, (k) => (k === 1 ? 0.21 : 0.2)));
    expect(close).toBe(
      "Whatever is done, a settlement within two years has a chance of 20 to 21 %, averaged over worlds: no course brings it nearer by two points or more than “As now” (20 %; highest under “Help ends”).",
    );
    expect(endSentence(bare)).toBeNull();
  });
  test("who collapses how often, and under which course least and most", () => {
    const of = (south: (k: number) => number, north: number): Findings =>
      withMeasure(
        withMeasure(war, "collapsed(south) within 104 weeks", south),
        "collapsed(north) within 104 weeks",
        () => north,
      );
    expect(collapseSentence(of((k) => (k === 0 ? 0.35 : 0.29), 0))).toBe(
      "South collapses in 29 to 35 % of runs (least under “Help ends”, most under “As now”) and North in 0 %.",
    );
    expect(collapseSentence(of((k) => (k === 0 ? 0.1 : 0.4), 0.5))).toBe(
      "North collapses in 50 % of runs and South in 10 to 40 % (least under “As now”, most under “Help ends”).",
    );
    expect(collapseSentence(of(() => 0, 0))).toBeNull();
    expect(collapseSentence(bare)).toBeNull();
  });
  test("how wars settle although every package crosses a line, and how the record changed the mix", () => {
    const law = {
      kind: "choice",
      choices: ["priced", "hard"].map((name) => ({ name, weight: 0.5, law: null })),
    } as const;
    const [one] = colliding.conflict.quantities;
    const conflict = { ...colliding.conflict, quantities: [{ ...one, path: "switches.red_lines", law }] };
    const settled = (priced: number, worlds: number): Findings => ({
      ...colliding,
      conflict,
      worlds: 40,
      match: {} as Findings["match"],
      settledBy: [
        {
          switch: "switches.red_lines",
          shares: [
            { setting: "priced", share: priced, worlds, enough: true },
            { setting: "hard", share: 0.04, worlds: 40 - worlds, enough: true },
          ],
        },
      ],
    });
    expect(acrossSentence(settled(0.6, 10))).toBe(
      "Wars settle by crossing lines: under “As now” in 60 % of runs in the 10 worlds of 40 where a line has a price (50 % of those drawn; the record leaves fewer), in 4 % in the other 30, where a line is absolute as often as it is firm.",
    );
    expect(acrossSentence(settled(0.6, 20))).toContain("where a line has a price, in 4 %");
    expect(dealSentence(settled(0.6, 10))).toContain(acrossSentence(settled(0.6, 10))!);
    expect(acrossSentence(settled(0.6, 40))).toBeNull();
    expect(acrossSentence(bare)).toBeNull();
  });
  test("whose least-regret course it is, and how weak the ranking is", () => {
    const regret = (mean: (k: number) => number, leads = (k: number) => mean(k) === 0): Findings => ({
      ...war,
      rankings: [],
      policies: war.policies.map((policy, k) => ({
        ...policy,
        regret: { patron: { mean: mean(k), p90: k, best: 0.5, leads: leads(k) } },
      })),
    });
    expect(regretSentence(regret((k) => 0.2 * k))).toBe(
      "The course with the least regret on stated objectives is “As now” (by 0.20) for the patron.",
    );
    expect(regretSentence(regret((k) => 0.004 * (1 - k)))).toBe(
      "The course with the least regret on stated objectives is “Help ends” for the patron, each ahead of the next by less than 0.01 on a scale of 0 to 1: a weak ranking.",
    );
    expect(
      regretSentence(
        regret(
          (k) => 0.01 * k,
          () => true,
        ),
      ),
    ).toBe("The course with the least regret on stated objectives is none that stands out for the patron.");
    const many = regret((k) => k);
    const six = { ...many, policies: Array.from({ length: 6 }, (_, k) => many.policies[k % 2]) };
    const four = six.policies.map((policy, k) => ({
      ...policy,
      regret: { patron: { ...policy.regret.patron, mean: k < 4 ? 0 : 1, leads: k < 4 } },
    }));
    expect(regretSentence({ ...six, policies: four })).toContain("is any of four alike (by 1.00) for the patron");
    const ranking = (named: number): Findings["rankings"][0] =>
      ({
        actor: war.conflict.actors.findIndex(({ id }) => id === "patron"),
        courses: [0, 1],
        ratings: [0, 1, 1].map((first, k) => ({ named: [k === 0 ? named : first] })),
      }) as unknown as Findings["rankings"][0];
    expect(regretSentence({ ...regret((k) => 0.2 * k), rankings: [ranking(0)] })).toMatch(
      /; 2 of 3 metrics name other courses\.$/,
    );
    expect(regretSentence({ ...regret((k) => 0.2 * (1 - k)), rankings: [ranking(1)] })).not.toContain("metrics");
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
