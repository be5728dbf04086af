import { describe, expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { briefOf } from "../../src/report/brief.js";
import { renderJson } from "../../src/report/json.js";
import { renderText } from "../../src/report/text.js";
import type { Findings } from "../../src/report/finding.js";
import { smallWar } from "../report/build.js";

const RUNS = { worlds: 12, repeats: 2, seed: 1 };
const needsOf = (findings: Findings): Record<string, string | null> =>
  Object.fromEntries(findings.claims.map(({ id, verdict }) => [id, verdict.needs]));
const page = (findings: Findings): string =>
  renderText(findings, { width: 1000, colour: false, file: "f.parley.yaml", report: null });

/** A policy that branches in the past, one of words, and claims on them and beside them. */
const withPolicies = (text: string): string =>
  text
    .replace("moves:\n", "moves:\n  patron.say: {words: {patron_stays: up 0 to 40 %}}\n")
    .replace(
      "policies:\n",
      `policies:
  refused: {title: Had South refused, at: south.truce}
  said: {title: Said to last, moves: [patron.say]}
`,
    )
    .replace(
      "claims:\n",
      `claims:
  - {id: P, text: Past., under: refused, says: chance(settled within 26 weeks) <= 50 %}
  - {id: W, text: Words., under: said, says: chance(settled within 26 weeks) <= 50 %}
  - {id: D, text: Difference., under: as_is, says: "difference(chance(settled within 26 weeks), as_is, said) <= 50 %"}
  - {id: F, text: The first policy., says: chance(settled within 26 weeks) <= 50 %}
  - {id: R, text: Regret., says: "regret(patron, refused) >= 0"}
  - {id: B, text: Best., says: best_course(patron) != said}
  - {id: O, text: Runs., under: cut_off, says: chance(settled within 26 weeks) <= 50 %}
  - {id: Q, text: Regret runs., says: "regret(patron, cut_off) >= 0"}
  - {id: A, text: Best of those that run., says: best_course(patron) == as_is or best_course(patron) == cut_off}
`,
    );
const history = `history: {window: [2000-11-01, 2001-03-01], moves: [{on: 2001-02-01, move: south.truce}]}\n`;

describe("policies of words, and policies that leave the record", () => {
  const conflict = smallWar((text) => `${withPolicies(text)}\n${history}`);
  const brief = briefOf(conflict, RUNS);

  test("are run, and claims under them and on them are judged", async () => {
    const needs = needsOf(await brief);
    expect(Object.values(needs).filter((each) => each !== null)).toEqual([]);
    expect((await brief).failedRuns).toBe(0);
  });
  test("regret is measured among all of them", async () => {
    const { policies, claims } = await brief;
    expect(policies.map((policy) => policy.id)).toEqual(["refused", "said", "as_is", "cut_off"]);
    for (const policy of policies) expect(policy.regret["patron"].mean).toBeGreaterThanOrEqual(0);
    expect(claims.find((claim) => claim.id === "Q")!.verdict.share).toBeGreaterThan(0.9);
  });
  test("JSON and text hold no NaN", async () => {
    expect(page(await brief)).not.toContain("NaN");
    expect(renderJson(await brief)).not.toContain("NaN");
  });
});

describe("a course that needs more than the tool has", () => {
  const cases: readonly (readonly [string, (text: string) => string, string])[] = [
    ["a second patron", secondPatron, "patrons that watch each other"],
    [
      "a branch among the patron's courses",
      (text) =>
        `${text
          .replace("policies:\n", "policies:\n  silent: {at: south.truce}\n")
          .replace("courses: { as_is: 0.2,", "courses: { silent: 0.1, as_is: 0.2,")}\n${history}`,
      "a course that begins in the past among the patron's courses",
    ],
  ];
  test.each(cases)("%s: no run, every claim on the course says so", async (_, replace, needs) => {
    const findings = await briefOf(smallWar(replace), RUNS);
    expect(findings.policies).toEqual([]);
    const ofCourse = findings.claims.filter(({ says }) => /settled|area gained/.test(says));
    expect(ofCourse.length).toBeGreaterThanOrEqual(2);
    for (const { verdict } of ofCourse) expect(verdict).toMatchObject({ kind: "not-testable-yet", needs });
    expect(page(findings)).toContain(needs);
  });
});

function secondPatron(text: string): string {
  return text
    .replace(/patron_stays: ([^,}\n]+)/g, "patron_stays: $1, north_stays: 0.5")
    .replace(/^patron:\n/m, (head) => {
      const own = /^patron:\n {2}patron:\n([\s\S]*?)(?=^\S)/m.exec(text)![1];
      return `${head}  north:\n${own}`;
    });
}

test("a claim that unknown preferences decide needs them", async () => {
  const text = `parley: 1
case: {title: T}
actors: {a: {}, b: {}}
moves: {a.x: {}, b.y: {}}
game: {preferences: {a: [unknown a.x], b: [b.y]}}
claims:
  - {id: U, text: It holds., says: 'structure.equilibrium("a.x b.y", NASH)'}
  - {id: N, text: It does not., says: 'structure.equilibrium("a.x", NASH)'}
`;
  const findings = await briefOf(readConflict(text, "u.parley.yaml").conflict!, RUNS);
  expect(needsOf(findings)).toEqual({ U: "preferences that the file calls unknown", N: null });
  expect(findings.claims[1].verdict.share).toBe(0);
});

describe("help goes to the defender, and nothing stands in for help to the other side", () => {
  test("a patron of the attacker cannot be run, and the page says so", async () => {
    const conflict = smallWar((text) =>
      text.replace("receiver: south", "receiver: north").replace(/objectives:\n(?: .*\n)+/, ""),
    );
    const findings = await briefOf(conflict, RUNS);
    expect(Object.values(needsOf(findings))).toEqual(["help for the attacker", "help for the attacker"]);
    expect(page(findings)).toContain("help for the attacker");
  });
});
