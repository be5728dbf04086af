import type { Concept } from "./concept.js";
import type { GraphModel } from "./graph.js";
import { UNKNOWN, type Relation } from "./preference.js";

/**
 * Kinds of stability under unknown preferences. a: leaves for what is preferred or unknown, held back by what is known to be
 * no better; b: leaves for what is preferred only; c: as a, held back by the unknown too; d: as b, held back by the unknown
 * too. What is stable under a is so under all four; what is not under d is so under none.
 * Source: Li, Hipel, Kilgour & Fang (2004), IEEE Trans. SMC-A 34(4), 507–520.
 */
export const UNKNOWN_TYPES = ["a", "b", "c", "d"] as const;
export type UnknownType = (typeof UNKNOWN_TYPES)[number];

/** How a decider ranks `first` beside `second`. */
export function relationOf(model: GraphModel, decider: number, first: number, second: number): Relation {
  const order = model.unknown[decider];
  if (order) return order.relation[order.classOf[first] * order.classes + order.classOf[second]] as Relation;
  const gap = model.payoffs[decider][first] - model.payoffs[decider][second];
  return gap > 0 ? 1 : gap < 0 ? -1 : 0;
}

/** Solves one model under every type and concept; what the types share is found once. States as bit sets. */
export interface UnknownSolver {
  /** Shape [deciders][states]: whether the state is stable. */
  readonly stability: (concept: Concept, type: UnknownType) => Uint8Array[];
}

/**
 * Stability by the set definitions over two predicates: `attracts` (leaves s for t) and `deters` (q holds back from leaving
 * s). GMR: from each attracting t the opponents reach some q that deters; SMR: and every own answer to q deters too; SEQ and
 * SSEQ: the opponents' moves each attract their mover (preferred or unknown, in all four types). Sequences are legal: nobody
 * twice in a row. O(deciders × states × moves of the opponents) for what is reached, plus a word-wise cut a pair (s, t).
 */
export function solveUnknown(model: GraphModel): UnknownSolver {
  const states = model.patterns.length;
  const reachedBy = model.deciders.map((_, decider) => {
    const all = new Map<number, Uint32Array>();
    const improving = new Map<number, Uint32Array>();
    return (from: number, credible: boolean): Uint32Array => {
      const cache = credible ? improving : all;
      if (!cache.has(from)) cache.set(from, reach(model, decider, from, credible));
      return cache.get(from)!;
    };
  });
  const detersBy = new Map<string, Uint32Array>();
  const deterring = (decider: number, state: number, open: boolean): Uint32Array => {
    const order = model.unknown[decider];
    const key = `${decider} ${open} ${order ? order.classOf[state] : model.payoffs[decider][state]}`;
    const known = detersBy.get(key);
    if (known) return known;
    const bits = emptySet(states);
    for (let q = 0; q < states; q++) {
      const relation = relationOf(model, decider, q, state);
      if (relation === -1 || relation === 0 || (open && relation === UNKNOWN)) add(bits, q);
    }
    detersBy.set(key, bits);
    return bits;
  };
  const stable = (decider: number, state: number, concept: Concept, type: UnknownType): boolean => {
    const leavesOpen = type === "a" || type === "c";
    const held = deterring(decider, state, type === "c" || type === "d");
    return model.moves[decider][state].every((next) => {
      const relation = relationOf(model, decider, next, state);
      if (relation !== 1 && !(leavesOpen && relation === UNKNOWN)) return true;
      if (concept === "nash") return false;
      const reached = reachedBy[decider](next, concept === "seq" || concept === "sseq");
      const answers = concept === "smr" || concept === "sseq" ? model.moves[decider] : null;
      return some(reached, held, (q) => answers === null || answers[q].every((answer) => has(held, answer)));
    });
  };
  return {
    stability: (concept, type) =>
      model.deciders.map((_, decider) =>
        Uint8Array.from({ length: states }, (_, state) => (stable(decider, state, concept, type) ? 1 : 0)),
      ),
  };
}

/** States that the decider's opponents reach from one by legal sequences of at least one move. */
function reach(model: GraphModel, decider: number, from: number, credible: boolean): Uint32Array {
  const states = model.patterns.length;
  const deciders = model.deciders.length;
  const reached = emptySet(states);
  const seen = new Uint8Array(states * (deciders + 1)); // (state, last mover); `deciders`: nobody yet
  const queue = [from * (deciders + 1) + deciders];
  while (queue.length > 0) {
    const node = queue.pop()!;
    const last = node % (deciders + 1);
    const state = (node - last) / (deciders + 1);
    for (let mover = 0; mover < deciders; mover++) {
      if (mover === decider || mover === last) continue;
      for (const next of model.moves[mover][state]) {
        const step = next * (deciders + 1) + mover;
        if (seen[step] === 1) continue;
        if (credible) {
          const relation = relationOf(model, mover, next, state);
          if (relation !== 1 && relation !== UNKNOWN) continue;
        }
        seen[step] = 1;
        add(reached, next);
        queue.push(step);
      }
    }
  }
  return reached;
}

function emptySet(states: number): Uint32Array {
  return new Uint32Array((states + 31) >> 5);
}

function add(bits: Uint32Array, state: number): void {
  bits[state >> 5] |= 1 << (state & 31);
}

function has(bits: Uint32Array, state: number): boolean {
  return ((bits[state >> 5] >>> (state & 31)) & 1) === 1;
}

/** Whether a state in both sets passes. */
function some(a: Uint32Array, b: Uint32Array, passes: (state: number) => boolean): boolean {
  for (let word = 0; word < a.length; word++) {
    let both = a[word] & b[word];
    while (both !== 0) {
      const bit = 31 - Math.clz32(both & -both);
      if (passes(word * 32 + bit)) return true;
      both &= both - 1;
    }
  }
  return false;
}
