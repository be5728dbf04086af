import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import type { Unit } from "../conflict/quantity.js";
import {
  collapseCause,
  courseEngine,
  ENDINGS,
  endingOf,
  happeningsOf,
  playCourse,
  seriesOf,
  type CollapseCause,
  type CourseProgram,
} from "../dynamics/index.js";
import { sampleWorld } from "./design.js";
import { givenFor } from "./given.js";

/** Percentiles of worlds that a fan is drawn from. */
export const FAN_LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** In which worlds something exists at all. */
export interface Counted {
  /** How the war is played in them; null: it exists however it is played. */
  readonly only: "stocks" | null;
  readonly worlds: number;
}

/** One series week by week, over the worlds in which the war still goes on. */
export interface Fan {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  /** For pictures only. */
  readonly quiet: boolean;
  readonly counted: Counted;
  /** Shape [levels][weeks + 1]; NaN where no world has it. */
  readonly levels: readonly Float64Array[];
  /** Worlds in which it is defined, the war going on; shape [weeks + 1]. */
  readonly worlds: Int32Array;
  /** The single worlds of `CourseFans.singles`; shape [singles][weeks + 1]. */
  readonly singles: readonly Float64Array[];
}

/** When something first happened, over the worlds. */
export interface Dated {
  readonly id: string;
  readonly title: string;
  readonly counted: Counted;
  /** Of the worlds in which it exists, the share in which it happened by the horizon. */
  readonly share: number;
  /** Of those: 5th, 50th, 95th percentile of the week; null where it happened in none. */
  readonly weeks: readonly [number, number, number] | null;
}

/** One world that is always drawn as a line, and why it. */
export interface Single {
  readonly world: number;
  /** Place in the order of outcomes, share: 0.1 is the tenth of a hundred. */
  readonly place: number;
  readonly outcome: number;
}

/** In which worlds a side collapses, and of what. */
export interface Collapsing {
  /** Id of the actor. */
  readonly actor: string;
  /** Places in `CourseFans.indices` of the worlds in which it does. */
  readonly rows: readonly number[];
  /** How many of those by what carried most of the hazard then. */
  readonly causes: Readonly<Record<CollapseCause, number>>;
}

/** The course of a war over many worlds under one policy: one run each, the same nature for every policy. */
export interface CourseFans {
  /** Empty: nothing imposed. */
  readonly policy: string;
  readonly worlds: number;
  /** The number of each world, by which it is drawn; shape [worlds]. */
  readonly indices: readonly number[];
  /** They fit the record up to the day of the file. */
  readonly matched: boolean;
  readonly seed: number;
  readonly repeat: number;
  readonly weeks: number;
  readonly version: string;
  readonly fans: readonly Fan[];
  readonly dated: readonly Dated[];
  /** Attacker, defender. */
  readonly collapses: readonly Collapsing[];
  /** Series by whose value the single worlds are chosen. */
  readonly outcome: string;
  readonly singles: readonly Single[];
  /** Week at which they are chosen, among the worlds then at war. */
  readonly chosenAt: number;
  /** Share of worlds in which the war, or a truce in it, goes on; shape [weeks + 1]. */
  readonly ongoing: Float64Array;
}

export interface FanOptions {
  readonly worlds: number;
  /** Worlds that fit the record, `worlds` of them or more; worlds 0, 1, 2, … as drawn if left out. */
  readonly members?: readonly number[] | null;
  readonly seed: number;
  /** Index into `Conflict.policies`; −1: nothing imposed. */
  readonly policy: number;
  readonly weeks: number;
  readonly repeat: number;
}

/** The series whose last value orders the worlds. */
const OUTCOME = "area gained";
const PLACES = [0.1, 0.5, 0.9];
const FEW = 10;

/** Values of every series in every world and week. */
interface Played {
  /** Shape [series][worlds × (weeks + 1)]. */
  readonly values: readonly Float64Array[];
  /** Shape [happenings][worlds]: first week, Infinity for never. */
  readonly first: readonly Float64Array[];
  /** Shape [worlds]: week the war ended. */
  readonly ended: Float64Array;
  /** Shape [worlds]: 1 where the war is played with stocks. */
  readonly stocks: Uint8Array;
  /** By side, attacker first: worlds in which it collapsed, and of what. */
  readonly collapsed: readonly (readonly { readonly row: number; readonly cause: CollapseCause }[])[];
}

/** Plays one run in each world and keeps every series. O(worlds × weeks); some milliseconds a world. */
export function courseFans(conflict: Conflict, options: FanOptions): CourseFans {
  const { seed, policy, weeks, repeat, members = null } = options;
  const indices = members?.slice(0, options.worlds) ?? Array.from({ length: options.worlds }, (_, index) => index);
  const worlds = indices.map((index) => sampleWorld(conflict, index, seed));
  const count = worlds.length;
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, seed));
  const series = seriesOf(conflict);
  const found = play(program, worlds, options);
  const span = weeks + 1;
  const outcome = Math.max(
    0,
    series.findIndex(({ id }) => id === OUTCOME),
  );
  const { week, singles } = singlesOf(found.values[outcome], count, span);
  const happenings = happeningsOf(conflict);
  return {
    policy: policy < 0 ? "" : conflict.policies[policy].id,
    worlds: count,
    indices,
    matched: members !== null,
    seed,
    repeat,
    weeks,
    version: courseEngine.version,
    fans: series.map(({ id, title, unit, quiet = false, only = null }, s) => ({
      id,
      title,
      unit,
      quiet,
      counted: countedIn(found, only),
      ...spreadOf(found.values[s], count, span),
      singles: singles.map(({ world }) => found.values[s].slice(world * span, (world + 1) * span)),
    })),
    dated: happenings.map(({ id, title, only = null }, k) => {
      const counted = countedIn(found, only);
      const first = only === null ? found.first[k] : found.first[k].filter((_, world) => found.stocks[world] === 1);
      return { id, title, counted, ...datesOf(first) };
    }),
    collapses: program.sides.map((actor, side) => collapsing(conflict.actors[actor].id, found.collapsed[side])),
    outcome: series[outcome].id,
    singles: singles.map((single) => ({ ...single, world: worlds[single.world].index })),
    chosenAt: week,
    ongoing: Float64Array.from({ length: span }, (_, week) => shareOf(found.ended, (ended) => ended > week)),
  };
}

function countedIn({ stocks }: Played, only: Counted["only"]): Counted {
  return { only, worlds: only === null ? stocks.length : stocks.reduce((sum, one) => sum + one, 0) };
}

/** How a war has ended in which a side collapsed: attacker, defender. */
const COLLAPSED: readonly string[] = ["attacker collapsed", "defender collapsed"];

function collapsing(actor: string, found: Played["collapsed"][0]): Collapsing {
  const of = (cause: CollapseCause): number => found.filter((each) => each.cause === cause).length;
  const causes = { men: of("men"), supply: of("supply"), front: of("front"), neither: of("neither") };
  return { actor, rows: found.map(({ row }) => row), causes };
}

function play(program: CourseProgram, worlds: readonly World[], options: FanOptions): Played {
  const { weeks, seed, repeat, policy } = options;
  const series = seriesOf(program.conflict);
  const happenings = happeningsOf(program.conflict);
  const span = weeks + 1;
  const values = series.map(() => new Float64Array(worlds.length * span).fill(NaN));
  const first = happenings.map(() => new Float64Array(worlds.length).fill(Infinity));
  const ended = new Float64Array(worlds.length).fill(Infinity);
  const stocks = new Uint8Array(worlds.length);
  const collapsed = [0, 1].map((): { row: number; cause: CollapseCause }[] => []);
  worlds.forEach((world, slot) => {
    const base = slot * span;
    const end = playCourse(program, { world, slot, policy, key: { seed, repeat }, weeks }, (script, state) => {
      if (script.scene.stocks) stocks[slot] = 1;
      series.forEach(({ read }, s) => (values[s][base + state.week] = read(script, state)));
      happenings.forEach(({ now }, k) => {
        if (first[k][slot] === Infinity && now(script, state)) first[k][slot] = state.week;
      });
      const side = COLLAPSED.indexOf(ENDINGS[endingOf(state)]);
      if (side >= 0) collapsed[side].push({ row: slot, cause: collapseCause(script.scene, state, side) });
    });
    ended[slot] = end.ended;
    // a war that has ended has no week of its own any more
    if (end.ended < Infinity) for (const own of values) own[base + end.ended] = NaN;
  });
  return { values, first, ended, stocks, collapsed };
}

/**
 * The worlds that stand at the 10th, 50th and 90th place of a hundred by their outcome, among those at war at the last week at
 * which ten or more are; shape of `values` [worlds × span].
 */
function singlesOf(values: Float64Array, count: number, span: number): { week: number; singles: Single[] } {
  const at = (week: number): number[] =>
    Array.from({ length: count }, (_, w) => w).filter((w) => values[w * span + week] === values[w * span + week]);
  let week = span - 1;
  while (week > 0 && at(week).length < Math.min(FEW, count)) week--;
  const order = at(week);
  const outcome = (w: number): number => values[w * span + week];
  order.sort((a, b) => outcome(a) - outcome(b) || a - b);
  const singles = PLACES.map((place) => {
    const world = order[Math.min(order.length - 1, Math.floor(place * order.length))];
    return { world, place, outcome: outcome(world) };
  });
  return { week, singles };
}

function spreadOf(values: Float64Array, worlds: number, span: number): { levels: Float64Array[]; worlds: Int32Array } {
  const levels = FAN_LEVELS.map(() => new Float64Array(span).fill(NaN));
  const defined = new Int32Array(span);
  for (let week = 0; week < span; week++) {
    const sorted = Float64Array.from({ length: worlds }, (_, w) => values[w * span + week])
      .filter((value) => value === value)
      .sort();
    defined[week] = sorted.length;
    FAN_LEVELS.forEach((level, k) => (levels[k][week] = quantileIn(sorted, level)));
  }
  return { levels, worlds: defined };
}

/** Quantile of sorted numbers, linear between order statistics; NaN of none. */
export function quantileIn(sorted: Float64Array, level: number): number {
  if (sorted.length === 0) return NaN;
  const at = level * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}

function datesOf(first: Float64Array): Pick<Dated, "share" | "weeks"> {
  const happened = first.filter((week) => week < Infinity).sort();
  const share = first.length === 0 ? 0 : happened.length / first.length;
  if (happened.length === 0) return { share, weeks: null };
  const at = (level: number): number => quantileIn(happened, level);
  return { share, weeks: [at(0.05), at(0.5), at(0.95)] };
}

function shareOf(values: Float64Array, test: (value: number) => boolean): number {
  return values.reduce((sum, value) => sum + (test(value) ? 1 : 0), 0) / values.length;
}
