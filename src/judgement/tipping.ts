import { MEASURE_WORDS } from "../conflict/measure.js";
import { outcomesOf, pairedOf, type Paired, type Quantiles } from "./outcome.js";
import type { Ranking } from "./ranking.js";
import { meanRegrets } from "./regret.js";
import { sharedValues, type Sample } from "./sample.js";
import { crossingsOf as linesOf, type Crossing } from "./way.js";
import { weightedMean } from "./weighted.js";
import { meanOf, weightsOf } from "./weights.js";

/** Who leads for an actor at each value of a number, and where the lead changes hands. */
export interface LeadAlong {
  readonly actor: number;
  /** At each value: courses first by mean score, and those not told apart from them. Indices into `Conflict.policies`. */
  readonly leaders: readonly { readonly named: readonly number[]; readonly open: readonly number[] }[];
  /** Where the mean scores of two leaders in turn cross, straight between two values. */
  readonly tips: readonly { readonly at: number; readonly from: number; readonly to: number }[];
}

/** From the rankings of one actor at rising values. A lead has not changed hands while the one before is not told apart from it. */
export function leadAlong(values: readonly number[], rankings: readonly Ranking[]): LeadAlong {
  const means = rankings.map(({ ratings }) => ratings.find(({ metric }) => metric.id === "laplace")!);
  const { courses, actor } = rankings[0];
  const tips: LeadAlong["tips"][number][] = [];
  let lead = means[0].named[0];
  means.slice(1).forEach(({ named, open, values: scores }, k) => {
    if (lead === undefined || named.length === 0 || named.includes(lead) || open.includes(lead)) return;
    const [next, before] = [named[0], means[k].values];
    const [gap, after] = [before[lead] - before[next], scores[lead] - scores[next]];
    const at = values[k] + (gap === after ? 1 : gap / (gap - after)) * (values[k + 1] - values[k]);
    tips.push({ at, from: courses[lead], to: courses[next] });
    lead = next;
  });
  return {
    actor,
    leaders: means.map(({ named, open }) => ({
      named: named.map((course) => courses[course]),
      open: open.filter((course) => !named.includes(course)).map((course) => courses[course]),
    })),
    tips,
  };
}

/** One course along the values: how often its line is crossed, what it brings, and what it brings more than at the first value. */
export interface CourseAlong {
  /** Index into `Conflict.policies`. */
  readonly course: number;
  /** At each value, the line it comes to first; null where it watches none. */
  readonly lines: readonly (Crossing | null)[];
  readonly outcomes: readonly {
    /** Index into `Conflict.measures`. */
    readonly measure: number;
    readonly type: "event" | "number";
    readonly unit: string;
    readonly levels: readonly Quantiles[];
    /** Less the first value, world by world; null for the first itself. */
    readonly against: readonly (Paired | null)[];
  }[];
  /** Mean regret at each value, for each actor with objectives. */
  readonly regrets: readonly { readonly actor: number; readonly means: readonly number[] }[];
}

/** A course over samples that are the same worlds and chance but for one number. `measures`: ids; `actors`: those with objectives. */
export function courseAlong(
  samples: readonly Sample[],
  course: number,
  { measures, actors }: { readonly measures: readonly string[]; readonly actors: readonly number[] },
): CourseAlong {
  const all = samples.map((sample) => outcomesOf(sample, weightsOf(sample)));
  return {
    course,
    lines: samples.map((sample) => linesOf(sample, weightsOf(sample)).find((each) => each.course === course) ?? null),
    outcomes: measures.flatMap((id) => {
      const places = samples.map(({ conflict }) => conflict.measures.findIndex((use) => use.id === id));
      const found = all.map((outcomes, k) => outcomes.find(({ measure }) => measure === places[k]));
      const word = MEASURE_WORDS.find(({ name }) => name === samples[0].conflict.measures[places[0]]?.name);
      if (!word || found.some((each) => each === undefined)) return [];
      const means = samples.map((sample, k) =>
        Float64Array.from(sharedValues(sample, places[k], course) ?? [], (draws) => weightedMean(draws)),
      );
      return [
        {
          measure: places[0],
          type: word.type,
          unit: word.unit,
          levels: found.map((each) => each!.levels[each!.courses.indexOf(course)]),
          against: means.map((own, k) =>
            k === 0
              ? null
              : pairedOf(
                  own.map((mean, j) => mean - means[0][j]),
                  weightsOf(samples[k]),
                ),
          ),
        },
      ];
    }),
    regrets: actors.map((actor) => ({
      actor,
      means: samples.map((sample) => meanOf(meanRegrets(sample, actor).regret[course], weightsOf(sample))),
    })),
  };
}
