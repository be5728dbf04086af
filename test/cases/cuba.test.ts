import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readStructure } from "../../src/structure/index.js";
import { conflictOf, laterSources, verdictsOf } from "./case.js";

interface Reference {
  readonly states: readonly string[];
  readonly preferences: Record<"US" | "USSR", readonly number[]>;
  readonly equilibria: Record<"nash" | "gmr" | "smr" | "seq" | "sseq", readonly number[]>;
}

const reference = JSON.parse(
  readFileSync(new URL("../../references/structure/fraser1984/cuba-1962.json", import.meta.url), "utf8"),
) as Reference;
const options = ["us.air_strike", "us.blockade", "ussr.withdraw", "ussr.escalate"];
const stateOf = (number: number): string =>
  options.filter((_, k) => reference.states[number - 1][k] === "Y").join(" ") || "nothing";
const name = (state: readonly string[]): string => state.join(" ") || "nothing";

describe("Cuba 1962", () => {
  const reading = readStructure(conflictOf("cuba-1962"))!;

  test("warns of the one source that is later than the crisis", () => {
    expect(laterSources("cuba-1962")).toEqual(["zagare14"]);
  });

  test("has the twelve states of Fraser and Hipel and no others", () => {
    const states = reference.states.map((_, k) => stateOf(k + 1));
    expect(reading.states.map(name).sort()).toEqual([...states].sort());
  });

  test.each(["nash", "gmr", "smr", "seq", "sseq"] as const)(
    "has the equilibria of the reference under %s",
    (concept) => {
      expect(reading.equilibria[concept].map(name).sort()).toEqual(reference.equilibria[concept].map(stateOf).sort());
    },
  );

  test("leads from the blockade to the withdrawal by the Soviet Union's own step", () => {
    expect(reading.path).toEqual([{ mover: "ussr", to: ["us.blockade", "ussr.withdraw"] }]);
  });

  test("bears out five of the six claims, and not that neither side gains by a further move", async () => {
    const verdicts = await verdictsOf("cuba-1962");
    expect(Object.values(verdicts).map(({ kind }) => kind)).toEqual([
      "holds",
      "fails",
      "holds",
      "holds",
      "holds",
      "holds",
    ]);
  });

  describe("if a strike would have been answered", () => {
    const variant = { variant: "soviets_answer_a_strike" };
    const answered = readStructure(conflictOf("cuba-1962", variant))!;

    test("the only state that nobody leaves alone is war", () => {
      expect(answered.equilibria.nash.map(name)).toEqual(["us.air_strike us.blockade ussr.escalate"]);
    });

    test("blockade and withdrawal still hold, and strike and withdrawal under no concept", () => {
      expect(answered.equilibria.seq.map(name)).toContain("us.blockade ussr.withdraw");
      for (const states of Object.values(answered.equilibria))
        expect(states.map(name)).not.toContain("us.air_strike ussr.withdraw");
    });

    test("turns the two claims about a strike and about war, and no other", async () => {
      const [filed, varied] = [await verdictsOf("cuba-1962"), await verdictsOf("cuba-1962", variant)];
      expect(Object.keys(filed).filter((id) => filed[id].kind !== varied[id].kind)).toEqual(["c5", "c6"]);
    });
  });
});
