import type { Conflict } from "../conflict/conflict.js";
import { courseNeeds, policyNeeds, runnablePolicies } from "../conflict/needs.js";
import type { Design } from "../ensemble/design-kinds.js";
import type { Match } from "../ensemble/matching.js";
import {
  crossingsOf,
  effectiveWorlds,
  outcomesOf,
  rankCourses,
  rankedActors,
  weightsOf,
  type Crossing,
  type Outcome,
  type Ranking,
} from "../judgement/index.js";
import { drawnOver, type Over } from "./brief.js";

/** Courses of action side by side, as plain data. Nothing below this computes a new number. */
export interface CourseFindings {
  readonly conflict: Conflict;
  readonly worlds: number;
  /** How the worlds of a stored run were drawn. */
  readonly design?: Design;
  /** Where worlds are weighted: as many of equal weight tell as much. */
  readonly effectiveWorlds: number | null;
  readonly match: Match | null;
  readonly repeats: number;
  readonly seed: number;
  readonly engines: Readonly<Record<string, string>>;
  readonly failedRuns: number;
  /** Indices into `Conflict.policies`. */
  readonly courses: readonly number[];
  readonly outcomes: readonly Outcome[];
  readonly rankings: readonly Ranking[];
  /** Lines of adaptive courses, and how often they are crossed. */
  readonly crossings: readonly Crossing[];
  /** Courses that cannot be run, and what they need. */
  readonly left: readonly { readonly policy: number; readonly needs: string }[];
}

/** Why a file has no courses to compare, as a sentence; null where it has. */
export function nothingToCompare(conflict: Conflict): string | null {
  if (conflict.policies.length === 0) return "has no `policies:` section, so there is no course of action to compare.";
  if (conflict.campaign === null)
    return "has no `campaign:` section; courses of action are compared on the course of a war.";
  const needs = courseNeeds(conflict);
  if (needs !== null) return `cannot be run yet: it needs ${needs}.`;
  return runnablePolicies(conflict).length > 0
    ? null
    : "has no course of action that can be run yet; `parley brief` says what each needs.";
}

/** Compares every course on the same worlds, and ranks them for `actors`; weighted worlds count by their weight. Throws where there is nothing to compare. */
export async function coursesOf(
  conflict: Conflict,
  over: Over,
  actors: readonly number[] = rankedActors(conflict),
): Promise<CourseFindings> {
  const { match, sample, tables } = await drawnOver(conflict, over);
  const { course } = tables;
  if (!course) throw new Error(nothingToCompare(conflict) ?? "no table of the course");
  const effective = effectiveWorlds(sample);
  const weights = effective === null ? null : weightsOf(sample);
  return {
    conflict,
    worlds: sample.worlds.length,
    ...("tables" in over ? { design: over.design } : {}),
    match,
    repeats: over.repeats,
    seed: over.seed,
    effectiveWorlds: effective,
    engines: { [course.provenance.engine]: course.provenance.version },
    failedRuns: course.failed.size,
    courses: runnablePolicies(conflict),
    outcomes: outcomesOf(sample, weights),
    rankings: actors.map((actor) => rankCourses(sample, actor, weights)),
    crossings: crossingsOf(sample, weights),
    left: conflict.policies.flatMap((policy, index) => {
      const needs = policyNeeds(conflict, policy);
      return needs === null ? [] : [{ policy: index, needs }];
    }),
  };
}
