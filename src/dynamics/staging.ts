import type { Conflict } from "../conflict/conflict.js";
import { NO_PARTIALS, type Given, type PackageWorth } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { quickExp as exp } from "../math/quick.js";
import type { Column } from "./column.js";
import type { Contrast } from "./contrast.js";
import type { Course } from "./course.js";
import { keptFor, type Kept } from "./kept.js";
import { parametersOf, type Parameters } from "./parameters.js";
import { messageOf, patronOf, type PatronParameters } from "./patron.js";
import { partialsOf } from "./partial.js";
import { betweenShifts, durability } from "./settle.js";
import type { Script, TrucePlan } from "./simulate.js";
import { emptyLongRun } from "./long-run.js";
import type { Scene, Shift, ShiftRange } from "./state.js";
import { supplyOf } from "./aid.js";
import { sanctionsOf } from "./sanctions.js";
import type { StocksPlan } from "./stocks/plan.js";
import { stageStocks } from "./stocks/scene.js";
import type { Line } from "./turn.js";
import { wordsOf } from "./words.js";
import { playWindow, windowWeeks, type WindowRun } from "./window.js";

/** A conflict made ready for many runs. Holds the last world's scene, so that its policies and repeats share it. */
export interface CourseProgram {
  readonly conflict: Conflict;
  readonly given: Given;
  readonly sides: readonly [number, number];
  /** What the stocks campaign consists of; null where no world is played by it. */
  readonly plan: StocksPlan | null;
  readonly courses: readonly Course[];
  /** Lines that each policy watches, one after the other; shape [policies][lines]. */
  readonly lines: readonly (readonly Line[])[];
  readonly columns: readonly Column[];
  /** Columns of the bands that a world must pass through in the window on record. */
  readonly bands: readonly Column[];
  /** Whether some column tells whether acts on record had a better alternative. */
  readonly replies: boolean;
  /** Columns that set two runs of the same nature against each other. */
  readonly contrasts: readonly Contrast[];
  /** Columns to read at the end of each week; shape [weeks][columns]. */
  readonly byWeek: readonly (readonly number[])[];
  readonly resolveBounds: readonly (readonly [number, number])[];
  readonly horizon: number;
  /** 1 at weeks at whose end some column is read. */
  readonly readAt: Uint8Array;
  last: { readonly world: World; readonly slot: number; readonly staged: Staged } | null;
}

interface Staged {
  readonly scene: Scene;
  readonly patron: PatronParameters | null;
  readonly truce: TrucePlan | null;
  readonly continuation: Script["continuation"];
  readonly kept: Kept;
}

function stage(program: CourseProgram, world: World, slot: number): Staged {
  if (program.last?.world === world && program.last.slot === slot) return program.last.staged;
  const { conflict, given, sides, courses, plan } = program;
  const p = parametersOf(conflict, world, program.resolveBounds);
  const worth = given.worth[slot] ?? barePackages(conflict, sides);
  const packages = worth.afterDeal.length;
  const open = openPackages(worth, conflict.actors.length, sides, p);
  const shifts = [shiftsOf(worth, p, 0), shiftsOf(worth, p, 1)] as const;
  const scene: Scene = {
    p,
    supply: supplyOf(conflict, world),
    stocks: plan && playsStocks(conflict, world) ? stageStocks(plan, conflict.campaign!, world, p) : null,
    courses,
    worth,
    packages,
    actors: sides,
    ideals: [idealOf(worth, sides[0]), idealOf(worth, sides[1])],
    durable: Float64Array.from({ length: 2 * packages }, (_, k) =>
      durability(p.sides[k < packages ? 0 : 1].dealHolds, worth.holds[k % packages]),
    ),
    open,
    signable: Int32Array.from(open.keys()).filter((y) => open[y] === 1),
    shifts,
    between: Float64Array.from({ length: 2 * packages }, (_, k) => {
      const i = k < packages ? 0 : 1;
      const { low, high } = shifts[i];
      return betweenShifts(low.by, high.by, worth.afterDeal[k % packages] + p.sides[i].peaceShift);
    }),
    longRun: emptyLongRun(courses.length),
    sanctions: sanctionsOf(conflict, world, sides, courses),
    partials: partialsOf(conflict, world, worth.partial, { sides, p }),
    durables: new Map(),
  };
  const patron = patronOf(conflict, world, sides, p);
  const kept = keptFor(worth, conflict, world);
  const staged = {
    scene,
    patron,
    truce: truceOf(conflict, world, sides),
    continuation: p.bargains
      ? { epoch: patron?.epoch ?? null, known: kept.tables, knownInWindow: kept.tablesInWindow }
      : null,
    kept,
  };
  program.last = { world, slot, staged };
  return staged;
}

/** Whether a world is played with stocks: by the switch, or where there is none by the model. */
export function playsStocks({ switches, campaign }: Conflict, world: World): boolean {
  return switches.campaign === null ? campaign!.model === "stocks" : world.values[switches.campaign] === 1;
}

/** Without issues: the status quo is worth nothing to the attacker and all to the defender, and nothing can be signed. */
function barePackages(conflict: Conflict, sides: readonly [number, number]): PackageWorth {
  const actors = conflict.actors.length;
  const now = new Float64Array(actors);
  const frontSlope = new Float64Array(actors);
  frontSlope[sides[0]] = 1;
  frontSlope[sides[1]] = -1;
  now[sides[1]] = 1;
  const none = new Float64Array(0);
  return {
    utility: none,
    utilityAsPatronSees: none,
    linePrice: none,
    crossesBinding: new Uint8Array(0),
    afterDeal: none,
    holds: none,
    reasonable: none,
    atFront: new Uint8Array(0),
    now,
    frontSlope,
    ownerRefuses: new Uint8Array(0),
    partial: NO_PARTIALS,
  };
}

function idealOf(worth: PackageWorth, actor: number): number {
  const count = worth.afterDeal.length;
  let best = 0;
  for (let y = 1; y < count; y++) if (worth.utility[actor * count + y] > worth.utility[actor * count + best]) best = y;
  return best;
}

function openPackages(
  worth: PackageWorth,
  actors: number,
  sides: readonly [number, number],
  p: Parameters,
): Uint8Array {
  const count = worth.afterDeal.length;
  const open = new Uint8Array(count).fill(1);
  for (let y = 0; y < count; y++) {
    for (let actor = 0; actor < actors; actor++) if (worth.ownerRefuses[actor * count + y] === 1) open[y] = 0;
    if (p.hardLines) for (const side of sides) if (worth.crossesBinding[side * count + y] === 1) open[y] = 0;
  }
  return open;
}

/** Room for the shifts of a truce beyond those of any package. */
const ROOM = 0.5;

/** Least and most that a package shifts the odds of a war again, as side `i` sees it, with room for a truce; nought lies between. */
function shiftsOf({ afterDeal }: PackageWorth, { sides, response }: Parameters, i: number): ShiftRange {
  const shift = (by: number): Shift => ({ by, pull: exp(response * by), odds: exp(by) });
  let low = 0;
  let high = 0;
  for (const after of afterDeal) {
    low = Math.min(low, after + sides[i].peaceShift);
    high = Math.max(high, after + sides[i].peaceShift);
  }
  return { low: shift(low - ROOM), high: shift(high + ROOM) };
}

/** The truce on the table: the first move of a belligerent that carries one. */
function truceOf(conflict: Conflict, world: World, sides: readonly [number, number]): TrucePlan | null {
  const truce = conflict.moves.find((move) => move.truce !== null && sides.includes(move.actor))?.truce;
  if (!truce) return null;
  return {
    weeks: world.values[truce.lasts],
    renews: world.values[truce.renews],
    shift: 0,
    recruits: !truce.stops.includes("mobilisation"),
    delivers: !truce.stops.includes("deliveries"),
    trains: !truce.stops.includes("training"),
    raids: !truce.stops.includes("air"),
    troops: truce.troops && {
      men: world.values[truce.troops.men],
      weeks: Math.max(1, world.values[truce.troops.over]),
      fight: world.values[truce.troops.fight],
    },
  };
}

/** Whose run it is: the world's place in its block, the policy (−1: nothing imposed), and what names chance. */
export interface Setting {
  readonly slot: number;
  readonly policy: number;
  readonly seed: number;
}

/** A run's script, with what the window on record left behind. */
export function scriptOf(program: CourseProgram, world: World, { slot, policy, seed }: Setting): Script {
  const script = bareScript(program, world, slot, policy);
  if (windowWeeks(program.conflict) === 0) return script;
  const { acts, end } = playedWindow(program, world, { slot, seed, replies: program.replies });
  const past = policy < 0 ? null : program.conflict.policies[policy].past;
  return { ...script, opening: past === null ? end : branchOf(program, world, { slot, policy, seed }).end, acts };
}

/** How the window on record went in a world: what its runs start with, and what tells whether it fits the record. */
export function windowOf(program: CourseProgram, world: World, slot: number, seed: number): WindowRun {
  return playedWindow(program, world, { slot, seed, replies: true });
}

/** As `windowOf`; without `replies` it is not asked whether an act had a better alternative, and nothing else differs. */
export function playedWindow(
  program: CourseProgram,
  world: World,
  { slot, seed, replies }: Pick<Setting, "slot" | "seed"> & { readonly replies: boolean },
): WindowRun {
  const { kept } = stage(program, world, slot);
  const known = kept.window;
  if (known?.seed === seed && (known.replies || !replies)) return known.run;
  const script = bareScript(program, world, slot, -1);
  const run = playWindow({ conflict: program.conflict, script, columns: program.bands, replies }, world, seed);
  kept.window = { seed, run, replies };
  return run;
}

/** How the window went where a policy leaves the record; kept for the repeats of the world. */
function branchOf(program: CourseProgram, world: World, { slot, policy, seed }: Setting): WindowRun {
  const { branches } = stage(program, world, slot).kept;
  const known = branches.get(policy);
  if (known?.seed === seed) return known.run;
  const { conflict } = program;
  const plan = { conflict, script: bareScript(program, world, slot, -1), columns: program.bands, replies: false };
  const run = playWindow(plan, world, seed, conflict.policies[policy].past);
  branches.set(policy, { seed, run, replies: false });
  return run;
}

function bareScript(program: CourseProgram, world: World, slot: number, policy: number): Script {
  const { conflict, courses } = program;
  const { scene, patron, truce, continuation } = stage(program, world, slot);
  const course = policy >= 0 ? courses[policy] : null;
  const imposed = course && !course.free ? policy : -1;
  const says = (move: number): number =>
    conflict.patron && !scene.p.patronFixed ? messageOf(conflict, world, move) : 0;
  const saysOf = (of: Course): number => of.moves.reduce((sum, move) => sum + says(move), 0);
  const bindsFor = (of: Course | null): number =>
    of !== null && of.review !== null ? world.values[of.review] : (patron?.review ?? Infinity);
  const lines = policy >= 0 ? program.lines[policy] : [];
  return {
    scene,
    patron,
    imposed,
    imposedSays: course && imposed >= 0 ? saysOf(course) : 0,
    policy,
    turns: lines.map((line) => {
      const next = courses[line.then];
      return { line, free: next.free, review: bindsFor(next), says: saysOf(next) };
    }),
    review: bindsFor(course),
    truce,
    horizon: program.horizon,
    read: program.readAt,
    opening: null,
    acts: [],
    held: null,
    words: course && imposed >= 0 ? wordsOf(conflict, world, course.moves) : [],
    continuation,
  };
}
