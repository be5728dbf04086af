import { runnablePolicies } from "../conflict/needs.js";
import { partsOf } from "../conflict/asked.js";
import type { Expression } from "../conflict/claim.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import { missingFor } from "./ask.js";
import { numbersOf } from "./numbers.js";
import { meanRegrets } from "./regret.js";
import { sharedValues, type Sample } from "./sample.js";
import type { Verdict } from "./verdict.js";
import { meanOf } from "./weights.js";

/** A figure that a page reports, world by world: its mean over worlds is what is told. */
export interface Figure {
  /** Names it in every reading of the file. */
  readonly id: string;
  readonly kind: "claim" | "chance" | "measure" | "regret";
  /** Claim, measure or actor. */
  readonly of: string;
  /** Course of action; null where it belongs to none. */
  readonly under: string | null;
  readonly unit: string;
  /** Shape [worlds]; NaN where the world says nothing. */
  readonly values: Float64Array;
}

/**
 * Every figure that a brief reports of a sample: the share of worlds that each claim holds in, the chances that claims speak
 * of, each measure under each course, each actor's regret of each course. O(figures × rows).
 */
export function figuresOf(sample: Sample, verdicts: readonly Verdict[]): Figure[] {
  return [
    ...verdicts.flatMap((verdict) => claimFigures(sample, verdict)),
    ...measureFigures(sample),
    ...regretFigures(sample),
  ];
}

function claimFigures(sample: Sample, { id, mass }: Verdict): Figure[] {
  if (mass === null) return [];
  const claim = sample.conflict.claims.find((each) => each.id === id)!;
  const policy = claim.under ?? 0;
  const share: Figure = { id: `share ${id}`, kind: "claim", of: id, under: null, unit: "share", values: mass };
  const chances = chancesIn(claim.says.expression).filter((each) => missingFor(sample, each, policy) === null);
  return [
    share,
    ...chances.map((each, k): Figure => ({
      id: `chance ${id}${k === 0 ? "" : ` ${k + 1}`}`,
      kind: "chance",
      of: id,
      under: sample.conflict.policies[policy]?.id ?? null,
      unit: "share",
      values: Float64Array.from(numbersOf(sample, each, policy).draws, (draws) => meanOf(draws)),
    })),
  ];
}

/** Chances and differences of chances that a statement speaks of. */
function chancesIn(expression: Expression): Expression[] {
  if (expression.kind === "chance") return [expression];
  if (expression.kind === "difference") return expression.of.kind === "chance" ? [expression] : [];
  return partsOf(expression).flatMap(chancesIn);
}

function measureFigures(sample: Sample): Figure[] {
  const { conflict } = sample;
  if (!sample.tables.course) return [];
  return runnablePolicies(conflict).flatMap((policy) =>
    conflict.measures.flatMap((use, measure): Figure[] => {
      const draws = use.engine === "course" ? sharedValues(sample, measure, policy) : null;
      if (draws === null) return [];
      const under = conflict.policies[policy].id;
      const unit = MEASURE_WORDS.find(({ name }) => name === use.name)?.unit ?? "";
      const values = Float64Array.from(draws, (own) => meanOf(own));
      return [{ id: `${use.id} ${under}`, kind: "measure", of: use.id, under, unit, values }];
    }),
  );
}

function regretFigures(sample: Sample): Figure[] {
  const { conflict } = sample;
  if (!sample.tables.course) return [];
  const ranked = conflict.actors.flatMap((_, actor) => ((conflict.objectives[actor] ?? []).length > 0 ? [actor] : []));
  return ranked.flatMap((actor) => {
    const { regret } = meanRegrets(sample, actor);
    const of = conflict.actors[actor].id;
    return runnablePolicies(conflict).map((policy): Figure => {
      const under = conflict.policies[policy].id;
      return { id: `regret ${of} ${under}`, kind: "regret", of, under, unit: "score", values: regret[policy] };
    });
  });
}
