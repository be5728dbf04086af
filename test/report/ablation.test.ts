import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";
import { ablationsOf, findingOf, hasEffect, type AblationFinding } from "../../src/report/ablation/ablate.js";
import { comparedOf, readingOf } from "../../src/report/ablation/compared.js";
import { ELEMENTS } from "../../src/report/ablation/elements.js";

const own = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const every = readFileSync(new URL("../fixtures/every-key.parley.yaml", import.meta.url), "utf8");
const as = (text: string): { text: string; file: string; variant: null } => ({ text, file: "war", variant: null });

function read(text: string): Conflict {
  return readConflict(text, "war").conflict!;
}

const filedWar = read(own);
const taken = ablationsOf(filedWar, as(own));

test("every element of the small war can be taken out, and what the file lacks is named", () => {
  const { ablations, lacking } = taken;
  expect(lacking.map(({ id }) => id)).toEqual([
    "misperception",
    "reasonable",
    "words",
    "sanctions",
    "links",
    "durability",
    "leader",
    "strength",
    "partial-agreements",
    "substitution",
    "paying",
  ]);
  expect(ablations.length + lacking.length).toBe(ELEMENTS.length);
  for (const { element, conflict, diagnostics } of ablations)
    expect([element.id, conflict !== null, diagnostics]).toEqual([element.id, true, []]);
});

test("a file that has every key has every element", () => {
  const { lacking } = ablationsOf(read(every), as(every));
  expect(lacking.map(({ id }) => id)).toEqual([]);
});

test("numbers that an element does not touch keep their value in every world", () => {
  const filed = filedWar;
  const worlds = sampleWorlds(filed, 5, 3);
  const { ablations } = taken;
  for (const { conflict, changes } of ablations) {
    const touched = [...changes.without, ...changes.sets.map((set) => set.split("=")[0])];
    const without = sampleWorlds(conflict!, 5, 3);
    let kept = 0;
    conflict!.quantities.forEach(({ path, text }, k) => {
      const before = filed.quantities.findIndex((each) => each.path === path);
      if (before < 0 || filed.quantities[before].text !== text || touched.some((at) => path.startsWith(at))) return;
      kept++;
      for (let w = 0; w < 5; w++) expect(without[w].values[k]).toBe(worlds[w].values[before]);
    });
    expect(kept).toBeGreaterThan(40);
  }
});

test("what is taken out is gone: no optimism, no truce, no stated line, no levy", () => {
  const { ablations } = taken;
  const without = (id: string): Conflict => ablations.find(({ element }) => element.id === id)!.conflict!;
  const [optimistic] = sampleWorlds(without("optimism"), 1, 3);
  for (const beliefs of without("optimism").beliefs) if (beliefs) expect(optimistic.values[beliefs.optimism]).toBe(0);
  expect(without("truce").moves.some(({ truce }) => truce !== null)).toBe(false);
  expect(
    without("red-lines").issues.flatMap(({ positions }) => positions.flatMap((each) => each?.never ?? [])),
  ).toEqual([]);
  const [calm] = sampleWorlds(without("mobilisation"), 1, 3);
  expect(without("mobilisation").moves.flatMap(({ levy }) => (levy ? [calm.values[levy.men]] : []))).toEqual([0]);
});

test("lines of the file stand beside the element", () => {
  const { ablations } = taken;
  const line = own.split("\n").findIndex((each) => each.startsWith("talks:")) + 1;
  expect(ablations.find(({ element }) => element.id === "talks")!.lines).toEqual([line]);
});

test("an element that nothing reads has no effect and says why; one that is read moves figures on the same worlds", async () => {
  const run = { worlds: 24, repeats: 2, seed: 1 };
  const filed = await readingOf(filedWar, run);
  const { ablations } = taken;
  const taking = async (id: string): Promise<AblationFinding> => {
    const ablation = ablations.find(({ element }) => element.id === id)!;
    const reading = await readingOf(ablation.conflict!, run);
    return findingOf(ablation, filedWar, comparedOf(filed, reading, { outcomes: new Set(), comparisons: 1 }));
  };
  const messages = await taking("messages");
  expect(hasEffect(messages.effects!)).toBe(false);
  expect(messages.effects!.effects.every(({ change }) => change === 0)).toBe(true);
  expect(messages.why).toBe("no move that says anything is on record or made by a course of action");
  const foresight = await taking("foresight");
  expect(foresight.why).toBe("the file has it so already");
  const endurance = await taking("endurance");
  expect(hasEffect(endurance.effects!)).toBe(true);
  expect(endurance.why).toBeNull();
  const worth = endurance.effects!.effects.find(({ figure }) => figure.of === "value of fighting(north) at 0 weeks")!;
  expect(worth.changes).toBe(true);
  expect(worth.change).toBeLessThan(0); // the attacker gains less from fighting on where help is sure
});
