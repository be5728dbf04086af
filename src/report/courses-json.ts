import type { Outcome, Ranking } from "../judgement/index.js";
import { crossingSentence, crossoverSentence, metricSentence } from "./course-sentence.js";
import type { CourseFindings } from "./courses.js";
import { envelope, stable } from "./json.js";

/** Courses of action side by side, as data; byte-identical for the same file and seed. */
export function coursesJson(findings: CourseFindings): string {
  const { conflict, courses, left } = findings;
  const id = (policy: number): string => conflict.policies[policy].id;
  const byCourse = <T>(values: ArrayLike<T>): Record<string, T> =>
    Object.fromEntries(courses.map((policy, course) => [id(policy), values[course]]));
  return stable({
    ...envelope("policies", findings),
    worlds: findings.worlds,
    repeats: findings.repeats,
    effectiveWorlds: findings.effectiveWorlds,
    failedRuns: findings.failedRuns,
    courses: courses.map((policy) => ({ id: id(policy), title: conflict.policies[policy].title })),
    notRun: left.map(({ policy, needs }) => ({ id: id(policy), needs })),
    outcomes: findings.outcomes.map(({ measure, type, unit, levels, against }: Outcome) => ({
      measure: conflict.measures[measure].id,
      type,
      unit,
      levels: byCourse(levels),
      lessFirst: byCourse(against),
    })),
    crossings: findings.crossings.map((crossing) => ({
      course: id(crossing.course),
      then: id(crossing.then),
      within: crossing.within,
      input: crossing.input && { ...crossing.input, quantity: conflict.quantities[crossing.input.quantity].path },
      text: crossingSentence(conflict, crossing),
    })),
    rankings: Object.fromEntries(
      findings.rankings.map((ranking) => [conflict.actors[ranking.actor].id, rankingJson(findings, ranking, byCourse)]),
    ),
  });
}

function rankingJson(
  { conflict, courses }: CourseFindings,
  ranking: Ranking,
  byCourse: <T>(values: ArrayLike<T>) => Record<string, T>,
): object {
  const ids = (which: readonly number[]): string[] => which.map((course) => conflict.policies[courses[course]].id);
  return {
    worlds: ranking.worlds,
    aims: ranking.aims.map(({ objective, enough }) => ({
      measure: objective.measure.id,
      want: objective.want,
      enough,
    })),
    enough: ranking.enough,
    metrics: ranking.ratings.map(({ metric, values, named, open }) => ({
      id: metric.id,
      title: metric.title,
      definition: metric.definition,
      source: metric.source,
      better: metric.better,
      recommends: metric.kind === "level",
      values: byCourse(values),
      first: ids(named),
      notToldApart: ids(open),
    })),
    aloneBest: byCourse(ranking.best),
    sentence: metricSentence(conflict, ranking),
    levels: ranking.crossovers.map((crossover) => {
      const { path, unit, at } = conflict.quantities[crossover.quantity];
      return {
        course: conflict.policies[crossover.course].id,
        path,
        line: at?.line ?? null,
        side: crossover.side,
        at: crossover.at,
        unit,
        share: crossover.there,
        elsewhere: crossover.elsewhere,
        leads: conflict.policies[crossover.leads[0]].id,
        leadsElsewhere: conflict.policies[crossover.leads[1]].id,
        auc: crossover.auc,
        assumption: crossover.assumption,
        text: crossoverSentence(conflict, ranking, crossover),
      };
    }),
  };
}
