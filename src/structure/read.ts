import type { Conflict } from "../conflict/conflict.js";
import { graphOf, type GraphModel } from "./graph.js";
import { CONCEPTS, equilibriaOf, stabilityOf, type Concept } from "./stability.js";
import { UNKNOWN_TYPES, relationOf, solveUnknown, type UnknownType } from "./unknown.js";

/** A state as people name it: its true options `actor.option`, in declared order. */
export type StateName = readonly string[];
type Solved = ReadonlyMap<Concept, Uint8Array[]>;
type ByConcept<T> = Readonly<Record<Concept, T>>;

/** Which outcomes hold, for whom and under which concept. */
export interface StructureReading {
  readonly options: readonly string[];
  readonly states: readonly StateName[];
  readonly stability: ByConcept<Readonly<Record<string, readonly StateName[]>>>;
  readonly equilibria: ByConcept<readonly StateName[]>;
  /** State in force at the start, nothing done where the file names none; null where that is impossible. */
  readonly now: StateName | null;
  /** Shortest way from now to an equilibrium under SEQ by steps that each improve their mover; null: none. */
  readonly path: readonly { readonly mover: string; readonly to: StateName }[] | null;
  /** The game as each actor with a view of its own sees it. */
  readonly views: readonly {
    readonly actor: string;
    readonly stability: ByConcept<Readonly<Record<string, readonly StateName[]>>>;
    readonly equilibria: ByConcept<readonly StateName[]>;
  }[];
  /**
   * States that hold when each actor judges by its own view: stable for every actor in the game as it sees it; null without
   * views. Source: hypergame of level 1, Wang, Hipel & Fraser (1988).
   */
  readonly eachByOwnView: ByConcept<readonly StateName[]> | null;
  readonly withoutPreferences: readonly string[];
  /**
   * Where preferences are partly unknown, by type (`unknown.ts`); null where all are known. `stability` and `equilibria`
   * above are then those of type a: what holds however it turns out.
   */
  readonly unknown: UnknownReading | null;
}

export interface UnknownReading {
  /** Actors with unknown comparisons. */
  readonly actors: readonly string[];
  readonly stability: Readonly<Record<UnknownType, StructureReading["stability"]>>;
  readonly equilibria: Readonly<Record<UnknownType, StructureReading["equilibria"]>>;
}

/** Reads the game of a conflict; null without one. O(2^options · moves). */
export function readStructure(conflict: Conflict): StructureReading | null {
  const { game } = conflict;
  if (!game) return null;
  const model = graphOf(conflict, game);
  const ids = game.options.map((move) => conflict.moves[move].id);
  const name = (state: number): StateName => ids.filter((_, option) => ((model.patterns[state] >> option) & 1) === 1);
  const actor = (decider: number): string => conflict.actors[model.deciders[decider]].id;
  const solve = (of: GraphModel): Solved => new Map(CONCEPTS.map((concept) => [concept, stabilityOf(of, concept)]));
  const stable = solve(model);
  const statesOf = (flags: Uint8Array): StateName[] =>
    [...flags.keys()].filter((state) => flags[state] === 1).map(name);
  const byActor = (flags: readonly Uint8Array[]): Record<string, StateName[]> =>
    Object.fromEntries(flags.map((each, decider) => [actor(decider), statesOf(each)]));
  const reading = (of: Solved): Pick<StructureReading, "stability" | "equilibria"> => ({
    stability: byConcept((concept) => byActor(of.get(concept)!)),
    equilibria: byConcept((concept) => equilibriaOf(of.get(concept)!).map(name)),
  });
  const pattern = game.now.reduce((bits, option) => bits | (1 << option), 0);
  const now = model.patterns.indexOf(pattern);
  const viewers = conflict.perceptions
    .filter((view) => view.preferences.some((each) => each !== null))
    .map((view) => ({ actor: view.actor, solved: solve(graphOf(conflict, game, view.actor)) }));
  const ownFlags = (concept: Concept): Uint8Array[] =>
    model.deciders.map((decider, k) =>
      (viewers.find((view) => view.actor === decider)?.solved ?? stable).get(concept)!.at(k)!,
    );
  return {
    options: ids,
    states: [...model.patterns.keys()].map(name),
    ...reading(stable),
    now: now < 0 ? null : name(now),
    path: now < 0 ? null : pathTo(model, now, equilibriaOf(stable.get("seq")!), name, actor),
    views: viewers.map((view) => ({ actor: conflict.actors[view.actor].id, ...reading(view.solved) })),
    eachByOwnView: viewers.length === 0 ? null : byConcept((concept) => equilibriaOf(ownFlags(concept)).map(name)),
    withoutPreferences: model.withoutPreferences.map((index) => conflict.actors[index].id),
    unknown: unknownOf(model, actor, byActor, (flags) => equilibriaOf(flags).map(name)),
  };
}

function unknownOf(
  model: GraphModel,
  actor: (decider: number) => string,
  byActor: (flags: readonly Uint8Array[]) => Record<string, StateName[]>,
  together: (flags: readonly Uint8Array[]) => StateName[],
): UnknownReading | null {
  const actors = [...model.deciders.keys()].filter((decider) => model.unknown[decider] !== null).map(actor);
  if (actors.length === 0) return null;
  const solver = solveUnknown(model);
  const byType = <T>(value: (flags: readonly Uint8Array[]) => T): Record<UnknownType, ByConcept<T>> =>
    Object.fromEntries(
      UNKNOWN_TYPES.map((type) => [type, byConcept((concept) => value(solver.stability(concept, type)))]),
    ) as Record<UnknownType, ByConcept<T>>;
  return { actors, stability: byType(byActor), equilibria: byType(together) };
}

function byConcept<T>(value: (concept: Concept) => T): ByConcept<T> {
  return Object.fromEntries(CONCEPTS.map((concept) => [concept, value(concept)])) as Record<Concept, T>;
}

/** Breadth-first over unilateral improvements that are known to be ones. */
function pathTo(
  model: GraphModel,
  start: number,
  goals: readonly number[],
  name: (state: number) => StateName,
  actor: (decider: number) => string,
): StructureReading["path"] {
  const came = new Map<number, { from: number; mover: number }>([[start, { from: -1, mover: -1 }]]);
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head];
    if (goals.includes(state)) {
      const steps = [];
      for (let at = state; at !== start; at = came.get(at)!.from)
        steps.unshift({ mover: actor(came.get(at)!.mover), to: name(at) });
      return steps;
    }
    model.moves.forEach((moves, mover) => {
      for (const next of moves[state])
        if (!came.has(next) && relationOf(model, mover, next, state) === 1) {
          came.set(next, { from: state, mover });
          queue.push(next);
        }
    });
  }
  return null;
}
