import type { Conflict } from "../conflict/conflict.js";
import type { RecordedMove } from "../conflict/policy.js";
import type { World } from "../conflict/world.js";
import { assessBoth, type PatronView } from "./assess.js";
import { gainOfTruce } from "./bargain.js";
import type { Column } from "./column.js";
import type { Course } from "./course.js";
import { chanceOfCourses, enduranceCounts, messageOf, type PatronParameters } from "./patron.js";
import { start, step, type Script } from "./simulate.js";
import { startState, type Scene, type State } from "./state.js";

/** One act on record with what the run gave it: the chance under the state of that week, NaN where no rule of the course decides it. */
export interface ActChance {
  readonly recorded: number; // index into History.moves
  readonly chance: number;
}

/** How the window on record went in one world. */
export interface WindowRun {
  /** The state at the day of the file: what the runs from there start with. */
  readonly end: State;
  readonly acts: readonly ActChance[];
  /** Values of each band of `history.must_match` over the window, lowest and highest, in the band's own terms. Shape [bands][2]. */
  readonly bands: readonly (readonly [number, number])[];
  /** Patron's log-odds after each recorded move and at the end, in the order of their dates. */
  readonly blame: readonly number[];
}

/** What the window needs of a compiled course. */
export interface WindowPlan {
  readonly conflict: Conflict;
  readonly script: Script;
  readonly columns: readonly Column[];
}

/** Whole weeks of the window on record; 0 where the file has none. */
export function windowWeeks(conflict: Conflict): number {
  return conflict.history === null ? 0 : Math.max(0, Math.round(-conflict.history.windowWeeks[0]));
}

const NEVER = Infinity;
/** Repeat 0 of chance is the window's own. */
const WINDOW_REPEAT = 0;

/**
 * Plays the window on record: the sides talk, learn and fight by their rules, the acts on record happen in their weeks, and
 * what would have ended the war is written down while the run goes on. Men start where the file's own flows, run backwards,
 * put them; the patron keeps its course but for its acts on record. O(weeks).
 */
export function playWindow(plan: WindowPlan, world: World, seed: number): WindowRun {
  const { conflict } = plan;
  const weeks = windowWeeks(conflict);
  const script = scriptOfWindow(plan.script);
  const { scene, patron } = script;
  const view: PatronView = { epoch: plan.script.patron?.epoch ?? 1, present: patron !== null };
  const state = startState(scene, patron?.start ?? 0, enduranceCounts(scene, view.epoch));
  state.log = { settled: NEVER, collapsed: NEVER, truce: NEVER };
  start(script, state);
  runBack(scene, state, weeks);
  assessBoth(scene, state, view);
  const record = [...conflict.history!.moves.keys()].sort(
    (a, b) => weekOf(conflict, a, weeks) - weekOf(conflict, b, weeks),
  );
  const acts: ActChance[] = [];
  const blame: number[] = [];
  const seen = conflict.history!.bands.map((): [number, number] => [Infinity, -Infinity]);
  const before = bandValues(plan, script, state);
  let truce = null as Script["truce"];
  let next = 0;
  for (let week = 1; week <= weeks; week++) {
    state.week = week;
    step({ ...script, truce }, state, world.index, { seed, repeat: WINDOW_REPEAT }, view);
    for (; next < record.length && weekOf(conflict, record[next], weeks) <= week; next++) {
      const recorded = record[next];
      acts.push({ recorded, chance: act(plan, { script, state, view }, world, recorded) });
      if (conflict.moves[conflict.history!.moves[recorded].move].truce) truce = plan.script.truce;
      blame.push(state.blame);
    }
    watchStates(plan, script, state, seen);
  }
  blame.push(state.blame);
  const after = bandValues(plan, script, state);
  const bands = conflict.history!.bands.map(({ per, reported }, b): readonly [number, number] => {
    if (per === null) return seen[b];
    const factor = reported === null ? 1 : world.values[reported];
    const rate = (((after[b] - before[b]) / weeks) * per) / factor;
    return [rate, rate];
  });
  return { end: state, acts, bands, blame };
}

/** In the window the patron decides nothing by itself and tables nothing; help runs on. */
function scriptOfWindow(script: Script): Script {
  const { scene, patron } = script;
  const supply = scene.supply && { ...scene.supply, funded: Infinity };
  return {
    ...script,
    scene: { ...scene, supply },
    patron: patron && { ...patron, epoch: NEVER, tables: false },
    imposed: -1,
    read: new Uint8Array([0]),
    opening: null,
  };
}

/** Week of the window (1 …) in which a recorded move falls. */
function weekOf(conflict: Conflict, recorded: number, weeks: number): number {
  return Math.min(weeks, Math.max(1, Math.ceil(conflict.history!.moves[recorded].week + weeks)));
}

/** Men as the file's mean flows, run backwards from its day, put them; never below half. */
function runBack(scene: Scene, state: State, weeks: number): void {
  for (let i = 0; i < 2; i++) {
    const side = scene.p.sides[i];
    const net = side.intake - (1 - side.returning) * side.losses;
    state.men[i] = Math.max(0.5 * side.men, side.men - weeks * net);
  }
}

interface Scenery {
  readonly script: Script;
  readonly state: State;
  readonly view: PatronView;
}

/** A recorded act happens: its chance under the state, then what it tells the patron and does to help. */
function act(plan: WindowPlan, at: Scenery, world: World, recorded: number): number {
  const { conflict } = plan;
  const { state, script } = at;
  const { scene, patron } = script;
  const { move: index } = conflict.history!.moves[recorded];
  const move = conflict.moves[index];
  assessBoth(scene, state, at.view);
  const chance = chanceOf(plan, at, conflict.history!.moves[recorded]);
  if (patron && !scene.p.patronFixed) state.blame += patron.attention * messageOf(conflict, world, index);
  if (move.actor === patron?.actor && move.aid.length > 0) state.course = courseWith(conflict, scene, index);
  return chance;
}

function chanceOf(plan: WindowPlan, { script, state }: Scenery, { move: index }: RecordedMove): number {
  const { conflict } = plan;
  const { scene } = script;
  const move = conflict.moves[index];
  const patron: PatronParameters | null = plan.script.patron;
  if (patron && move.actor === patron.actor && move.aid.length > 0 && patron.courses.length > 0)
    return chanceOfCourses(scene, state, patron, (policy) => agrees(conflict, scene.courses[policy], index));
  const side = scene.actors.indexOf(move.actor);
  if (side >= 0 && move.refuses !== null && plan.script.truce && conflict.moves[move.refuses].truce)
    return gainOfTruce(scene, state, side, plan.script.truce) < 0 ? 1 : 0;
  return NaN;
}

/** Whether a course sets every flow that the move names at the move's level. */
function agrees(conflict: Conflict, course: Course, move: number): boolean {
  return conflict.moves[move].aid.every(({ flow, level }) => {
    if (flow === "deliveries") return course.deliveries === level;
    if (flow === "intelligence") return course.intelligence === (level !== "none");
    if (flow === "sales") return course.sales === (level !== "none");
    return course.mediates === (level !== "none");
  });
}

/** The course in force after a recorded act of the patron: help as before where that agrees, else the first course that does. */
function courseWith(conflict: Conflict, scene: Scene, move: number): number {
  const before = scene.courses.length - 1;
  if (agrees(conflict, scene.courses[before], move)) return before;
  const found = scene.courses.findIndex((course) => agrees(conflict, course, move));
  return found < 0 ? before : found;
}

function bandValues(plan: WindowPlan, script: Script, state: State): number[] {
  return plan.columns.map(({ read }) => read(script, state));
}

function watchStates(plan: WindowPlan, script: Script, state: State, seen: [number, number][]): void {
  plan.conflict.history!.bands.forEach(({ per }, b) => {
    if (per !== null) return;
    const value = plan.columns[b].read(script, state);
    seen[b][0] = Math.min(seen[b][0], value);
    seen[b][1] = Math.max(seen[b][1], value);
  });
}
