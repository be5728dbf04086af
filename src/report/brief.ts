import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { runnablePolicies } from "../conflict/needs.js";
import { readBattle, recordOf, standingOf } from "../dynamics/index.js";
import { medianWorld } from "../ensemble/design.js";
import { drawnFor, type DrawnOptions } from "../ensemble/drawn.js";
import { givenFor, runEnsemble, type Ensemble, type Tables } from "../ensemble/engines.js";
import type { Design } from "../ensemble/design-kinds.js";
import type { Match } from "../ensemble/matching.js";
import type { Batch } from "../ensemble/plan.js";
import type { Runner } from "../ensemble/runner.js";
import { worldMaker } from "../ensemble/world-maker.js";
import {
  effectiveWorlds,
  extraRuns,
  healthOf,
  judgeClaims,
  nextRound,
  rankCourses,
  rankedActors,
  regionsOf,
  spreadOver,
  summarisePolicies,
  underHalfSurvival,
  weightsOf,
  type RepeatRule,
  type Rows,
  type Sample,
  type SparedVerdicts,
  type Spread,
  enginesRead,
  settingsOf,
  chanceBySettings,
  type Verdict,
} from "../judgement/index.js";
import { readStructure } from "../structure/index.js";
import { readTerms } from "../terms/index.js";
import { sparedOver } from "./spared.js";
import { frontierOver, replacementsOver } from "./war.js";
import { eachWayOf } from "./each-way.js";
import { nearestOver } from "./nearest.js";
import { gatherFindings, type ClaimSettings, type Findings, type Results } from "./finding.js";

/** Repeats of every world before anything is seen. */
export const FIRST_REPEATS = 16;

/** Worlds and repeats of a brief when nothing else is asked for. */
export const BRIEF_DEFAULTS = { worlds: 200, repeats: 16, seed: 1 } as const;

/** What a brief is made over. */
export interface BriefOptions extends Omit<DrawnOptions, "deepen"> {
  /** When worlds get more repeats than `repeats`; all the same number if left out. */
  readonly adaptive?: RepeatRule | null;
  /** How much each world counts, shape [worlds]; all alike if left out. */
  readonly weights?: Float64Array | null;
  /** Who makes the rows of the file as filed, where a change of it is tried; this thread if left out. */
  readonly filedRunner?: Runner | null;
}

/**
 * The whole way from a conflict to its findings: sample worlds, run every engine that applies, judge the claims, read
 * structure and terms. `before` is the file as filed, where a variant or a set is tried: its verdicts are compared.
 */
export async function briefOf(
  conflict: Conflict,
  options: BriefOptions,
  before: Conflict | null = null,
): Promise<Findings> {
  const drawn = await sampleOver(conflict, options);
  const findings = findingsOf(await heldToHalf(drawn, options), options);
  const plain = { ...options, weights: null, runner: options.filedRunner ?? null };
  const filed = before && (await heldToHalf(await sampleOver(before, plain), plain));
  return gatherFindings({ ...findings, before: filed && verdictsOf(filed) });
}

/** What claims are judged over: worlds to be run, or rows that were run before. */
export type Over = BriefOptions | Stored;

/** Findings as of `briefOf`, and the sample that they are of, for what is asked of single worlds. */
export async function judgedOver(
  conflict: Conflict,
  over: Over,
): Promise<{ readonly sample: Sample; readonly findings: Findings }> {
  const drawn = await heldToHalf(await drawnOver(conflict, over), over);
  const design = "tables" in over ? { design: over.design } : {};
  return { sample: drawn.sample, findings: gatherFindings({ ...findingsOf(drawn, over), ...design, before: null }) };
}

/** Rows that were run before, and how they came about. */
export interface Stored extends Pick<BriefOptions, "worlds" | "repeats" | "seed" | "adaptive"> {
  readonly design: Design;
  readonly tables: Tables;
  /** How the worlds of a matched design were found; null for other designs. */
  readonly match: Match | null;
  /** Claims that the cap on runs left undecided. */
  readonly capped: readonly string[];
  /** The conflict that the worlds were drawn from, where they are weighed for another prior; with how much each counts. */
  readonly weighed?: { readonly drawnFrom: Conflict; readonly weights: Float64Array } | null;
}

/** As `briefOf`, of rows that were run before: the verdicts are those of the same worlds, repeats and seed run anew. */
export async function briefOfStored(conflict: Conflict, stored: Stored): Promise<Findings> {
  const drawn = await heldToHalf(storedSample(conflict, stored), stored);
  const { weighed = null, design } = stored;
  const before = weighed && judgeClaims({ ...drawn.sample, conflict: weighed.drawnFrom, weights: null });
  return gatherFindings({ ...findingsOf(drawn, stored), design, before });
}

/** Worlds and rows: run now, or those that were run before. */
export function drawnOver(conflict: Conflict, over: Over): Promise<Drawn> {
  return "tables" in over ? Promise.resolve(storedSample(conflict, over)) : sampleOver(conflict, over);
}

/** Worlds made anew from the design, beside the rows that were run over them. */
function storedSample(conflict: Conflict, stored: Stored): Drawn {
  const { tables, match, capped, weighed = null } = stored;
  const worlds = worldsOfRun(weighed?.drawnFrom ?? conflict, stored);
  return { sample: { conflict, worlds, tables, weights: weighed?.weights ?? null }, tables, match, capped };
}

/** The worlds of a run, in the order of its rows. */
export function worldsOfRun(conflict: Conflict, run: Pick<Stored, "design" | "seed" | "worlds">): World[] {
  const world = worldMaker(conflict, run.design, run.seed);
  return Array.from({ length: run.worlds }, (_, row) => world(row));
}

/** The same with the worlds that are let off survival, where all worlds count alike. */
async function heldToHalf(drawn: Drawn, { repeats, seed, ...options }: Over): Promise<Drawn> {
  const { conflict, weights } = drawn.sample;
  if (weights) return drawn;
  const runner = "runner" in options ? (options.runner ?? null) : null;
  return { ...drawn, spared: await sparedOver(conflict, drawn.match, { repeats, seed, runner }) };
}

/** What is judged, and how it came about. */
export interface Drawn {
  readonly sample: Sample;
  readonly tables: Tables;
  readonly match: Match | null;
  readonly capped: readonly string[];
  /** Worlds that are let off survival, to hold verdicts to half of what it says; left out or null: they are not held to it. */
  readonly spared?: SparedVerdicts | null;
}

/** Worlds and rows to judge, with more repeats where the rule asks for them; `capped`: claims that the cap on runs left undecided. */
async function sampleOver(
  conflict: Conflict,
  { adaptive = null, weights = null, ...options }: BriefOptions,
): Promise<Drawn> {
  const { match, drawn } = await drawnFor(conflict, options);
  let capped: readonly string[] = [];
  const deepen = (so: Ensemble): readonly Batch[] => {
    const round = nextRound(sampleOf(conflict, so, weights), adaptive!);
    capped = round.capped;
    return round.batches;
  };
  const ensemble = await runEnsemble(conflict, { ...drawn, deepen: adaptive && deepen });
  return { sample: sampleOf(conflict, ensemble, weights), tables: ensemble.tables, match, capped };
}

/** Verdicts on a sample, held to half of what survival says where that can be told. */
function verdictsOf({ sample, spared = null }: Drawn): Verdict[] {
  const verdicts = judgeClaims(sample);
  return spared ? verdicts.map((verdict, k) => underHalfSurvival(verdict, spared.verdicts[k], spared.each)) : verdicts;
}

function findingsOf(
  drawn: Drawn,
  options: Pick<BriefOptions, "repeats" | "seed" | "adaptive">,
): Omit<Results, "before"> {
  const { sample, tables, match, capped } = drawn;
  const { conflict, worlds } = sample;
  const { repeats, seed, adaptive = null } = options;
  const verdicts = verdictsOf(drawn);
  const middle = medianWorld(conflict);
  const given = givenFor(conflict, [middle], seed);
  const { course } = sample.tables;
  return {
    conflict,
    worlds: worlds.length,
    match,
    repeats,
    seed,
    more: adaptive && course ? { runs: extraRuns(sample), to: mostRepeats(course), cap: adaptive.most, capped } : null,
    effectiveWorlds: effectiveWorlds(sample),
    weights: effectiveWorlds(sample) === null ? null : weightsOf(sample),
    engines: enginesOf(tables),
    failedRuns: failures(tables),
    verdicts,
    policies: summarisePolicies(sample),
    rankings: rankingsOf(sample),
    terms: conflict.issues.length > 0 ? readTerms(conflict, middle, given) : null,
    structure: structureOf(conflict),
    standing: standingOver(sample),
    record: recordOver(sample),
    frontier: frontierOver(sample),
    replacements: replacementsOver(sample),
    regions: regionsOf(sample),
    nearest: nearestOver(sample, verdicts),
    eachWay: eachWayOf(sample, verdicts),
    settings: settingsOver(sample, verdicts),
    settledBy: chanceBySettings(sample, "settled within 104 weeks"),
    battle: conflict.battle ? readBattle(conflict, middle) : null,
    health: healthOf(conflict, verdicts),
  };
}

/** Claims that can be tested, by the settings of the switches. */
function settingsOver(sample: Sample, verdicts: readonly Verdict[]): ClaimSettings[] {
  return sample.conflict.claims.flatMap(({ id, says }, k) => {
    const { mass } = verdicts[k];
    if (mass === null) return [];
    return [{ id, settings: settingsOf(sample, mass), engines: enginesRead(sample, says.expression) }];
  });
}

function mostRepeats({ repeat }: Rows): number {
  return repeat.reduce((most, each) => Math.max(most, each), 0);
}

function rankingsOf(sample: Sample): Findings["rankings"] {
  const { conflict, tables } = sample;
  return tables.course && runnablePolicies(conflict).length > 1
    ? rankedActors(conflict).map((actor) =>
        rankCourses(sample, actor, effectiveWorlds(sample) === null ? null : weightsOf(sample)),
      )
    : [];
}

function sampleOf(conflict: Conflict, ensemble: Ensemble, weights: Float64Array | null): Sample {
  return { conflict, worlds: ensemble.worlds, tables: ensemble.tables, weights };
}

/** The war as it stands at the start, its spread over the worlds. */
function standingOver(sample: Sample): Findings["standing"] {
  const { conflict, worlds } = sample;
  const found = worlds.map((world) => standingOf(conflict, world));
  const standings = found.filter((each) => each !== null);
  const over = (value: (standing: (typeof standings)[0]) => number): Spread =>
    spreadOver(standings.map(value), weightsOf(sample));
  const front = conflict.campaign?.front;
  if (!front || standings.length < worlds.length) return null;
  return {
    sides: [front.attacker, front.defender].map((actor, side) => ({
      actor: conflict.actors[actor].id,
      losses: over(({ sides }) => sides[side].losses),
      covered: over(({ sides }) => sides[side].covered),
    })),
    advance: over(({ advance }) => advance),
  };
}

/** The patron's belief after each recorded move, its spread over the worlds. */
function recordOver(sample: Sample): Findings["record"] {
  const { conflict, worlds } = sample;
  const records = worlds.map((world) => recordOf(conflict, world));
  return (records[0] ?? []).map(({ date, move }, k) => ({
    date,
    move,
    blamed: spreadOver(
      records.map((record) => record[k].blamed),
      weightsOf(sample),
    ),
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

function enginesOf(tables: Tables): Record<string, string> {
  const found = [tables.structure, tables.terms, tables.battle, tables.course].filter((table) => table !== null);
  return Object.fromEntries(found.map(({ provenance }) => [provenance.engine, provenance.version]));
}

function failures(tables: Tables): number {
  return [tables.structure, tables.terms, tables.battle, tables.course].reduce(
    (sum, table) => sum + (table?.failed.size ?? 0),
    0,
  );
}
