import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import type { EnsembleOptions } from "../ensemble/engines.js";
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
import { Exit, Stop, type Io } from "./io.js";
import { load } from "./load.js";
import { matchedFor } from "./match.js";
import type { PoliciesOptions } from "./policies.js";
import { progressOn } from "./progress.js";
import { jobsOf, runnerFor, sourceOf } from "./threads.js";

const MOST = 24;
/** A comma between two values; not the one in 130,000. A blank after it always parts. */
const BETWEEN = /,(?!\d{3}(?!\d))|(?<!(?:^|[\s,])\d{1,3}),/;

/** `parley policies FILE --along NUMBER=V1,V2`: claims, who leads, and one course along the values of one number. */
export async function along(
  file: string,
  options: PoliciesOptions & { readonly along: string },
  io: Io,
): Promise<number> {
  const conflict = await load(file, options, io);
  const { number, values } = asked(conflict, options.along);
  const course = courseIn(conflict, options.policy);
  const points = await pointsAt(file, { conflict, number, values, options }, io);
  const findings = alongOf(points.points, {
    conflict,
    number,
    match: points.match,
    repeats: options.repeats,
    seed: options.seed,
    engines: points.engines,
    course,
    actors: rankedActors(conflict),
  });
  io.out(options.json ? alongJson(findings) : renderAlong(findings, { width: io.columns, colour: io.colour, file }));
  return Exit.done;
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

interface Asked {
  readonly conflict: Conflict;
  readonly number: AlongNumber;
  readonly values: readonly string[];
  readonly options: PoliciesOptions;
}

/** Runs the file at each value on the worlds of the file as it stands; by rising value. */
async function pointsAt(
  file: string,
  { conflict, number, values, options }: Asked,
  io: Io,
): Promise<{ readonly points: readonly AlongPoint[] } & Pick<AlongFindings, "match" | "engines">> {
  const quiet: Io = { ...io, err: (text) => (/\bP0\d{3}\b|: \d+ errors?\./.test(text) ? io.err(text) : undefined) };
  const files: { value: number; sets: readonly string[]; conflict: Conflict }[] = [];
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
  const match = await matchedFor(conflict, file, options, io);
  const { repeats, seed } = options;
  const members = match?.members ?? [];
  const over: EnsembleOptions =
    members.length > 0
      ? { worlds: members.length, repeats, seed, design: { kind: "matched", members } }
      : { worlds: options.worlds, repeats, seed };
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
  return { points, match: members.length > 0 ? match : null, engines };
}
