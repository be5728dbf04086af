import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import { readBattle, recordOf, standingOf } from "../dynamics/index.js";
import { medianWorld } from "../ensemble/design.js";
import { drawnFor, type DrawnOptions } from "../ensemble/drawn.js";
import { givenFor, runEnsemble, type Ensemble } from "../ensemble/engines.js";
import {
  healthOf,
  judgeClaims,
  rankCourses,
  spreadOver,
  summarisePolicies,
  type Sample,
  type Verdict,
} from "../judgement/index.js";
import { readStructure } from "../structure/index.js";
import { readTerms } from "../terms/index.js";
import { rankedActors } from "./courses.js";
import { gatherFindings, type Findings } from "./finding.js";

/** Worlds and repeats of a brief when nothing else is asked for. */
export const BRIEF_DEFAULTS = { worlds: 300, repeats: 16, seed: 1 } as const;

/**
 * The whole way from a conflict to its findings: sample worlds, run every engine that applies, judge the claims, read
 * structure and terms. `before` is the file as filed, where a variant or a set is tried: its verdicts are compared.
 */
export async function briefOf(
  conflict: Conflict,
  options: DrawnOptions,
  before: Conflict | null = null,
): Promise<Findings> {
  const { match, drawn } = await drawnFor(conflict, options);
  const ensemble = await runEnsemble(conflict, drawn);
  const sample = sampleOf(conflict, ensemble);
  const verdicts = judgeClaims(sample);
  const middle = medianWorld(conflict);
  const given = givenFor(conflict, [middle], options.seed);
  return gatherFindings({
    conflict,
    worlds: drawn.worlds,
    match,
    repeats: options.repeats,
    seed: options.seed,
    engines: enginesOf(ensemble),
    failedRuns: failures(ensemble),
    verdicts,
    policies: summarisePolicies(sample),
    rankings: rankingsOf(sample),
    terms: conflict.issues.length > 0 ? readTerms(conflict, middle, given) : null,
    structure: structureOf(conflict),
    standing: standingOver(conflict, ensemble),
    record: recordOver(conflict, ensemble),
    battle: conflict.battle ? readBattle(conflict, middle) : null,
    health: healthOf(conflict, verdicts),
    before: before ? await verdictsOf(before, { ...options, runner: null }) : null,
  });
}

async function verdictsOf(conflict: Conflict, options: DrawnOptions): Promise<Verdict[]> {
  const { drawn } = await drawnFor(conflict, options);
  return judgeClaims(sampleOf(conflict, await runEnsemble(conflict, drawn)));
}

function rankingsOf(sample: Sample): Findings["rankings"] {
  const { conflict, tables } = sample;
  return tables.course && runnablePolicies(conflict).length > 1
    ? rankedActors(conflict).map((actor) => rankCourses(sample, actor))
    : [];
}

function sampleOf(conflict: Conflict, ensemble: Ensemble): Sample {
  return { conflict, worlds: ensemble.worlds, tables: ensemble.tables };
}

/** The war as it stands at the start, its spread over the worlds. */
function standingOver(conflict: Conflict, { worlds }: Ensemble): Findings["standing"] {
  const found = worlds.map((world) => standingOf(conflict, world));
  const standings = found.filter((each) => each !== null);
  const front = conflict.campaign?.front;
  if (!front || standings.length === 0) return null;
  return {
    sides: [front.attacker, front.defender].map((actor, side) => ({
      actor: conflict.actors[actor].id,
      losses: spreadOver(standings.map(({ sides }) => sides[side].losses)),
      covered: spreadOver(standings.map(({ sides }) => sides[side].covered)),
    })),
    advance: spreadOver(standings.map(({ advance }) => advance)),
  };
}

/** The patron's belief after each recorded move, its spread over the worlds. */
function recordOver(conflict: Conflict, { worlds }: Ensemble): Findings["record"] {
  const records = worlds.map((world) => recordOf(conflict, world));
  return (records[0] ?? []).map(({ date, move }, k) => ({
    date,
    move,
    blamed: spreadOver(records.map((record) => record[k].blamed)),
  }));
}

function structureOf(conflict: Conflict): Findings["structure"] {
  const reading = readStructure(conflict);
  return (
    reading && {
      options: reading.options,
      states: reading.states.length,
      equilibria: reading.equilibria,
      now: reading.now,
      views: reading.views,
    }
  );
}

function enginesOf({ tables }: Ensemble): Record<string, string> {
  const found = [tables.structure, tables.terms, tables.battle, tables.course].filter((table) => table !== null);
  return Object.fromEntries(found.map(({ provenance }) => [provenance.engine, provenance.version]));
}

function failures({ tables }: Ensemble): number {
  return [tables.structure, tables.terms, tables.battle, tables.course].reduce(
    (sum, table) => sum + (table?.failed.size ?? 0),
    0,
  );
}
