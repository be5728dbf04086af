import { expect, test } from "vitest";
import type { GraphModel } from "../../src/structure/graph.js";
import { stabilityOf, type Concept } from "../../src/structure/stability.js";
import { randomModel } from "./random-model.js";

const MODELS = 1_000;

/** States that some legal sequence of the opponents reaches: the definition itself, over (state, last mover). */
function sequences(model: GraphModel, decider: number, start: number, improving: boolean): Set<number> {
  const seen = new Set<string>();
  const reached = new Set<number>();
  const visit = (state: number, last: number): void => {
    for (let mover = 0; mover < model.deciders.length; mover++) {
      if (mover === decider || mover === last) continue;
      for (const next of model.moves[mover][state]) {
        if (improving && model.payoffs[mover][next] <= model.payoffs[mover][state]) continue;
        reached.add(next);
        const key = `${next} ${mover}`;
        if (seen.has(key)) continue;
        seen.add(key);
        visit(next, mover);
      }
    }
  };
  visit(start, -1);
  return reached;
}

/** Stability by the set definitions, one state at a time. */
function isStable(model: GraphModel, concept: Concept, decider: number, state: number): boolean {
  const payoff = model.payoffs[decider];
  const improvements = [...model.moves[decider][state]].filter((next) => payoff[next] > payoff[state]);
  if (concept === "nash") return improvements.length === 0;
  const improving = concept === "seq" || concept === "sseq";
  return improvements.every((next) =>
    [...sequences(model, decider, next, improving)].some(
      (end) =>
        payoff[end] <= payoff[state] &&
        ((concept !== "smr" && concept !== "sseq") ||
          [...model.moves[decider][end]].every((answer) => payoff[answer] <= payoff[state])),
    ),
  );
}

test(`oracle: on ${MODELS} random models the pass over states agrees with the set definitions`, () => {
  const implied: [Concept, Concept][] = [
    ["nash", "seq"],
    ["seq", "gmr"],
    ["nash", "smr"],
    ["smr", "gmr"],
    ["sseq", "seq"],
    ["sseq", "smr"],
  ];
  let differing = 0;
  for (let index = 0; index < MODELS; index++) {
    const model = randomModel(index);
    const fast = Object.fromEntries(
      (["nash", "gmr", "smr", "seq", "sseq"] as const).map((concept) => [concept, stabilityOf(model, concept)]),
    ) as Record<Concept, Uint8Array[]>;
    for (const [concept, flags] of Object.entries(fast) as [Concept, Uint8Array[]][])
      flags.forEach((each, decider) => {
        const slow = Uint8Array.from(each, (_, state) => (isStable(model, concept, decider, state) ? 1 : 0));
        expect(each, `model ${index}, ${concept}, decider ${decider}`).toEqual(slow);
      });
    for (const [strong, weak] of implied)
      fast[strong].forEach((each, decider) =>
        each.forEach((yes, state) => expect(yes <= fast[weak][decider][state]).toBe(true)),
      );
    if (fast.seq.some((each, decider) => each.some((yes, state) => yes !== fast.gmr[decider][state]))) differing++;
  }
  // the models are rich enough to tell the concepts apart
  expect(differing).toBeGreaterThan(MODELS / 20);
}, 120_000);
