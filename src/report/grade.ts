import type { Unit } from "../conflict/quantity.js";
import type { Outcome, Outcomes } from "../language/outcomes.js";
import { unitFactor, unitNames } from "../language/units.js";
import { brierScore, crps, logScore } from "../math/score.js";
import type { Sealed, SealedMeasure } from "./sealed.js";

/** A sealed claim or measure against what happened. */
export type Grade =
  | {
      readonly of: string;
      readonly under: string | null;
      readonly kind: "event";
      readonly chance: number;
      readonly happened: 0 | 1;
      readonly brier: number;
      /** −ln of the chance given to what happened, nats; Infinity where that was 0. */
      readonly log: number;
      readonly told: Told;
    }
  | {
      readonly of: string;
      readonly under: string | null;
      readonly kind: "amount";
      readonly unit: string;
      /** 5th, 50th and 95th percentile as sealed, canonical unit. */
      readonly quantiles: readonly [number, number, number];
      readonly happened: number;
      /** In the canonical unit; 0 is perfect. */
      readonly crps: number;
      readonly inside: boolean;
      readonly told: Told;
    }
  | { readonly of: string; readonly kind: "ungraded"; readonly why: string };

/** When it was so, who tells it, and whether that was after the seal. */
export interface Told {
  readonly on: string;
  readonly title: string;
  readonly date: string;
  readonly url: string | null;
  /** The day lies after the day of sealing; else whoever sealed could have known. */
  readonly afterSeal: boolean;
}

export interface GradeReport {
  readonly grades: readonly Grade[];
  /** Means over graded events; null where there are none. */
  readonly events: { readonly n: number; readonly brier: number; readonly log: number } | null;
  readonly amounts: { readonly n: number; readonly inside: number } | null;
}

/** Scores what was sealed on what happened. Claims without an outcome are listed as ungraded, with why. Pure. */
export function gradeOf(sealed: Sealed, { happened }: Outcomes): GradeReport {
  const silent = sealed.claims.filter(({ id }) => !happened.some(({ of }) => of === id));
  const grades = [
    ...happened.map((outcome) => gradeOne(sealed, outcome)),
    ...silent.map(({ id }): Grade => ({ of: id, kind: "ungraded", why: "the outcomes file does not name it" })),
  ];
  const events = grades.flatMap((grade) => (grade.kind === "event" ? [grade] : []));
  const amounts = grades.flatMap((grade) => (grade.kind === "amount" ? [grade] : []));
  const [chances, truths] = [events.map(({ chance }) => chance), events.map((grade) => grade.happened)];
  return {
    grades,
    events:
      events.length === 0
        ? null
        : { n: events.length, brier: brierScore(chances, truths), log: logScore(chances, truths) },
    amounts: amounts.length === 0 ? null : { n: amounts.length, inside: amounts.filter(({ inside }) => inside).length },
  };
}

function gradeOne(sealed: Sealed, outcome: Outcome): Grade {
  const { of, is, on, source, ungraded, under } = outcome;
  const not = (why: string): Grade => ({ of, kind: "ungraded", why });
  if (is === null || on === null || source === null) return not(ungraded ?? "no outcome is given");
  if (sealed.asOf !== null && on <= sealed.asOf)
    return not(`it was so on ${on}, not after the day of the case (${sealed.asOf})`);
  const told = { on, title: source.title, date: source.date, url: source.url, afterSeal: on > sealed.sealedOn };
  const claim = sealed.claims.find(({ id }) => id === of);
  if (claim) {
    if (claim.chance === null) return not("it states no chance of an event, so nothing that happened can score it");
    if (under !== null && under !== claim.under)
      return not(`it is read under ${claim.under ?? "no course"}, and what came about is ${under}`);
    return is.kind === "event"
      ? eventGrade(of, claim.under, claim.chance.value, is.value, told)
      : not("its outcome is yes or no, not a number");
  }
  const measure = sealed.measures.find((each) => each.measure === of && (under === null || each.under === under));
  if (!measure) return not(`nothing of that name is sealed${under === null ? "" : ` under ${under}`}`);
  return (
    measureGrade(measure, is, told) ??
    not(
      `its outcome must be ${measure.chance === null ? `a number in ${unitNames(measure.unit as Unit)}` : "yes or no"}`,
    )
  );
}

function eventGrade(of: string, under: string | null, chance: number, happened: 0 | 1, told: Told): Grade {
  const [brier, log] = [brierScore([chance], [happened]), logScore([chance], [happened])];
  return { of, under, kind: "event", chance, happened, brier, log, told };
}

function measureGrade(
  { measure, under, unit, chance, quantiles }: SealedMeasure,
  is: NonNullable<Outcome["is"]>,
  told: Told,
): Grade | null {
  if (chance !== null) return is.kind === "event" ? eventGrade(measure, under, chance, is.value, told) : null;
  if (is.kind !== "amount" || quantiles === null) return null;
  const factor = unitFactor(is.unit, unit as Unit);
  if (factor === null) return null;
  const happened = is.value * factor;
  const at = (level: number): number => quantiles[Math.floor(level * quantiles.length)];
  const [low, middle, high] = [at(0.05), at(0.5), at(0.95)];
  return {
    of: measure,
    under,
    kind: "amount",
    unit,
    quantiles: [low, middle, high],
    happened,
    crps: crps(quantiles, happened),
    inside: happened >= low && happened <= high,
    told,
  };
}
