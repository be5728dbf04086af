import type { Conflict } from "../conflict/conflict.js";
import type { Given } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { MONTE_CARLO, type Design } from "./design-kinds.js";
import { givenFor } from "./given.js";
import { inlineRunner } from "./inline.js";
import { MAKERS, planFor, type Maker } from "./makers.js";
import { runPlan, type Progress, type Runner } from "./runner.js";
import { tableOf, type Table } from "./table.js";
import { worldMaker } from "./world-maker.js";

export { canRunCourse, givenFor } from "./given.js";

/** Tables of the engines that the conflict has sections and measures for; null for the others. */
export interface Tables {
  readonly course: Table | null;
  readonly terms: Table | null;
  readonly structure: Table | null;
  readonly battle: Table | null;
}

export interface Ensemble {
  readonly worlds: readonly World[];
  readonly given: Given;
  readonly tables: Tables;
}

export interface EnsembleOptions {
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  /** How worlds are drawn; independent draws if left out. */
  readonly design?: Design;
  readonly onProgress?: Progress;
  /** Who makes the rows of the course, of this conflict; this thread if left out. The rows are the same. */
  readonly runner?: Runner | null;
}

const WORLDS_PER_CHUNK = 4;

/** Samples worlds and runs every engine that applies on them: policies meet the same nature. */
export async function runEnsemble(conflict: Conflict, options: EnsembleOptions): Promise<Ensemble> {
  const world = worldMaker(conflict, options.design ?? MONTE_CARLO, options.seed);
  const worlds = Array.from({ length: options.worlds }, (_, row) => world(row));
  const given = givenFor(conflict, worlds, options.seed);
  const here = inlineRunner(conflict, { first: 0, worlds, given });
  const found: { -readonly [Name in keyof Tables]: Table | null } = {
    course: null,
    terms: null,
    structure: null,
    battle: null,
  };
  for (const maker of MAKERS)
    if (maker.table !== "inputs") found[maker.table] = await rowsOf(conflict, maker, here, options);
  return { worlds, given, tables: found };
}

async function rowsOf(conflict: Conflict, maker: Maker, here: Runner, options: EnsembleOptions): Promise<Table | null> {
  const plan = planFor(maker, conflict, options);
  if (!plan) return null;
  const silent: Progress = () => undefined;
  const runner = maker.moved ? (options.runner ?? here) : here;
  const chunks = await runPlan(plan, runner, WORLDS_PER_CHUNK, maker.moved ? (options.onProgress ?? silent) : silent);
  const { hash, table, version, seed, design, repeats } = plan;
  const provenance = { hash, engine: table, version, seed, design, worlds: plan.worlds, repeats };
  return tableOf(provenance, maker.columns(conflict), plan, chunks);
}
