import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readStructure } from "../../src/structure/index.js";
import { CONCEPTS } from "../../src/structure/stability.js";
import { parley } from "../cli/world.js";
import { conflictOf, fileOf, idOf, stateOf, type Manner, type Reference } from "./build.js";

const names = [
  "textbook/prisoners-dilemma",
  "textbook/chicken",
  "hipel2014/syria-iraq-1975",
  "hipel1993/elmira-12-states",
  "fraser1984/cuba-1962",
];
const load = (name: string): Reference =>
  JSON.parse(readFileSync(new URL(`../../references/structure/${name}.json`, import.meta.url), "utf8")) as Reference;

describe.each(names)("reference: %s", (name) => {
  const reference = load(name);
  const reading = readStructure(conflictOf(reference))!;
  const states = (numbers: readonly number[]): string[][] => numbers.map((number) => stateOf(reference, number));

  test("the possible states are the published ones, in their order", () => {
    expect(reading.states).toEqual(reference.states.map((_, k) => stateOf(reference, k + 1)));
  });
  test.each(CONCEPTS)("%s: stable states of every decider, and the equilibria", (concept) => {
    for (const { name: decider } of reference.deciders)
      expect(reading.stability[concept][idOf(decider)]).toEqual(states(reference.expected[concept][decider]));
    expect(reading.equilibria[concept]).toEqual(states(reference.equilibria[concept]));
  });

  test.each<Manner>(["rankings", "statements"])("the command line says the same from %s", async (manner) => {
    const left = await parley(["structure", "case.parley.yaml", "--json"], {
      "case.parley.yaml": fileOf(reference, manner),
    });
    expect([left.status, left.err]).toEqual([0, ""]);
    const answer = JSON.parse(left.out) as Pick<typeof reading, "stability" | "equilibria">;
    for (const concept of CONCEPTS) {
      expect(answer.equilibria[concept]).toEqual(states(reference.equilibria[concept]));
      for (const { name: decider } of reference.deciders)
        expect(answer.stability[concept][idOf(decider)]).toEqual(states(reference.expected[concept][decider]));
    }
  });
});
