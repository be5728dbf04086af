import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseConflict } from "../../src/language/parse.js";
import { readConflict } from "../../src/language/read.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { CHAIN_STAGES } from "../../src/report/stage.js";
import { withoutEach, type Ablation } from "../../src/report/ablation/ablate.js";
import { comparedOf, type Reading } from "../../src/report/ablation/compared.js";
import { linkEffect, linkOutcomes, outcomeFigures } from "../../src/report/ablation/link-effects.js";
import { LINKS, type Link } from "../../src/report/ablation/links.js";

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const small = textOf("test/fixtures/small-war.parley.yaml");
const read = (text: string): NonNullable<ReturnType<typeof readConflict>["conflict"]> =>
  readConflict(text, "war").conflict!;
const war = read(small);
const cutsOf = (text: string): ReturnType<typeof withoutEach<Link>> =>
  withoutEach(read(text), { text, file: "war", variant: null }, LINKS);

/** A reading of which the outcomes are these, world by world. */
function reading(outcomes: Readonly<Record<string, readonly number[]>>): Reading {
  const figures = Object.entries(outcomes).map(([of, values]) => ({
    id: `${of} free`,
    kind: "measure" as const,
    of,
    under: "free",
    unit: "share",
    values: Float64Array.from(values),
  }));
  return { figures, verdicts: [], worlds: Object.values(outcomes)[0].length };
}

const cut: Ablation<Link> = {
  element: LINKS[0],
  changes: { sets: [], without: [] },
  lines: [],
  conflict: { ...war, hash: "other" },
  diagnostics: [],
};
const effectOf = (before: Reading, after: Reading): ReturnType<typeof linkEffect> => {
  const outcomes = new Set(before.figures.map(({ id }) => id));
  return linkEffect(cut, war, comparedOf(before, after, { outcomes, comparisons: outcomes.size }));
};

test("the links lead from each step of the argument to the next, and from the last back to the first", () => {
  expect(LINKS.map(({ from, to }) => [from, to])).toEqual(
    CHAIN_STAGES.map((stage, k) => [stage, CHAIN_STAGES[(k + 1) % CHAIN_STAGES.length]]),
  );
});

test("every link of a file that has every key can be cut, at lines of the file", () => {
  const { ablations, lacking } = cutsOf(textOf("test/fixtures/every-key.parley.yaml"));
  expect(lacking).toEqual([]);
  for (const { element, conflict, lines, diagnostics } of ablations)
    expect([element.id, conflict !== null, lines.length > 0, diagnostics]).toEqual([element.id, true, true, []]);
});

test("what is cut is gone: nobody is lost for good, no force breaks for want of men, winning and losing are worth the same", () => {
  const { ablations } = cutsOf(small);
  const without = (id: string): NonNullable<Ablation["conflict"]> =>
    ablations.find(({ element }) => element.id === id)!.conflict!;
  const kept = without("front-men");
  const [world] = sampleWorlds(kept, 1, 3);
  for (const men of kept.campaign!.men)
    if (men) expect([world.values[men.returning], world.values[men.intake]]).toEqual([1, 0]);
  const whole = without("men-worth");
  expect(sampleWorlds(whole, 1, 3)[0].values[whole.campaign!.collapse!.men]).toBe(0);
  const level = without("worth-terms");
  const [other] = sampleWorlds(level, 1, 3);
  for (const values of level.values)
    if (values) {
      expect(other.values[values.win]).toBe(other.values[values.lose]);
      expect(other.values[values.warCost]).toBe(0);
    }
});

test("a file without a patron has no link through blame", () => {
  const source = { conflict: { ...war, patron: null, patrons: [] }, root: parseConflict(small, "war").root! };
  const links = LINKS.filter(({ from, to }) => from === "blame" || to === "blame");
  expect(links.map(({ out }) => out(source))).toEqual([null, null]);
});

test("a size is the mean over outcomes of the change of the mean in standard deviations of the worlds as filed", () => {
  // means 1 and 2, standard deviations 1 and 2; changes of the means .5 and −1
  const before = reading({ a: [0, 2, 0, 2, 0, 2, 0, 2, 0, 2], b: [0, 4, 0, 4, 0, 4, 0, 4, 0, 4] });
  const after = reading({ a: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2], b: [0, 2, 0, 2, 0, 2, 0, 2, 0, 2] });
  const { size, moved, alive, outcomes } = effectOf(before, after);
  expect(outcomes.map((each) => [each.of, each.size, each.change])).toEqual([
    ["a", 0.5, 0.5],
    ["b", 0.5, -1],
  ]);
  expect([size, moved, alive]).toEqual([0.5, 0.5, true]);
});

test("worlds that move either way cancel in the size and not in what is moved; a link that moves no mean is broken", () => {
  const before = reading({ a: [0, 2, 0, 2, 0, 2, 0, 2, 0, 2] });
  const after = reading({ a: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1] });
  expect(effectOf(before, after)).toMatchObject({ size: 0, moved: 1, alive: false });
});

test("where no outcome differs between worlds, nothing is said of a size", () => {
  const same = reading({ a: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1] });
  expect(effectOf(same, same)).toMatchObject({ size: null, moved: null, alive: false });
});

test("what is moved is never below the size", () => {
  const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(values, values, (one, other) => {
      const { size, moved } = effectOf(reading({ a: one }), reading({ a: other }));
      expect((moved ?? 0) - (size ?? 0)).toBeGreaterThan(-1e-9);
    }),
    { seed: 5 },
  );
});

test("outcomes are what the actors want, each once, under the course in which the patron is free", () => {
  const asked = linkOutcomes(read(textOf("conflicts/ukraine-2025.parley.yaml")))!;
  expect(asked.under).toBe("free");
  expect(asked.measures).toContain("settled within 104 weeks");
  expect(new Set(asked.measures).size).toBe(asked.measures.length);
  expect([...outcomeFigures(asked)]).toContain("settled within 104 weeks free");
});
