import type { Conflict } from "../conflict/conflict.js";
import type { Unit } from "../conflict/quantity.js";
import { seriesOf, type Series, type Story } from "../dynamics/index.js";
import type { CourseFans } from "../ensemble/fans.js";
import { playPicked, type EachWay, type PickedWorld } from "./each-way.js";
import type { Findings } from "./finding.js";

/** A figure in which the worlds told of a claim differ. */
export interface ToldFigure {
  readonly title: string;
  readonly unit: Unit;
  /** Canonical; shape [worlds told][courses]. */
  readonly values: readonly (readonly number[])[];
}

/** One world each way of a claim, played. */
export interface ToldClaim extends EachWay {
  /** Shape [worlds told][courses]; no courses where the claim reads none of the war. */
  readonly stories: readonly (readonly Story[])[];
  /** Week in which the worlds are held against each other: the last that all of them reach. Null where fewer than two are told. */
  readonly week: number | null;
  /** What differs most then, against its spread over the worlds; the most first. */
  readonly differs: readonly ToldFigure[];
}

const FIGURES = 4;
/** A difference below this, as a share of the 5th to 95th percentile of worlds, is not told: of one course, and of what a second one changes. */
const LEAST = { one: 0.2, two: 0.02 } as const;

/** Plays the worlds picked of every claim. `fans`: the spread of each figure over the worlds; without it a difference counts against the figure itself. */
export function toldClaims({ conflict, seed, eachWay = [] }: Findings, fans: CourseFans | null): ToldClaim[] {
  const play = playsOnce(conflict, seed);
  return eachWay.map((each) => {
    const stories = each.picked.map(play);
    const all = stories.flat();
    const pairs = each.picked.length === 2 && stories.every((own) => own.length > 0);
    const week = pairs ? Math.min(...all.map(({ last }) => last.week)) : null;
    if (week === null) return { ...each, stories, week, differs: [] };
    const then = each.picked.map((picked, k) =>
      stories[k].some(({ last }) => last.week > week) ? play({ ...picked, weeks: week }) : stories[k],
    );
    return { ...each, stories, week, differs: differsAt(conflict, then, { week, fans }) };
  });
}

/** Plays what is picked, the same world and courses but once. */
function playsOnce(conflict: Conflict, seed: number): (picked: PickedWorld) => Story[] {
  const known = new Map<string, Story[]>();
  return (picked) => {
    const key = [picked.world.index, picked.repeat, picked.weeks, ...picked.policies].join();
    const found = known.get(key) ?? playPicked(conflict, picked, seed);
    known.set(key, found);
    return found;
  };
}

/** Figures by how far the worlds lie apart: of one course by its level, of two by what the second changes. */
function differsAt(
  conflict: Conflict,
  stories: readonly (readonly Story[])[],
  at: { readonly week: number; readonly fans: CourseFans | null },
): ToldFigure[] {
  const figures = seriesOf(conflict).flatMap((series) => {
    if (series.id.startsWith("cost(")) return [];
    const values = stories.map((courses) => courses.map(({ last }) => last.stands[series.id]));
    if (values.flat().some((value) => value !== value)) return [];
    const [one, other] = values.map(([first, second]) => (second === undefined ? first : second - first));
    return [{ series, values, size: Math.abs(one - other) / spreadOf(series, values.flat(), at) }];
  });
  const least = stories[0].length > 1 ? LEAST.two : LEAST.one;
  return figures
    .filter(({ size }) => size >= least)
    .sort((a, b) => b.size - a.size)
    .slice(0, FIGURES)
    .map(({ series: { title, unit }, values }) => ({ title, unit, values }));
}

function spreadOf(
  { id }: Series,
  values: readonly number[],
  { week, fans }: { readonly week: number; readonly fans: CourseFans | null },
): number {
  const fan = fans?.fans.find((each) => each.id === id);
  const wide = fan ? fan.levels[fan.levels.length - 1][week] - fan.levels[0][week] : NaN;
  return wide > 0 ? wide : Math.max(Number.MIN_VALUE, ...values.map(Math.abs));
}
