import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CONCEPTS, readStructure } from "../../src/structure/index.js";
import { idOf, stateOf, type Reference } from "../structure/build.js";
import { conflictOf, importTexts } from "./read.js";

const NAMES = [
  "textbook/prisoners-dilemma",
  "textbook/chicken",
  "hipel2014/syria-iraq-1975",
  "hipel1993/elmira-12-states",
  "fraser1984/cuba-1962",
];

/** A published game as gmcr-py would save it, with the options in reverse order: numbering must not depend on it. */
function gmcrOf(reference: Reference): string {
  const all = reference.deciders.flatMap((decider) => decider.options);
  const place = (k: number): number => all.length - 1 - k;
  const options = all.map((name) => {
    const rule = reference.oneWay.find((each) => each.option === name);
    return { name, permittedDirection: rule === undefined ? "both" : rule.only === "start" ? "fwd" : "back" };
  });
  let first = 0;
  const decisionMakers = reference.deciders.map((decider) => {
    const own = decider.options.map((_, k) => place(first + k));
    first += decider.options.length;
    return {
      name: decider.name,
      options: own,
      preferences: [],
      preferenceRanking: reference.preferences[decider.name],
    };
  });
  const infeasibles = reference.impossible.map((pattern) =>
    [...pattern].flatMap((sign, k) => (sign === "Y" || sign === "N" ? [[place(k), sign]] : [])),
  );
  return JSON.stringify({ options: options.reverse(), decisionMakers, infeasibles, useManualPreferenceRanking: true });
}

describe.each(NAMES)("reference through .gmcr: %s", (name) => {
  const reference = JSON.parse(
    readFileSync(new URL(`../../references/structure/${name}.json`, import.meta.url), "utf8"),
  ) as Reference;
  const reading = readStructure(conflictOf(importTexts({ "reference.gmcr": gmcrOf(reference) })))!;
  const states = (numbers: readonly number[]): string[][] => numbers.map((number) => stateOf(reference, number));

  test("the possible states are the published ones, in their order", () => {
    expect(reading.states).toEqual(reference.states.map((_, k) => stateOf(reference, k + 1)));
  });
  test.each(CONCEPTS)("%s: stable states of every decider, and the equilibria", (concept) => {
    for (const { name: decider } of reference.deciders)
      expect(reading.stability[concept][idOf(decider)]).toEqual(states(reference.expected[concept][decider]));
    expect(reading.equilibria[concept]).toEqual(states(reference.equilibria[concept]));
  });
});
