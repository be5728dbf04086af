import type { Conflict } from "../conflict/conflict.js";
import type { Engine, Given, RunKey } from "../conflict/engine.js";
import { runnablePolicies } from "../conflict/needs.js";
import type { World } from "../conflict/world.js";
import { battleEngine, courseEngine } from "../dynamics/index.js";
import { structureEngine } from "../structure/index.js";
import { termsEngine } from "../terms/index.js";
import { MONTE_CARLO, type Design } from "./design-kinds.js";
import { drawnQuantities } from "./design.js";
import { canRunCourse } from "./given.js";
import type { TableName, TablePlan } from "./plan.js";

/** Writes one row into `out`; throws where the run fails. `slot`: the world's place in the block it was compiled for. */
export type WriteRow = (world: World, slot: number, policy: number, key: RunKey, out: Float64Array) => void;

/** Makes the rows of one table. */
export interface Maker {
  readonly table: TableName;
  /** Changes whenever a row may. */
  readonly version: string;
  /** Whether policies and chance move it; if not, it has one row a world. */
  readonly moved: boolean;
  /** Whether it reads what other engines give. */
  readonly reads: boolean;
  /** Names of its columns; none where the conflict asks nothing of it or lacks what it needs. */
  readonly columns: (conflict: Conflict) => readonly string[];
  readonly compile: (conflict: Conflict, given: Given) => WriteRow;
}

const inputs: Maker = {
  table: "inputs",
  version: "1",
  moved: false,
  reads: false,
  columns: (conflict) => drawnQuantities(conflict).map((index) => conflict.quantities[index].path),
  compile: (conflict) => {
    const drawn = drawnQuantities(conflict);
    return (world, _slot, _policy, _key, out) => drawn.forEach((index, column) => (out[column] = world.values[index]));
  },
};

/** A maker of an engine's rows. */
export function makerOf<Program>(
  engine: Engine<Program>,
  { moved, reads, applies }: { moved: boolean; reads: boolean; applies: (conflict: Conflict) => boolean },
): Maker {
  return {
    table: engine.name,
    version: engine.version,
    moved,
    reads,
    columns: (conflict) => (applies(conflict) ? engine.measures(conflict).map((use) => use.id) : []),
    compile: (conflict, given) => {
      const program = engine.compile(conflict, given);
      return (world, slot, policy, key, out) => engine.run(program, world, slot, policy, key, out);
    },
  };
}

/** Every maker, the one list of engines; what is cheap comes first. */
export const MAKERS: readonly Maker[] = [
  inputs,
  makerOf(structureEngine, { moved: false, reads: false, applies: (conflict) => conflict.game !== null }),
  makerOf(termsEngine, { moved: false, reads: true, applies: (conflict) => conflict.issues.length > 0 }),
  makerOf(battleEngine, { moved: false, reads: false, applies: (conflict) => conflict.battle !== null }),
  makerOf(courseEngine, { moved: true, reads: true, applies: canRunCourse }),
];

/** Whether policies and chance move a table: whether its repeats may grow. */
export function isMoved(table: string): boolean {
  return MAKERS.find((maker) => maker.table === table)?.moved ?? false;
}

/**
 * The plan of one table, or null where the conflict asks nothing of it. If left out: Monte Carlo, and all policies of the
 * file that the tool can run.
 */
export function planFor(
  maker: Maker,
  conflict: Conflict,
  over: { design?: Design; worlds: number; repeats: number; seed: number; policies?: readonly number[] },
): TablePlan | null {
  if (maker.columns(conflict).length === 0) return null;
  const { worlds, repeats, seed } = over;
  const all = conflict.policies.length > 0 ? runnablePolicies(conflict) : [-1];
  return {
    hash: conflict.hash,
    table: maker.table,
    version: maker.version,
    design: over.design ?? MONTE_CARLO,
    worlds,
    policies: maker.moved ? (over.policies ?? all) : [-1],
    repeats: maker.moved ? repeats : 1,
    seed,
  };
}
