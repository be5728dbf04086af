import { negotiators, type Conflict } from "../conflict/conflict.js";
import type { Candidates } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { collisionsOf } from "./certificate.js";
import { frontierOf } from "./frontier.js";
import {
  choiceOf,
  groundOf,
  optionsOf,
  settingOf,
  stagesOf,
  type Ground,
  type LineRule,
  type Setting,
} from "./setting.js";

/** How many points are taken from the frontier with lines ignored, with lines priced, and for each way to open a deal. */
const ON_FRONTIER = 20;
const HEEDING_LINES = 16;
const EACH_OPENING = 4;
/** Ways to open a deal that are put on the table, least firm lines first. */
const OPENINGS = 12;

/**
 * Packages on the table, chosen once at one world (the median): the exact frontier of the two negotiators thinned by
 * farthest-point selection in (u_a, u_b, shift of a later war's odds), the frontier with lines priced likewise, the frontiers
 * that cross just what opens a deal, and the named packages. The ends of the frontier are both ideals. At most 84 and the
 * named ones.
 */
export function candidatePackages(conflict: Conflict, world: World): Candidates {
  const ground = groundOf(conflict);
  const setting = settingOf(ground, world);
  const found = new Map<string, number[]>();
  const add = (options: number[]): number => {
    const key = options.join();
    if (!found.has(key)) found.set(key, options);
    return [...found.keys()].indexOf(key);
  };
  const named = conflict.packages.map((each) => {
    choiceOf(ground, each.options, `packages.${each.id}`);
    return add([...each.options]);
  });
  for (const options of spread(setting, world, { kind: "ignored" }, ON_FRONTIER)) add(options);
  for (const options of spread(setting, world, { kind: "priced" }, HEEDING_LINES)) add(options);
  for (const crossed of openingsOf(ground, world)) {
    const counts = ground.lines.map((line, index) => ground.parties.includes(line.actor) && !crossed.includes(index));
    for (const options of spread(
      setting,
      world,
      { kind: "hard", counts },
      crossed.length === 0 ? HEEDING_LINES : EACH_OPENING,
    ))
      add(options);
  }
  return { options: [...found.values()], named };
}

/** Sets of the negotiators' lines whose crossing leaves a deal possible, least firm first; one empty set where none must be crossed. */
function openingsOf(ground: Ground, world: World): number[][] {
  const counts = ground.lines.map((line) => ground.parties.includes(line.actor));
  const firmness = (lines: readonly number[]): number =>
    lines.reduce(
      (sum, line) => sum + (ground.lines[line].firm === null ? 1 : world.values[ground.lines[line].firm!]),
      0,
    );
  let sets: number[][] = [[]];
  for (const collision of collisionsOf(ground.crossings, counts)) {
    const next = sets.flatMap((set) => collision.open.map(({ lines }) => [...set, ...lines]));
    sets = next.sort((a, b) => firmness(a) - firmness(b)).slice(0, OPENINGS);
  }
  return sets;
}

/** Points of a frontier, thinned: the two ends first, then always the point farthest from those taken. */
function spread(setting: Setting, world: World, rule: LineRule, count: number): number[][] {
  const { ground } = setting;
  const frontier = frontierOf(stagesOf(setting, ground.parties, rule));
  const total = frontier.a.length;
  const shifts = Float64Array.from({ length: total }, (_, p) =>
    shiftOf(ground.conflict, world, optionsOf(ground, frontier.choice(p))),
  );
  const distance = new Float64Array(total).fill(Infinity);
  const taken: number[] = [];
  const take = (p: number): void => {
    taken.push(p);
    for (let q = 0; q < total; q++) {
      const [a, b, s] = [frontier.a[p] - frontier.a[q], frontier.b[p] - frontier.b[q], shifts[p] - shifts[q]];
      distance[q] = Math.min(distance[q], a * a + b * b + s * s);
    }
  };
  take(0);
  while (taken.length < Math.min(count, total)) {
    let next = taken.length === 1 ? total - 1 : 0;
    if (taken.length > 1) for (let q = 1; q < total; q++) if (distance[q] > distance[next]) next = q;
    if (distance[next] === 0) break;
    take(next);
  }
  return taken.map((p) => optionsOf(ground, frontier.choice(p)));
}

/** Shift of a later war's odds by a package, logit toward the attacker. */
export function shiftOf(conflict: Conflict, world: World, options: readonly number[]): number {
  return sumOver(conflict, options, (option) => (option.afterDeal === null ? 0 : world.values[option.afterDeal]));
}

/** Sum over the options of a package, in the order of issues. */
export function sumOver(
  conflict: Conflict,
  options: readonly number[],
  read: (option: Conflict["issues"][0]["options"][0]) => number,
): number {
  return options.reduce((sum, option, issue) => sum + read(conflict.issues[issue].options[option]), 0);
}

/** Actors other than the negotiators whose consent some issue needs. */
export function ownersOf(conflict: Conflict): Set<number> {
  const owners = new Set(conflict.issues.flatMap((issue) => issue.consent));
  for (const actor of negotiators(conflict)) owners.delete(actor);
  return owners;
}

/** Whether a package changes what is in force on an issue that needs an actor's consent. */
export function needsConsent(conflict: Conflict, options: readonly number[], actor: number): boolean {
  return conflict.issues.some((issue, k) => issue.consent.includes(actor) && options[k] !== issue.now);
}

/** Reservation that the file itself states for an actor; 0 where it states none. */
export function reservationOf(conflict: Conflict, world: World, actor: number): number {
  const ref = conflict.actors[actor].walksAwayBelow;
  return ref === null ? 0 : world.values[ref];
}
