import { NOTHING_GIVEN, type Given } from "../conflict/engine.js";
import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { ownersOf } from "./candidate.js";
import { collisionsOf, relaxationsOf, type Collision } from "./certificate.js";
import { dealUnder } from "./consent.js";
import { dealExists, isImprovable, reservationsIn } from "./engine.js";
import { frontierOf, type Frontier, type Stage } from "./frontier.js";
import { issuesOfLine } from "./line.js";
import {
  choiceOf,
  groundOf,
  optionsOf,
  settingOf,
  stagesOf,
  vetoesOf,
  worthOf,
  type Ground,
  type Setting,
} from "./setting.js";
import { isAtLeast, solutionsOf } from "./solution.js";

/** A stated line as the page names it. */
export interface StatedLine {
  readonly path: string;
  readonly actor: string;
  /** `recognition: us_de_jure, international` or the text of a joint line. */
  readonly never: string;
  readonly firm: number;
  readonly source: string | null;
}

/** One way to open a collision: lines to cross, and the options that cross just those. */
export interface Opening {
  readonly lines: readonly StatedLine[];
  readonly options: Readonly<Record<string, string>>;
  /** Sum of the firmness of the lines crossed. */
  readonly firmness: number;
}

export interface CollisionReading {
  readonly issues: readonly string[];
  readonly collide: readonly (readonly StatedLine[])[];
  readonly openings: readonly Opening[];
}

/** Lines that must be crossed for any package to be left, over all collisions at once. */
export interface Relaxation {
  readonly lines: readonly StatedLine[];
  readonly firmness: number;
  /** Whether some package that crosses no other line is worth the reservations of all who must sign. */
  readonly dealExists: boolean;
}

export interface PointReading {
  readonly utility: readonly [number, number];
  /** Option of each issue. */
  readonly options: Readonly<Record<string, string>>;
  /** Other packages worth the same to both; at most 20. */
  readonly ties: readonly Readonly<Record<string, string>>[];
}

/** Terms of one world. Utilities 0 to 1 on each actor's own scale, or points. */
export interface TermsReading {
  readonly parties: readonly [string, string];
  readonly packages: number; // complete packages of the file, as a count (may exceed 2^53: then approximate)
  readonly inPoints: boolean;
  readonly reservations: readonly {
    readonly actor: string;
    readonly value: number;
    readonly from: "file" | "course" | "none";
  }[];
  readonly frontierSize: number;
  /** The exact frontier by falling gain of the first party; of more than 500 points, 500 evenly taken. */
  readonly frontier: readonly (readonly [number, number])[];
  /** Packages worth both reservations, lines aside; null where there are more than 200,000 to count. */
  readonly possible: number | null;
  /** Under the world's own rule for lines, which is `rule`. */
  readonly dealExists: boolean;
  readonly rule: "priced" | "hard";
  /** With every stated line taken as binding. */
  readonly dealInsideLines: boolean;
  /** Frontier points worth both reservations, lines aside. */
  readonly agreementZone: number;
  readonly nash: readonly PointReading[];
  readonly egalitarian: readonly PointReading[];
  readonly named: readonly {
    readonly id: string;
    readonly title: string;
    readonly utility: Readonly<Record<string, number>>;
    readonly crosses: readonly StatedLine[];
    readonly improvable: boolean;
  }[];
  /** Empty where all stated lines can be respected at once. */
  readonly collisions: readonly CollisionReading[];
  /** Fewest lines first, then least firm; at most 20. Empty where nothing collides. */
  readonly relaxations: readonly Relaxation[];
  readonly owners: readonly string[];
}

const SHOWN = 500;
const TIES = 20;
const RELAXATIONS = 20;
const MOST_COUNTED = 200_000;

/** Reads one world: frontier, points, named packages, and why the stated lines leave no deal. ~1 s for 21 issues. */
export function readTerms(conflict: Conflict, world: World, given: Given = NOTHING_GIVEN, slot = 0): TermsReading {
  const ground = groundOf(conflict);
  const setting = settingOf(ground, world);
  const reservations = reservationsIn(conflict, given, world, slot);
  const { parties } = ground;
  const stages = stagesOf(setting, parties, { kind: "ignored" });
  const frontier = frontierOf(stages);
  const floor: [number, number] = [reservations[parties[0]], reservations[parties[1]]];
  const solutions = solutionsOf(frontier.a, frontier.b, floor);
  const point = (p: number): PointReading => pointReading(ground, frontier, p);
  const collisions = collisionsIn(ground);
  const packages = ground.blocks.reduce((product, block) => product * block.combinations.length, 1);
  const size = frontier.a.length;
  const shown = Array.from({ length: Math.min(SHOWN, size) }, (_, k) =>
    Math.round((k * (size - 1)) / Math.max(1, Math.min(SHOWN, size) - 1)),
  );
  return {
    parties: [conflict.actors[parties[0]].id, conflict.actors[parties[1]].id],
    packages,
    inPoints: setting.utilities[parties[0]].inPoints,
    reservations: conflict.actors.map((actor, k) => ({
      actor: actor.id,
      value: reservations[k],
      from: originOf(conflict, given, k, slot),
    })),
    frontierSize: size,
    frontier: shown.map((p) => [frontier.a[p], frontier.b[p]] as const),
    possible: packages > MOST_COUNTED ? null : countWorth(stages, floor),
    dealExists: dealExists(setting, parties, reservations),
    rule: setting.hard ? "hard" : "priced",
    dealInsideLines: dealWithout(setting, reservations, []),
    agreementZone: frontier.a.reduce(
      (count, a, p) => count + (isAtLeast(a, floor[0]) && isAtLeast(frontier.b[p], floor[1]) ? 1 : 0),
      0,
    ),
    nash: solutions.nash.map(point),
    egalitarian: solutions.egalitarian.map(point),
    named: conflict.packages.map((each) => namedReading(setting, world, each)),
    collisions: collisionReadings(ground, world, collisions),
    relaxations: relaxationReadings(setting, world, collisions, reservations),
    owners: [...ownersOf(conflict)].map((actor) => conflict.actors[actor].id),
  };
}

function originOf(conflict: Conflict, given: Given, actor: number, slot: number): "file" | "course" | "none" {
  if (conflict.actors[actor].walksAwayBelow !== null) return "file";
  const passed = given.reservations[slot]?.[actor] ?? NaN;
  return passed === passed ? "course" : "none";
}

function pointReading(ground: Ground, frontier: Frontier, p: number): PointReading {
  const names = (choice: readonly number[]): Record<string, string> =>
    optionNames(ground.conflict, optionsOf(ground, choice));
  const first = frontier.choice(p);
  const others = frontier.choices(p, TIES + 1).filter((choice) => choice.some((way, b) => way !== first[b]));
  return { utility: [frontier.a[p], frontier.b[p]], options: names(first), ties: others.slice(0, TIES).map(names) };
}

/** Packages worth both floors, by going through all. */
function countWorth(stages: readonly Stage[], floor: readonly [number, number]): number {
  const count = (k: number, a: number, b: number): number =>
    k === stages.length
      ? Number(isAtLeast(a, floor[0]) && isAtLeast(b, floor[1]))
      : stages[k].ways.reduce((sum, way) => sum + count(k + 1, a + stages[k].a[way], b + stages[k].b[way]), 0);
  return count(0, 0, 0);
}

/** Whether there is a deal when every stated line binds but those given. */
function dealWithout(setting: Setting, reservations: readonly number[], crossed: readonly number[]): boolean {
  const counts = setting.ground.lines.map((_, line) => !crossed.includes(line));
  return dealUnder(setting, setting.ground.parties, { kind: "hard", counts }, reservations);
}

function optionNames(conflict: Conflict, options: readonly number[]): Record<string, string> {
  return Object.fromEntries(
    options.map((option, issue) => [conflict.issues[issue].id, conflict.issues[issue].options[option].id]),
  );
}

function namedReading(setting: Setting, world: World, each: Conflict["packages"][0]): TermsReading["named"][0] {
  const { ground } = setting;
  const choice = choiceOf(ground, each.options, `packages.${each.id}`);
  const worths = ground.conflict.actors.map((_, actor) => worthOf(setting, choice, actor));
  return {
    id: each.id,
    title: each.title,
    utility: Object.fromEntries(ground.conflict.actors.map((actor, k) => [actor.id, worths[k].utility])),
    crosses: worths.flatMap(({ lines }) => lines.map((line) => statedLine(ground, world, line))),
    improvable: isImprovable(setting, choice),
  };
}

function statedLine(ground: Ground, world: World, index: number): StatedLine {
  const { conflict, lines } = ground;
  const line = lines[index];
  const never =
    line.issue === null
      ? conflict.redLines[line.joint!].text
      : `${conflict.issues[line.issue].id}: ${conflict.issues[line.issue].positions[line.actor]!.never.map((o) => conflict.issues[line.issue!].options[o].id).join(", ")}`;
  return {
    path: line.path,
    actor: conflict.actors[line.actor].id,
    never,
    firm: firmnessOf(ground, world, index),
    source: line.source === null ? null : conflict.sources[line.source].id,
  };
}

/** Collisions of the stated lines of negotiators and of owners on what needs their consent, each taken as binding. */
function collisionsIn(ground: Ground): Collision[] {
  const vetoes = ground.blocks.map((block, b) =>
    block.combinations.map((_, c) => vetoesOf(ground, ground.parties, b, c)),
  );
  return collisionsOf(
    vetoes,
    ground.lines.map(() => true),
  );
}

function firmnessOf(ground: Ground, world: World, line: number): number {
  const { firm } = ground.lines[line];
  return firm === null ? 1 : world.values[firm];
}

function relaxationReadings(
  setting: Setting,
  world: World,
  collisions: readonly Collision[],
  reservations: readonly number[],
): Relaxation[] {
  const { ground } = setting;
  const firm = (line: number): number => firmnessOf(ground, world, line);
  return relaxationsOf(collisions, firm, RELAXATIONS).map((lines) => ({
    lines: lines.map((line) => statedLine(ground, world, line)),
    firmness: lines.reduce((sum, line) => sum + firm(line), 0),
    dealExists: dealWithout(setting, reservations, lines),
  }));
}

function collisionReadings(ground: Ground, world: World, collisions: readonly Collision[]): CollisionReading[] {
  const { conflict } = ground;
  return collisions.map(({ block, collide, open }) => {
    const name = (line: number): StatedLine => statedLine(ground, world, line);
    const involved = new Set(collide.flat().flatMap((line) => issuesOfLine(conflict, ground.lines[line])));
    const { issues, combinations } = ground.blocks[block];
    const options = (combination: number): Record<string, string> =>
      Object.fromEntries(
        issues.flatMap((issue, k) =>
          involved.has(issue)
            ? [[conflict.issues[issue].id, conflict.issues[issue].options[combinations[combination][k]].id]]
            : [],
        ),
      );
    const openings = open.map(({ lines, combination }) => ({
      lines: lines.map(name),
      options: options(combination),
      firmness: lines.reduce((sum, line) => sum + firmnessOf(ground, world, line), 0),
    }));
    return {
      issues: issues.filter((issue) => involved.has(issue)).map((issue) => conflict.issues[issue].id),
      collide: collide.map((set) => set.map(name)),
      openings: openings.sort((a, b) => a.lines.length - b.lines.length || a.firmness - b.firmness),
    };
  });
}
