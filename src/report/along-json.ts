import type { AlongFindings } from "./along.js";
import { envelope, stable } from "./json.js";

/** One number along its values, as data; byte-identical for the same file and seed. */
export function alongJson(findings: AlongFindings): string {
  const { conflict, number, values, worlds, repeats, failedRuns, match, claims, leads, course } = findings;
  const id = (policy: number): string => conflict.policies[policy].id;
  return stable({
    ...envelope("policies", findings),
    worlds,
    repeats,
    failedRuns,
    match: match && { ...match, members: match.members.length },
    along: { pattern: number.pattern, paths: number.paths, words: number.words, unit: number.unit, values },
    claims: claims.map(({ id: claim, threshold }) => ({ claim, ...threshold })),
    leads: leads.map(({ actor, leaders, tips }) => ({
      actor: conflict.actors[actor].id,
      leaders: leaders.map(({ named, open }) => ({ first: named.map(id), notToldApart: open.map(id) })),
      tips: tips.map(({ at, from, to }) => ({ at, from: id(from), to: id(to) })),
    })),
    course: course && {
      id: id(course.course),
      crossed: course.lines.map((line) => line && line.within),
      outcomes: course.outcomes.map(({ measure, ...rest }) => ({ measure: conflict.measures[measure].id, ...rest })),
      regrets: course.regrets.map(({ actor, means }) => ({ actor: conflict.actors[actor].id, means })),
    },
  });
}
