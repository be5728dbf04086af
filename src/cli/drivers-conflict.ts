import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import { medianWorld } from "../ensemble/design.js";
import { drawnFor } from "../ensemble/drawn.js";
import { runEnsemble } from "../ensemble/engines.js";
import { Store } from "../ensemble/store-node.js";
import { tableIn } from "../ensemble/store-table-node.js";
import type { Table } from "../ensemble/table.js";
import {
  driversOf,
  gridPlaces,
  judgeClaim,
  measureByWorld,
  OF_CASES,
  rowsFor,
  sampleFactors,
  sharedRows,
  type Factor,
  type Sample,
} from "../judgement/index.js";
import { conflictInputs, type DriverFinding, type DriverFindings } from "../report/drivers.js";
import { describePath, percent } from "../report/words.js";
import { readOutcome, resamplesFor, settingsOf, unknownName, type DriversOptions } from "./drivers-options.js";
import { allowed } from "./drivers-table.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load } from "./load.js";
import { matcherFor } from "./match.js";
import { progressOn } from "./progress.js";
import { friendly } from "./run.js";
import { jobsOf, runnerFor, sourceOf } from "./threads.js";
import { openRun } from "./verify.js";

/** Runs a conflict file on its worlds and says what decides its claims, or one claim or measure. */
export async function fileFindings(file: string, options: DriversOptions, io: Io): Promise<DriverFindings> {
  const conflict = await load(file, options, io);
  questionsOf(conflict, options); // what is wrong is said before the run
  const jobs = jobsOf(options, io);
  const runner = jobs === 1 ? null : runnerFor(conflict, await sourceOf(file, options, io), jobs);
  const run = { ...options, matching: matcherFor(file, options, io), runner, onProgress: progressOn(io, "course") };
  const { match, drawn } = await drawnFor(conflict, run);
  const { worlds, tables } = await runEnsemble(conflict, drawn).finally(() => runner?.close());
  const which = match ? `${worlds.length} worlds that fit the record` : `${worlds.length} worlds`;
  return findingsOf({ conflict, worlds, tables }, options, `${fileName(file)}: ${which}, seed ${options.seed}`);
}

/** The same of a run in a folder, on the worlds and the design it was run with. */
export async function folderFindings(folder: string, options: DriversOptions): Promise<DriverFindings> {
  const { manifest, conflict } = await friendly(() => openRun(folder));
  const store = Store.open(folder, manifest, conflict);
  const missing = store.missing().length;
  if (missing > 0 || !manifest.complete)
    throw new Stop(
      Exit.usage,
      `${folder} is not complete: ${missing > 0 ? `${missing} of ${store.tasks().length} chunks are not there yet` : "claims still ask for more repeats, so worlds do not count alike"}. \`parley run --resume\` goes on with it.`,
    );
  const names = manifest.plan.tables.map(({ table }) => table);
  const read = (name: (typeof names)[number]): Promise<Table | null> =>
    names.includes(name) ? tableIn(store, name) : Promise.resolve(null);
  const inputs = await friendly(() => tableIn(store, "inputs"));
  const tables = await friendly(async () => ({
    course: await read("course"),
    terms: await read("terms"),
    structure: await read("structure"),
    battle: await read("battle"),
  }));
  const sample = { conflict, worlds: worldsIn(conflict, inputs), tables };
  return findingsOf(sample, options, `${folder}: ${inputs.rows} worlds, seed ${manifest.plan.seed}`);
}

/** Worlds of a table of inputs: what is not drawn stands at its one value. */
function worldsIn(conflict: Conflict, inputs: Table): Sample["worlds"] {
  const fixed = medianWorld(conflict).values;
  const columns = inputs.columns.map((path) => conflict.quantities.findIndex((each) => each.path === path));
  return Array.from({ length: inputs.rows }, (_, row) => {
    const values = fixed.slice();
    columns.forEach((quantity, column) => (values[quantity] = inputs.values[column][row]));
    return { index: row, values };
  });
}

/** Claims and measures asked about, as indices. */
function questionsOf(
  conflict: Conflict,
  { claim, measure, outcome }: DriversOptions,
): { claims: number[]; measures: number[] } {
  const claims = conflict.claims.map(({ id }) => id);
  const measures = conflict.measures.map(({ id }) => id);
  if (claim !== undefined && !claims.includes(claim)) unknownName("--claim", claim, claims, "Claims here");
  if (measure !== undefined && !measures.includes(measure))
    unknownName("--measure", measure, measures, "Measures that this file's claims and objectives speak of");
  if (outcome !== undefined && ![...claims, ...measures].includes(outcome))
    unknownName("--outcome", outcome, [...claims, ...measures], "Claims and measures here");
  const asked = [claim, measure, outcome].filter((each) => each !== undefined);
  if (asked.length > 0)
    return {
      claims: asked.flatMap((id) => (claims.includes(id) ? [claims.indexOf(id)] : [])),
      measures: asked.flatMap((id) => (measures.includes(id) ? [measures.indexOf(id)] : [])),
    };
  if (claims.length === 0)
    throw new Stop(
      Exit.usage,
      `This file has no claims: name a measure with --measure. ${measures.length > 0 ? `Measures here: ${measures.join("; ")}.` : "It speaks of none."}`,
    );
  return { claims: [...claims.keys()], measures: [] };
}

function findingsOf(sample: Sample, options: DriversOptions, origin: string): DriverFindings {
  const { conflict } = sample;
  const { claims, measures } = questionsOf(conflict, options);
  const factors = chosenFactors(sample, options);
  const answers: DriverFinding[] = [];
  const untested: { claim: string; needs: string }[] = [];
  const same: string[] = [];
  for (const place of claims) {
    const found = aboutClaim(sample, factors, place, options);
    if (!("claim" in found)) answers.push(found);
    else if (found.needs === null) same.push(found.claim);
    else untested.push({ claim: found.claim, needs: found.needs });
  }
  for (const measure of measures) answers.push(aboutMeasure(sample, factors, measure, options));
  const { method, seed } = options;
  const resamples = resamplesFor(options, sample.worlds.length, factors.length);
  const said = `${origin}, ${factors.length} uncertain numbers; ${method}. Shares of worlds are no probabilities.`;
  return {
    method,
    seed,
    resamples,
    rowWord: "worlds",
    origin: said,
    inputs: conflictInputs(conflict, describePath),
    answers,
    untested,
    same,
  };
}

function chosenFactors(sample: Sample, { inputs, method }: DriversOptions): Factor[] {
  const all = sampleFactors(sample);
  const grid = method === "morris" ? all.map((factor) => ({ ...factor, values: gridPlaces(factor.values) })) : all;
  if (inputs === undefined) return grid;
  const known = grid.map(({ name }) => name);
  return inputs
    .split(",")
    .map(
      (name) =>
        grid.find((factor) => factor.name === name.trim()) ??
        unknownName("--inputs", name.trim(), known, "Uncertain numbers here"),
    );
}

function aboutClaim(
  sample: Sample,
  factors: readonly Factor[],
  place: number,
  options: DriversOptions,
): DriverFinding | { claim: string; needs: string | null } {
  const claim = sample.conflict.claims[place];
  const { mass, needs, share } = judgeClaim(sample, claim, place);
  if (mass === null) return { claim: claim.id, needs: needs ?? "what no engine gives" };
  const title = `${claim.id}  “${claim.text}” It holds in ${percent(share ?? NaN)} of worlds.`;
  const fails = OF_CASES.includes(options.method);
  const values = fails ? mass.map((p) => (p !== p || p === 0.5 ? NaN : p < 0.5 ? 1 : 0)) : mass;
  const defined = values.filter((value) => value === value);
  if (defined.every((value) => value === defined[0])) return { claim: claim.id, needs: null };
  return answered(
    factors,
    { outcome: claim.id, title, values, caseWords: fails ? `${claim.id} fails` : null },
    options,
  );
}

function aboutMeasure(
  sample: Sample,
  factors: readonly Factor[],
  measure: number,
  options: DriversOptions,
): DriverFinding {
  const { conflict } = sample;
  const { id } = conflict.measures[measure];
  const policy = policyFor(conflict, options.policy);
  const values = measureByWorld(sample, measure, policy);
  if (values === null)
    throw new Stop(
      Exit.usage,
      `${id}: no engine gives it here under ${policy < 0 ? "no course of action" : conflict.policies[policy].id}.`,
    );
  const read = readOutcome(id, values, options);
  const under =
    conflict.policies.length > 0 && conflict.measures[measure].engine === "course"
      ? ` under ${conflict.policies[policy].id}`
      : "";
  return answered(factors, { outcome: id, title: `What decides ${id}${under}`, ...read }, options);
}

function policyFor(conflict: Conflict, id: string | undefined): number {
  const runnable = runnablePolicies(conflict);
  if (id === undefined) return runnable[0] ?? -1;
  const known = runnable.map((policy) => conflict.policies[policy].id);
  if (!known.includes(id)) unknownName("--policy", id, known, "Courses of action here");
  return runnable[known.indexOf(id)];
}

interface Question {
  readonly outcome: string;
  readonly title: string;
  readonly values: Float64Array;
  readonly caseWords: string | null;
}

function answered(
  factors: readonly Factor[],
  { outcome, title, values, caseWords }: Question,
  options: DriversOptions,
): DriverFinding {
  const complete = rowsFor(options.method, factors, values);
  const result = allowed(() =>
    driversOf(complete, options.method, settingsOf(options, complete.outcome.length, factors.length)),
  );
  const shared = sharedRows(complete.factors, options.method);
  const read = complete.dropped > 0 ? [`Read on ${complete.outcome.length} worlds.`] : [];
  const notes = shared ? [...read, shared] : read;
  return {
    outcome,
    title,
    caseWords,
    result,
    dropped: complete.dropped,
    notes,
  };
}
