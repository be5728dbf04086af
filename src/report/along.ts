import type { Conflict } from "../conflict/conflict.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import {
  courseAlong,
  claimMass,
  leadAlong,
  rankCourses,
  rankedActors,
  thresholdOf,
  weightsOf,
  type CourseAlong,
  type LeadAlong,
  type Sample,
  type Threshold,
} from "../judgement/index.js";
import type { Design } from "../ensemble/design-kinds.js";
import type { Match } from "../ensemble/matching.js";
import { describePath } from "./words.js";

/** One number of a file, held at each of several values in turn: in words, and its canonical unit. */
export interface AlongNumber {
  /** As the command names it; `*` stands for any part of a path. */
  readonly pattern: string;
  /** Paths that are set, at least one. */
  readonly paths: readonly string[];
  readonly words: string;
  readonly unit: string;
  /** Policy whose line it is, index into `Conflict.policies`; null where it is none. */
  readonly line: number | null;
}

/** The file with the number at one value, and its runs on the same worlds as at the others. */
export interface AlongPoint {
  readonly value: number;
  readonly sample: Sample;
}

/** What `parley policies --along` shows. Nothing below this computes a new number. */
export interface AlongFindings {
  readonly conflict: Conflict;
  readonly number: AlongNumber;
  readonly values: readonly number[];
  readonly worlds: number;
  readonly match: Match | null;
  /** How the worlds of a stored run were drawn. */
  readonly design?: Design;
  readonly repeats: number;
  readonly seed: number;
  readonly engines: Readonly<Record<string, string>>;
  readonly failedRuns: number;
  /** Claims that can be tested, and their looser and stricter readings. */
  readonly claims: readonly { readonly id: string; readonly threshold: Threshold }[];
  readonly leads: readonly LeadAlong[];
  readonly course: CourseAlong | null;
}

/** The number that a pattern names in a file, at a point; null where it names none. */
export function alongNumber(conflict: Conflict, pattern: string): AlongNumber | null {
  const line = /^policies\.([^.]+)\.when\.(above|below)$/.exec(pattern);
  if (line !== null) {
    const place = conflict.policies.findIndex(({ id }) => id === line[1]);
    const turn = conflict.policies[place]?.turn;
    if (!turn || turn.side !== line[2]) return null;
    const word = MEASURE_WORDS.find(({ name }) => name === turn.measure.name);
    const words = `the line of “${conflict.policies[place].title}”: ${turn.measure.id} ${turn.side}`;
    return { pattern, paths: [pattern], words, unit: word?.unit ?? "", line: place };
  }
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const named = new RegExp(`^${parts.join(".*")}$`);
  const found = conflict.quantities.filter(
    ({ path, origin, unit }) => origin !== "nature" && unit !== "choice" && named.test(path),
  );
  const [first] = found;
  if (first === undefined || found.some(({ unit }) => unit !== first.unit)) return null;
  const more = found.length > 1 ? ` (and ${found.length - 1} more, all that \`${pattern}\` names)` : "";
  const words = describePath(conflict, first.path) + more;
  return { pattern, paths: found.map(({ path }) => path), words, unit: first.unit, line: null };
}

/** The value at which a file has the number, canonical unit; NaN where it is no one value there. */
export function alongValue(conflict: Conflict, { paths, line }: AlongNumber): number {
  if (line !== null) return conflict.policies[line].turn?.level ?? NaN;
  const law = conflict.quantities.find(({ path }) => path === paths[0])?.law;
  return law?.kind === "point" ? law.value : NaN;
}

export interface AlongAsked {
  readonly conflict: Conflict;
  readonly number: AlongNumber;
  readonly match: Match | null;
  /** How the worlds of a stored run were drawn; left out: they are drawn or matched now. */
  readonly design?: Design;
  readonly repeats: number;
  readonly seed: number;
  readonly engines: Readonly<Record<string, string>>;
  /** Course told value by value; null: the one whose line the number is, if it is one. */
  readonly course: number | null;
  readonly actors: readonly number[];
}

const ALSO = "settled within 104 weeks";

type How = "says" | "loosely" | "strictly";

/** Every claim, then its looser and stricter reading where it has one. */
function readingsOf({ claims }: Conflict): { readonly id: string; readonly place: number; readonly how: How }[] {
  return claims.flatMap(({ id, ...claim }, place) =>
    (["says", "loosely", "strictly"] as const).flatMap((how) =>
      claim[how] === null ? [] : [{ id: how === "says" ? id : `${id} ${how}`, place, how }],
    ),
  );
}

function massOf(sample: Sample, place: number, how: How): Float64Array | null {
  const claim = sample.conflict.claims[place];
  const says = claim[how];
  return says === null ? null : claimMass(sample, says.expression, claim.under ?? 0);
}

/** Puts the points, by rising value, side by side: the same worlds and chance, but for the one number. */
export function alongOf(points: readonly AlongPoint[], asked: AlongAsked): AlongFindings {
  const { conflict, number, match, repeats, seed, engines, actors } = asked;
  const values = points.map(({ value }) => value);
  const samples = points.map(({ sample }) => sample);
  const weights = weightsOf(samples[0]);
  const course = asked.course ?? number.line;
  const wanted = new Set(actors.flatMap((actor) => conflict.objectives[actor].map(({ measure }) => measure.id)));
  const told = { measures: [...wanted.add(ALSO)], actors: rankedActors(conflict) };
  return {
    conflict,
    number,
    values,
    worlds: weights.length,
    match,
    ...(asked.design ? { design: asked.design } : {}),
    repeats,
    seed,
    engines,
    failedRuns: samples.reduce((sum, { tables }) => sum + (tables.course?.failed.size ?? 0), 0),
    claims: readingsOf(conflict).flatMap(({ id, place, how }) => {
      const masses = samples.flatMap((sample) => massOf(sample, place, how) ?? []);
      return masses.length === points.length ? [{ id, threshold: thresholdOf(values, masses, { weights, seed }) }] : [];
    }),
    leads: actors.map((actor) =>
      leadAlong(
        values,
        samples.map((sample) => rankCourses(sample, actor)),
      ),
    ),
    course: course === null ? null : courseAlong(samples, course, told),
  };
}
