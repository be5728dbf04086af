import { describe, expect, test } from "vitest";
import * as sentence from "../../src/report/sentence.js";
import { findings, termsFinding, twoPolicies, verdict } from "./build.js";

const none = findings();

describe("the sentence on a deal", () => {
  test("names the lines that collide when no deal is inside them", () => {
    const text = sentence.dealSentence(findings({ terms: termsFinding(false) }));
    expect(text).toMatch(/^No deal exists inside the stated red lines/);
    expect(text).toContain("Limits on South's army");
  });
  test("says that a deal is possible when it is", () => {
    const text = sentence.dealSentence(findings({ terms: termsFinding(true) }));
    expect(text).toMatch(/^A deal is possible without crossing a stated line/);
    expect(text).toContain("North and South");
  });
  test("says that no package beats going on when lines leave room but values do not", () => {
    const terms = { ...termsFinding(true), dealExists: false, agreementZone: 0 };
    expect(sentence.dealSentence(findings({ terms }))).toContain("none that both North and South value above going on");
  });
  test("is absent without terms", () => expect(sentence.dealSentence(none)).toBeNull());
});

describe("the sentence on the argument", () => {
  const [first, second] = none.conflict.claims.map((claim) => claim.id);
  test("says which claims hold and which fail, and swaps them when the verdicts swap", () => {
    const one = findings({ verdicts: [verdict(first, "holds", 0.97), verdict(second, "fails", 0.02)] });
    const other = findings({ verdicts: [verdict(first, "fails", 0.02), verdict(second, "holds", 0.97)] });
    expect(sentence.argumentSentence(one)).toContain(`${first} holds`);
    expect(sentence.argumentSentence(one)).toContain(`${second} fails`);
    expect(sentence.argumentSentence(other)).toContain(`${second} holds`);
    expect(sentence.argumentSentence(other)).toContain(`${first} fails`);
  });
  test("counts what cannot be tested", () => {
    const all = findings({ verdicts: [first, second].map((id) => verdict(id, "not-testable-yet", null)) });
    expect(sentence.argumentSentence(all)).toBe("None of the 2 claims can be tested yet.");
  });
});

describe("the sentences on courses of action", () => {
  const one = findings({ policies: twoPolicies([500, 2000], [0.2, 0.4], [0.1, 0.3]) });
  const other = findings({ policies: twoPolicies([2000, 500], [0.4, 0.2], [0.3, 0.1]) });
  test("ground: the courses with most and least change places with the results", () => {
    expect(sentence.groundSentence(one)).toMatch(/gains most ground, 2,000 km².*“Help ends”.*least, 500 km².*“As now”/);
    expect(sentence.groundSentence(other)).toMatch(
      /gains most ground, 2,000 km².*“As now”.*least, 500 km².*“Help ends”/,
    );
  });
  test("end: says which course is likelier to settle, or that none is", () => {
    expect(sentence.endSentence(one)).toMatch(/likeliest under “Help ends”: a chance of 40 %.*against 20 %/);
    expect(sentence.endSentence(other)).toMatch(
      /^No course makes a settlement within two years likelier than “As now”/,
    );
  });
  test("regret: names the least-regret course of each actor with objectives", () => {
    expect(sentence.regretSentence(one)).toContain("“As now” for The patron");
    expect(sentence.regretSentence(other)).toContain("“Help ends” for The patron");
  });
  test("are absent without policies", () => {
    expect(sentence.groundSentence(none)).toBeNull();
    expect(sentence.endSentence(none)).toBeNull();
    expect(sentence.regretSentence(none)).toBeNull();
  });
});

describe("the sentence on what decides", () => {
  const decisive = (path: string, claims: string[]) =>
    findings({
      health: { numbers: 9, sourced: 1, uncertain: 5, decisive: [{ path, line: 7, file: "x.yaml", claims }] },
    });
  test("names the unsourced input that turns most verdicts", () => {
    const one = sentence.decisiveSentence(decisive("campaign.front.cushion", ["c1", "c2"]));
    const other = sentence.decisiveSentence(decisive("values.north.patience", ["c2"]));
    expect(one).toMatch(/line 7\) turns 2 of 2 verdicts/);
    expect(other).toMatch(/line 7\) turns 1 of 2 verdicts/);
    expect(one).not.toBe(other);
  });
  test("is absent where no unsourced input turns a verdict", () => expect(sentence.decisiveSentence(none)).toBeNull());
});

test("no sentence appears without a result, and the others keep their order", () => {
  const all = findings({ terms: termsFinding(false), policies: twoPolicies([500, 2000], [0.2, 0.4], [0.1, 0.3]) });
  expect(sentence.sentencesOf(none)).toHaveLength(1);
  expect(sentence.sentencesOf(all).map((text) => text.slice(0, 12))).toEqual([
    "No deal exis",
    "Of 2 claims ",
    "North gains ",
    "A settlement",
    "The course w",
  ]);
});
