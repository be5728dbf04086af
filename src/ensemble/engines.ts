import type { Conflict } from "../conflict/conflict.js";
import type { Given } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { MONTE_CARLO, type Design } from "./design-kinds.js";
import { givenFor } from "./given.js";
import { inlineRunner } from "./inline.js";
import { MAKERS, planFor } from "./makers.js";
import { batchPlan, type Batch, type TablePlan } from "./plan.js";
import { runPlan, type Progress, type Runner } from "./runner.js";
import { tableOfParts, type Part, type Table } from "./table.js";
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
  /** The next repeats of the course, from what there is; none: enough. Asked again after each round. */
  readonly deepen?: ((ensemble: Ensemble) => readonly Batch[]) | null;
}

const WORLDS_PER_CHUNK = 4;

/** Samples worlds and runs every engine that applies on them: policies meet the same nature. */
export async function runEnsemble(conflict: Conflict, options: EnsembleOptions): Promise<Ensemble> {
  const world = worldMaker(conflict, options.design ?? MONTE_CARLO, options.seed);
  const worlds = Array.from({ length: options.worlds }, (_, row) => world(row));
  const given = givenFor(conflict, worlds, options.seed);
  const here = inlineRunner(conflict, { first: 0, worlds, given });
  const tables: { -readonly [Name in keyof Tables]: Table | null } = {
    course: null,
    terms: null,
    structure: null,
    battle: null,
  };
  for (const maker of MAKERS) {
    const plan = maker.table === "inputs" ? null : planFor(maker, conflict, options);
    if (!plan || maker.table === "inputs" || maker.table === "window") continue;
    const deepen = maker.moved ? options.deepen : null;
    const parts: Part[] = [];
    let batches: readonly Batch[] = [];
    do {
      const plans = parts.length === 0 ? [plan] : batches.map((batch) => batchPlan(plan, batch));
      parts.push(...(await partsOf(plans, maker.moved ? (options.runner ?? here) : here, maker.moved ? options : {})));
      const { hash, table, version, seed, design, repeats } = plan;
      const provenance = { hash, engine: table, version, seed, design, worlds: plan.worlds, repeats };
      tables[maker.table] = tableOfParts(provenance, maker.columns(conflict), parts);
      batches = deepen?.({ worlds, given, tables: { ...tables } }) ?? [];
    } while (batches.length > 0);
  }
  return { worlds, given, tables };
}

/** Runs plans one after the other; progress counts the worlds of all. */
async function partsOf(
  plans: readonly TablePlan[],
  runner: Runner,
  { onProgress }: Pick<EnsembleOptions, "onProgress">,
): Promise<Part[]> {
  const total = plans.reduce((sum, plan) => sum + plan.worlds, 0);
  const parts: Part[] = [];
  let before = 0;
  for (const plan of plans) {
    const done = before;
    const chunks = await runPlan(plan, runner, WORLDS_PER_CHUNK, (more) => onProgress?.(done + more, total));
    parts.push({ plan, chunks });
    before += plan.worlds;
  }
  return parts;
}
