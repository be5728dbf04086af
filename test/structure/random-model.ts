import { Purpose, uniformAt } from "../../src/math/philox.js";
import type { GraphModel } from "../../src/structure/graph.js";

/**
 * A random model of 2–5 deciders: one-way options, impossible states and ties. In every second one a third of the arcs is
 * missing: there two steps of one actor are not one step, and the rule that nobody moves twice in a row matters.
 */
export function randomModel(index: number): GraphModel {
  let draw = 0;
  const u = (): number =>
    uniformAt(11, { world: index, week: 0, draw: draw++, stream: 0, purpose: Purpose.tests, repeat: 0 });
  const deciders = 2 + Math.floor(u() * 4);
  const options = Math.max(deciders, 2 + Math.floor(u() * 4));
  const owner = Array.from({ length: options }, (_, k) => (k < deciders ? k : Math.floor(u() * deciders)));
  const rule = owner.map(() => (u() < 0.2 ? (u() < 0.5 ? "start" : "stop") : "free"));
  const patterns = Array.from({ length: 1 << options }, (_, pattern) => pattern).filter(
    (pattern) => pattern === 0 || u() > 0.25,
  );
  const missing = index % 2 === 0 ? 0 : 0.33;
  const levels = 2 + Math.floor(u() * patterns.length);
  const moves = Array.from({ length: deciders }, (_, decider) =>
    patterns.map((from) =>
      Uint32Array.from(
        patterns.flatMap((to, target) => {
          const changed = owner.map((_, k) => k).filter((k) => ((from ^ to) >> k) & 1);
          const legal = changed.every(
            (k) => owner[k] === decider && (rule[k] === "free" || (rule[k] === "start") === (((to >> k) & 1) === 1)),
          );
          return changed.length > 0 && legal && u() >= missing ? [target] : [];
        }),
      ),
    ),
  );
  return {
    deciders: owner.slice(0, deciders),
    options,
    patterns: Uint32Array.from(patterns),
    moves,
    payoffs: moves.map(() => Float64Array.from(patterns, () => Math.floor(u() * levels))),
    unknown: moves.map(() => null),
    withoutPreferences: [],
  };
}
