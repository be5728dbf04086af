import type { Concept } from "./concept.js";
import type { GraphModel } from "./graph.js";
import { solveUnknown } from "./unknown.js";

export { CONCEPTS, type Concept } from "./concept.js";

/**
 * Whether each state is stable for each decider, under a concept. Shape [deciders][states]. Where preferences are partly
 * unknown: whether it is stable however that turns out (type a of `unknown.ts`).
 *
 * A unilateral improvement s1 of s is deterred if some legal sequence of the opponents' moves (nobody twice in a row; for
 * SEQ and SSEQ each an improvement of its mover) leads from s1 to a state no better for the decider than s (for SMR and
 * SSEQ also after its own best answer). All that is needed of the sequences is the worst they can force, one number a
 * state, found for all states in one pass over (state, last mover). O(moves · deciders).
 *
 * Sources: Nash (1950); Howard (1971) GMR, SMR; Fraser & Hipel (1979) SEQ; Rêgo & Vieira (2017) SSEQ; definitions with legal
 * sequences: Fang, Hipel & Kilgour (1993).
 */
export function stabilityOf(model: GraphModel, concept: Concept): Uint8Array[] {
  if (model.unknown.some((order) => order !== null)) return solveUnknown(model).stability(concept, "a");
  const into = model.moves.map((moves) => reversed(moves, model.patterns.length));
  return model.deciders.map((_, decider) => stableFor(model, into, concept, decider));
}

/** States stable for every decider, ascending. */
export function equilibriaOf(stable: readonly Uint8Array[]): number[] {
  if (stable.length === 0) return [];
  const found: number[] = [];
  for (let state = 0; state < stable[0].length; state++)
    if (stable.every((each) => each[state] === 1)) found.push(state);
  return found;
}

function reversed(moves: readonly Uint32Array[], states: number): Uint32Array[] {
  const into: number[][] = Array.from({ length: states }, () => []);
  moves.forEach((reached, from) => reached.forEach((to) => into[to].push(from)));
  return into.map((from) => Uint32Array.from(from));
}

function stableFor(model: GraphModel, into: readonly Uint32Array[][], concept: Concept, decider: number): Uint8Array {
  const payoff = model.payoffs[decider];
  const worst = concept === "nash" ? null : worstForced(model, into, concept, decider);
  return Uint8Array.from(payoff, (own, state) => {
    for (const next of model.moves[decider][state]) {
      if (payoff[next] <= own) continue;
      if (worst === null || worst[next] > own) return 0;
    }
    return 1;
  });
}

/** The least that the opponents can hold the decider to from each state, moving at least once; Infinity where they cannot move. */
function worstForced(
  model: GraphModel,
  into: readonly Uint32Array[][],
  concept: Concept,
  decider: number,
): Float64Array {
  const states = model.patterns.length;
  const deciders = model.deciders.length;
  const held = heldTo(model, concept, decider);
  const improving = concept === "seq" || concept === "sseq";
  const order = Uint32Array.from({ length: states }, (_, state) => state).sort((x, y) => held[x] - held[y]);
  const worst = new Float64Array(states).fill(Infinity);
  const first = new Int32Array(states).fill(-1); // first opponent seen to move from a state toward something held
  const done = new Uint8Array(states * deciders); // (state, last mover) already has its least value
  const twice = new Uint8Array(states); // a second opponent has been seen
  const queue: number[] = [];
  const finish = (state: number, mover: number): void => {
    const node = state * deciders + mover;
    if (done[node] === 1) return;
    done[node] = 1;
    queue.push(node);
  };
  for (const target of order) {
    for (let mover = 0; mover < deciders; mover++) if (mover !== decider) finish(target, mover);
    while (queue.length > 0) {
      const node = queue.pop()!;
      const mover = node % deciders;
      const state = (node - mover) / deciders;
      for (const from of into[mover][state]) {
        if (improving && model.payoffs[mover][state] <= model.payoffs[mover][from]) continue;
        if (first[from] < 0) {
          first[from] = mover;
          worst[from] = held[target];
          // whoever arrives at `from` by another mover may go on with this one
          for (let last = 0; last < deciders; last++) if (last !== decider && last !== mover) finish(from, last);
        } else if (first[from] !== mover && twice[from] === 0) {
          twice[from] = 1;
          finish(from, first[from]);
        }
      }
    }
  }
  return worst;
}

/** What a state leaves the decider: its payoff, or with a countermove the best it can still reach. */
function heldTo(model: GraphModel, concept: Concept, decider: number): Float64Array {
  const payoff = model.payoffs[decider];
  if (concept !== "smr" && concept !== "sseq") return payoff;
  return payoff.map((own, state) => {
    let best = own;
    for (const next of model.moves[decider][state]) best = Math.max(best, payoff[next]);
    return best;
  });
}
