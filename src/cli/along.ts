import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import type { Design } from "../ensemble/design-kinds.js";
import type { EnsembleOptions } from "../ensemble/engines.js";
import type { Match } from "../ensemble/matching.js";
import { rankedActors } from "../judgement/index.js";
import { candidates } from "../language/nearest.js";
import { alongJson } from "../report/along-json.js";
import { renderAlong } from "../report/along-text.js";
import {
  alongNumber,
  alongOf,
  alongValue,
  type AlongFindings,
  type AlongNumber,
  type AlongPoint,
} from "../report/along.js";
import { drawnOver } from "../report/brief.js";
import { alongMarkdown } from "../report/markdown/along.js";
import { Exit, Stop, type Io } from "./io.js";
import { againOf, load } from "./load.js";
import { checkMarkdown, give, type Door } from "./markdown.js";
import { matchedFor } from "./match.js";
import type { PoliciesOptions } from "./policies.js";
import { progressOn } from "./progress.js";
import { storedOf } from "./stored.js";
import { jobsOf, runnerFor, sourceOf } from "./threads.js";

const MOST = 24;
/** A comma between two values; not the one in 130,000. A blank after it always parts. */
const BETWEEN = /,(?!\d{3}(?!\d))|(?<!(?:^|[\s,])\d{1,3}),/;

/** `parley policies FILE --along NUMBER=V1,V2`: claims, who leads, and one course along the values of one number. */
export async function along(
  file: string,
  options: PoliciesOptions & { readonly along: string },
  { io, version }: Door,
): Promise<number> {
  await checkMarkdown(options, io);
  const ran = options.from === undefined ? null : await worldsRan(file, options.from, { options, io });
  const conflict = ran?.conflict ?? (await load(file, options, io));
  const { number, values } = asked(conflict, options.along);
  const course = courseIn(conflict, options.policy);
  const files = await filesAt(file, { number, values, options }, io);
  const worlds = ran ?? (await worldsNow(file, conflict, { options, io }));
  const points = await pointsAt(file, { files, over: worlds.over, options }, io);
  const { match, over, design } = worlds;
  const findings = alongOf(points.points, {
    conflict,
    number,
    match,
    ...(design ? { design } : {}),
    repeats: over.repeats,
    seed: over.seed,
    engines: points.engines,
    course,
    actors: rankedActors(conflict),
  });
  const page = {
    text: () => renderAlong(findings, { width: io.columns, colour: io.colour, file }),
    data: () => alongJson(findings),
    markdown: () => alongMarkdown(findings, { file: againOf(file, options), version, asked: options.along }),
  };
  await give(options, page, io);
  return Exit.done;
}

/** Worlds on which the values are tried. */
interface Worlds {
  readonly over: EnsembleOptions;
  readonly match: Match | null;
  /** How those of a stored run were drawn. */
  readonly design?: Design;
}

interface Means {
  readonly options: PoliciesOptions;
  readonly io: Io;
}

/** Worlds that fit the record where there is one, else as drawn. */
async function worldsNow(file: string, conflict: Conflict, { options, io }: Means): Promise<Worlds> {
  const match = await matchedFor(conflict, file, options, io);
  const { worlds, repeats, seed } = options;
  const members = match?.members ?? [];
  return members.length > 0
    ? { over: { worlds: members.length, repeats, seed, design: { kind: "matched", members } }, match }
    : { over: { worlds, repeats, seed }, match: null };
}

/** The very worlds of a stored run, with its seed and first repeats. Stops where it was run with other numbers than are asked for. */
async function worldsRan(
  file: string,
  folder: string,
  { options, io }: Means,
): Promise<Worlds & { readonly conflict: Conflict }> {
  const { conflict, stored } = await storedOf(file, folder, { changes: options, io });
  const { hash } = await load(file, options, { ...io, err: () => undefined });
  if (hash !== conflict.hash || stored.weighed)
    throw new Stop(
      Exit.usage,
      `--along tries values on the worlds of ${folder} as they are: give the --set and --variant that it was run with, and no others.`,
    );
  const { worlds, repeats, seed, design, match } = stored;
  return { conflict, over: { worlds, repeats, seed, design }, match, design };
}

/** The number and the values as written; stops with 2 where the number is none of the file, or there are not two values. */
function asked(conflict: Conflict, text: string): { readonly number: AlongNumber; readonly values: readonly string[] } {
  const equals = text.indexOf("=");
  const [pattern, rest] = [text.slice(0, Math.max(0, equals)).trim(), text.slice(equals + 1)];
  const values = rest
    .split(BETWEEN)
    .map((value) => value.trim())
    .filter((value) => value !== "");
  if (equals < 1 || values.length < 2 || values.length > MOST)
    throw new Stop(Exit.usage, `--along: "${text}" is no number with 2 to ${MOST} values; write PATH=V1, V2, V3.`);
  const number = alongNumber(conflict, pattern);
  if (number !== null) return { number, values };
  const known = [
    ...conflict.quantities.flatMap(({ path, origin, unit }) =>
      origin === "nature" || unit === "choice" ? [] : [path],
    ),
    ...conflict.policies.flatMap(({ id, turn }) => (turn ? [`policies.${id}.when.${turn.side}`] : [])),
  ];
  const why = pattern.includes("*") ? "names no numbers of one unit" : "is no number of this file";
  throw new Stop(Exit.usage, `--along: ${pattern} ${why}. ${candidates(pattern, known, "Numbers here")}`);
}

function courseIn(conflict: Conflict, id: string | undefined): number | null {
  if (id === undefined) return null;
  const known = runnablePolicies(conflict);
  const found = known.find((policy) => conflict.policies[policy].id === id);
  if (found !== undefined) return found;
  const ids = known.map((policy) => conflict.policies[policy].id);
  throw new Stop(Exit.usage, `--policy: no course of action is "${id}". ${candidates(id, ids, "Courses here")}`);
}

/** The file with the number at one value. */
interface FileAt {
  readonly value: number;
  readonly sets: readonly string[];
  readonly conflict: Conflict;
}

/** The file at each value, by rising value. Stops where a value is none, or stands there twice. */
async function filesAt(
  file: string,
  {
    number,
    values,
    options,
  }: { readonly number: AlongNumber; readonly values: readonly string[]; readonly options: PoliciesOptions },
  io: Io,
): Promise<readonly FileAt[]> {
  const quiet: Io = { ...io, err: (text) => (/\bP0\d{3}\b|: \d+ errors?\./.test(text) ? io.err(text) : undefined) };
  const files: FileAt[] = [];
  for (const value of values) {
    const sets = [...(options.set ?? []), ...number.paths.map((path) => `${path}=${value}`)];
    const at = await load(file, { ...options, set: sets }, quiet);
    files.push({ value: alongValue(at, number), sets, conflict: at });
  }
  const vague = files.findIndex(({ value }) => value !== value);
  if (vague >= 0) throw new Stop(Exit.usage, `--along: "${values[vague]}" is no one value.`);
  files.sort((a, b) => a.value - b.value);
  if (files.some(({ value }, k) => k > 0 && value === files[k - 1].value))
    throw new Stop(Exit.usage, "--along: the same value stands there twice.");
  return files;
}

/** Runs the file at each value on the same worlds. */
async function pointsAt(
  file: string,
  {
    files,
    over,
    options,
  }: { readonly files: readonly FileAt[]; readonly over: EnsembleOptions; readonly options: PoliciesOptions },
  io: Io,
): Promise<{ readonly points: readonly AlongPoint[] } & Pick<AlongFindings, "engines">> {
  const jobs = jobsOf(options, io);
  const points: AlongPoint[] = [];
  let engines: Record<string, string> = {};
  for (const [k, { value, sets, conflict: at }] of files.entries()) {
    const runner = jobs === 1 ? null : runnerFor(at, await sourceOf(file, { ...options, set: sets }, io), jobs);
    const onProgress = progressOn(io, `value ${k + 1} of ${files.length}`);
    const drawn = await drawnOver(at, { ...over, runner, onProgress }).finally(() => runner?.close());
    const { course } = drawn.tables;
    if (course) engines = { [course.provenance.engine]: course.provenance.version };
    points.push({ value, sample: drawn.sample });
  }
  return { points, engines };
}
