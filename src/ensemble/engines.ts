import type { Conflict } from "../conflict/conflict.js";
import { courseNeeds, runnablePolicies } from "../conflict/needs.js";
import { NOTHING_GIVEN, type Engine, type Given } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { courseEngine, reservationsAtStart } from "../dynamics/index.js";
import { structureEngine } from "../structure/index.js";
import { candidatePackages, packageWorth, termsEngine } from "../terms/index.js";
import { medianWorld, sampleWorlds } from "./design.js";
import { inlineRunner, runPlan, type Progress } from "./runner.js";
import { tableOf, type Plan, type Table } from "./table.js";

/** Tables of the engines that the conflict has sections and measures for; null for the others. */
export interface Tables {
  readonly course: Table | null;
  readonly terms: Table | null;
  readonly structure: Table | null;
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
  readonly onProgress?: Progress;
}

const WORLDS_PER_CHUNK = 4;

/**
 * What passes between engines, for worlds given: terms values the candidate packages, the course values fighting on at the
 * start, which terms takes as reservation where the file names none. The one place that knows this order.
 */
export function givenFor(conflict: Conflict, worlds: readonly World[]): Given {
  if (conflict.issues.length === 0) return NOTHING_GIVEN;
  const candidates = conflict.campaign ? candidatePackages(conflict, medianWorld(conflict)) : null;
  if (!candidates) return NOTHING_GIVEN;
  const worthOf = packageWorth(conflict, candidates);
  const worth = worlds.map(worthOf);
  const given: Given = { candidates, worth, reservations: [] };
  if (!canRunCourse(conflict)) return given;
  const program = courseEngine.compile(conflict, given);
  return { ...given, reservations: worlds.map((world, slot) => reservationsAtStart(program, world, slot)) };
}

/** Whether the file has what the course needs (a campaign, and men and values of both sides), and the tool what the file needs. */
export function canRunCourse(conflict: Conflict): boolean {
  const front = conflict.campaign?.front;
  if (!front || courseNeeds(conflict) !== null) return false;
  return [front.attacker, front.defender].every(
    (actor) => conflict.campaign!.men[actor] !== null && conflict.values[actor] !== null,
  );
}

/** Samples worlds and runs every engine that applies on them: policies meet the same nature; those that cannot be run yet are left out. */
export async function runEnsemble(conflict: Conflict, options: EnsembleOptions): Promise<Ensemble> {
  const worlds = sampleWorlds(conflict, options.worlds, options.seed);
  const given = givenFor(conflict, worlds);
  const policies = conflict.policies.length > 0 ? runnablePolicies(conflict) : [-1];
  const run = <Program>(engine: Engine<Program>, moved: boolean, applies: boolean): Promise<Table | null> =>
    applies
      ? rowsOf(
          { conflict, worlds, given, options },
          engine,
          moved ? { policies, repeats: options.repeats } : { policies: [-1], repeats: 1 },
        )
      : Promise.resolve(null);
  const terms = await run(termsEngine, false, conflict.issues.length > 0);
  const structure = await run(structureEngine, false, conflict.game !== null);
  const course = await run(courseEngine, true, canRunCourse(conflict) && policies.length > 0);
  return { worlds, given, tables: { course, terms, structure } };
}

interface Setup {
  readonly conflict: Conflict;
  readonly worlds: readonly World[];
  readonly given: Given;
  readonly options: EnsembleOptions;
}

async function rowsOf<Program>(
  { conflict, worlds, given, options }: Setup,
  engine: Engine<Program>,
  over: { readonly policies: readonly number[]; readonly repeats: number },
): Promise<Table | null> {
  const columns = engine.measures(conflict).map((use) => use.id);
  if (columns.length === 0) return null;
  const plan: Plan = { worlds: worlds.length, ...over, seed: options.seed };
  const program = engine.compile(conflict, given);
  const runner = inlineRunner(engine, program, columns.length, plan, worlds);
  const silent: Progress = () => undefined;
  const chunks = await runPlan(
    plan,
    runner,
    WORLDS_PER_CHUNK,
    engine.name === "course" ? (options.onProgress ?? silent) : silent,
  );
  const provenance = {
    hash: conflict.hash,
    engine: engine.name,
    version: engine.version,
    seed: options.seed,
    worlds: worlds.length,
    repeats: over.repeats,
  };
  return tableOf(provenance, columns, plan, chunks);
}
