import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";

const CLAIMS = `
  - {text: v, says: "mean(value of fighting(north) at 0 weeks) > 0"}
  - {text: w, says: "mean(value of fighting(south) at 0 weeks) > 0"}
  - {text: x, says: "mean(weeks of war by 104 weeks) > 0"}
  - {text: y, says: "mean(pace at 20 weeks) > 0"}
  - {text: z, says: "mean(outcome(north) by 52 weeks) > 0"}
  - {text: r, says: "mean(outcome(south) by 52 weeks) > 0"}
  - {text: s, says: "mean(cost(north) by 52 weeks) > 0"}
  - {text: t, says: "mean(net manpower(south) at 20 weeks) > 0"}
`;
const OF_PATRON = `
  - {text: p, says: "mean(outcome(patron) by 52 weeks) > 0"}
  - {text: q, says: "mean(blamed(north) at 20 weeks) > 0"}
`;
const load = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}.parley.yaml`, import.meta.url), "utf8").trimEnd() + CLAIMS;
const WARS = {
  lattice: load("small-war"),
  stocks: load("stocks-war").replace("campaign: one of stocks 0.7; lattice 0.3", "campaign: stocks"),
};

type Change = (text: string) => string;
const every =
  (key: string, value: string): Change =>
  (text) =>
    text.replaceAll(new RegExp(`(^ +| )${key}: [^,\\n]*,`, "gm"), `$1${key}: ${value},`);
const once =
  (from: string | RegExp, to: string): Change =>
  (text) =>
    text.replace(from, to);
const both =
  (...changes: readonly Change[]): Change =>
  (text) =>
    changes.reduce((sum, change) => change(sum), text);

const NO_HAZARD = once(/collapse: \{[^}]*\}/, "collapse: { base: 0 %/week, men: 0 %/week, supply: 0 %/week }");
const STILL = both(once("noise: 10 to 20", "noise: 0"), once("advance: 10 to 30", "advance: 0"));
const NO_ISSUES = both(
  once(/^issues:\n(?: .*\n)+/m, ""),
  once(/^packages:\n(?: .*\n)+/m, ""),
  once(/ {4}issue: line\n.*\n.*\n/, ""),
);
const PART = (agreement: string): Change =>
  once(
    /^packages:/m,
    `sources: { book: { title: A book } }\npartial_agreements: { part: { ${agreement} } }\npackages:`,
  );
const DEAF = once("attention: 0.5 to 1", "attention: 0");
const NO_PATRON = both(
  once(/^patron:\n(?: .*\n)+/m, ""),
  once(/^objectives:\n(?: .*\n)+/m, ""),
  (text) => text.replaceAll(/ {6}(patron_stays|resumes|evidence): .*\n/g, ""),
  once(/ {2}patron.stop:\n(?: {4}.*\n)+/, ""),
  once(", moves: [patron.stop]", ""),
);

function conflictOf(text: string): Conflict {
  const { conflict, diagnostics } = readConflict(text, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.code} ${each.message}`).join("\n"));
  return conflict;
}

/** Names of the measures that are not a finite number in some run, values of fighting of a war that is over aside. */
async function undefinedIn(text: string, worlds = 3, repeats = 1): Promise<string[]> {
  const { tables } = await runEnsemble(conflictOf(text), { worlds, repeats, seed: 5 });
  const { columns, values } = tables.course!;
  const late = /^(value of fighting|would_|ripe|bargaining)/;
  return columns.filter((name, k) => {
    if (late.test(name) && !name.endsWith("at 0 weeks")) return [...values[k]].includes(Infinity);
    return [...values[k]].some((value) => !Number.isFinite(value));
  });
}

const CASES: readonly (readonly [string, Change])[] = [
  ["war costs nothing", every("war_cost", "0")],
  ["nobody minds what it costs", every("resolve", "0")],
  ["both sides collapse for sure in every week", once("base: 0.01 to 0.1 %/week", "base: 100 %/week")],
  ["nothing ever collapses", NO_HAZARD],
  ["nobody discounts", every("patience", "1")],
  ["nobody looks beyond this week", every("patience", "0")],
  ["patience lies next to 1 and nothing collapses", both(every("patience", "0.999999"), NO_HAZARD)],
  [
    "nobody discounts, nothing collapses and the ends of the front decide",
    both(every("patience", "1"), NO_HAZARD, once("ends_decide: 0.5", "ends_decide: 1")),
  ],
  ["there is nothing to agree on", NO_ISSUES],
  ["the patron never listens", DEAF],
  ["the patron forgets everything within a week", once("forgets: 1 to 10 %/week", "forgets: 100 %/week")],
  ["the patron never decides", once("decides_every: 4 weeks", "decides_every: 10000 weeks")],
  ["the patron is sure", once("obstacle: { north: 40 to 60 % }", "obstacle: { north: 100 % }")],
  ["nobody comes to replace losses", every("intake", "0 persons/month")],
  ["nobody is lost", (text) => text.replaceAll(/ {8}losses: .*/g, "        losses: 0 persons/day,")],
  ["everybody who is hit returns", every("return", "100 %")],
  ["a force never breaks", every("breaks_at", "0")],
  ["the attacker has all that it wants", once("stake: 4k to 6k km2", "stake: 0 km2")],
  ["the attacker has nothing to lose", once("cushion: 4k to 6k km2", "cushion: 0 km2")],
  ["the front stands still", STILL],
  ["the front stands still, nothing collapses and nothing is lost by waiting", both(STILL, NO_HAZARD)],
  ["the sides never talk", once("chance: 25 %", "chance: 0")],
  ["no deal is trusted", every("deal_holds", "0")],
  ["a belief rests on no evidence", every("evidence", "0")],
  ["optimism is gone at once", every("learns", "0 weeks")],
  [
    "a truce lasts no time and is always renewed",
    both(once("30 days", "0 days"), once("renews: 0 to 80 %", "renews: 100 %")),
  ],
  ["a mobilisation takes no time", once("over: 8 weeks", "over: 0 weeks")],
  ["nothing is in stock", (text) => text.replaceAll(/cover: \d+ weeks/g, "cover: 0 weeks")],
  ["help has never come", once("irreplaceable: 80 %, replaceable: 50 %", "irreplaceable: 0, replaceable: 0")],
  ["winning is worth what losing is", both(every("win", "0"), every("lose", "0"))],
  [
    "a partial agreement lasts no time, gives all there is and lets every deal be trusted",
    PART("lasts: 0 weeks, worth: { north: 1, south: 1 }, trust: { is: 10, source: book }"),
  ],
  [
    "a partial agreement breaks at once and spares the whole cost of war",
    PART("breaks: 100 %/week, spares: { north: 100 %, south: 100 % }"),
  ],
  [
    "a partial agreement lets talks go on without end and says all",
    PART("talks: { is: 10, source: book }, says: { north: { is: 1000, source: book } }, worth: { north: 0, south: 1 }"),
  ],
  ["nothing is seen any more once intelligence ends", once("worth: 10 to 30 %", "worth: 100 %")],
];

describe.each(Object.entries(WARS))("a war on %s has finite measures where", (model, war) => {
  const cases = CASES.filter(([, change]) => change(war) !== war);
  test("every change above changes something", () => {
    expect(cases).toHaveLength(model === "stocks" ? CASES.length : CASES.length - 1);
  });
  test.each(cases)("%s", async (_, change) => {
    expect(await undefinedIn(change(war) + OF_PATRON)).toEqual([]);
  });
  test("there is no patron", async () => {
    expect(await undefinedIn(NO_PATRON(war))).toEqual([]);
  });
  test("a single package may be signed", async () => {
    const one = war.replace(/( {2}arms:\n(?: {4}.*\n)+)/, "").replace("all: the whole valley to North, ", "");
    const single = one
      .replace("{ here: the present line, none: the old border }", "{ here: the present line, none: gone }")
      .replace("wants: all", "wants: here")
      .replace("won: all", "won: here")
      .replace(/^packages:\n(?: .*\n)+/m, "");
    expect(await undefinedIn(single)).toEqual([]);
  });
  test("it is played in one world, once", async () => {
    expect(await undefinedIn(war, 1, 1)).toEqual([]);
  });
  test("it is played for one week", async () => {
    const week = war.replace("horizon: 104 weeks", "horizon: 1 weeks");
    expect(await undefinedIn(week)).toEqual([]);
  });
});

describe("a coded diagnostic meets a war that has no meaning", () => {
  test.each([
    ["P0428", "without men", once("front: 90k to 110k", "front: 0")],
    ["P0428", "without ground", both(once("stake: 4k to 6k", "stake: 0"), once("cushion: 4k to 6k", "cushion: 0"))],
    ["P0428", "whose pace never returns to its mean", once("memory: 0.5", "memory: 1")],
    ["P0428", "whose defence takes everything back", once("memory: 0.5", "memory: 0.5\n    holding: 1")],
    ["P0429", "that nobody discounts and nothing ends", both(every("patience", "1"), NO_HAZARD)],
    ["P0206", "of zero weeks", once("horizon: 104 weeks", "horizon: 0 weeks")],
    ["P0206", "of -1 weeks", once("horizon: 104 weeks", "horizon: -1 weeks")],
  ] as const)("%s: %s", (code, _, change) => {
    const { conflict, diagnostics } = readConflict(change(WARS.lattice), "war.parley.yaml");
    expect(conflict).toBeNull();
    expect(diagnostics.map((each) => each.code)).toContain(code);
  });
});

test("a patron that never listens is the patron that is not told", async () => {
  const rows = async (text: string): Promise<readonly Float64Array[]> =>
    (await runEnsemble(conflictOf(text), { worlds: 6, repeats: 2, seed: 5 })).tables.course!.values;
  const deaf = DEAF(WARS.lattice);
  const silent = deaf.replaceAll("says: { north: 0.5 to 2 }", "says: { north: 1 }");
  expect(silent).not.toBe(deaf);
  expect(await rows(silent)).toEqual(await rows(deaf));
});
