import { atomsOf } from "../conflict/condition.js";
import { NOTHING_GIVEN, type Given } from "../conflict/engine.js";
import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { ownersOf } from "./candidate.js";
import { collisionsOf } from "./certificate.js";
import { dealExists, isImprovable, reservationsIn } from "./engine.js";
import { frontierOf } from "./frontier.js";
import { choiceOf, groundOf, optionsOf, settingOf, stagesOf, worthOf, type Ground, type Setting } from "./setting.js";
import { solutionsOf } from "./solution.js";

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

export interface PointReading {
  readonly utility: readonly [number, number];
  /** Option of each issue. */
  readonly options: Readonly<Record<string, string>>;
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
  /** At most 60 points of the exact frontier, evenly taken. */
  readonly frontier: readonly (readonly [number, number])[];
  /** Under the world's own rule for lines. */
  readonly dealExists: boolean;
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
  readonly owners: readonly string[];
}

const SHOWN = 60;

/** Reads one world: frontier, points, named packages, and why the stated lines leave no deal. ~1 s for 21 issues. */
export function readTerms(conflict: Conflict, world: World, given: Given = NOTHING_GIVEN, slot = 0): TermsReading {
  const ground = groundOf(conflict);
  const setting = settingOf(ground, world);
  const reservations = reservationsIn(conflict, given, world, slot);
  const { parties } = ground;
  const frontier = frontierOf(stagesOf(setting, parties, { kind: "ignored" }));
  const floor: [number, number] = [reservations[parties[0]], reservations[parties[1]]];
  const solutions = solutionsOf(frontier.a, frontier.b, floor);
  const point = (p: number): PointReading => ({
    utility: [frontier.a[p], frontier.b[p]],
    options: optionNames(conflict, optionsOf(ground, frontier.choice(p))),
  });
  const size = frontier.a.length;
  const shown = Array.from({ length: Math.min(SHOWN, size) }, (_, k) =>
    Math.round((k * (size - 1)) / Math.max(1, Math.min(SHOWN, size) - 1)),
  );
  return {
    parties: [conflict.actors[parties[0]].id, conflict.actors[parties[1]].id],
    packages: ground.blocks.reduce((product, block) => product * block.combinations.length, 1),
    inPoints: setting.utilities[parties[0]].inPoints,
    reservations: conflict.actors.map((actor, k) => ({
      actor: actor.id,
      value: reservations[k],
      from: originOf(conflict, given, k, slot),
    })),
    frontierSize: size,
    frontier: shown.map((p) => [frontier.a[p], frontier.b[p]] as const),
    dealExists: dealExists(setting, parties, reservations),
    agreementZone: frontier.a.reduce((count, a, p) => count + (a >= floor[0] && frontier.b[p] >= floor[1] ? 1 : 0), 0),
    nash: solutions.nash.map(point),
    egalitarian: solutions.egalitarian.map(point),
    named: conflict.packages.map((each) => namedReading(setting, world, each)),
    collisions: collisionReadings(ground, world),
    owners: [...ownersOf(conflict)].map((actor) => conflict.actors[actor].id),
  };
}

function originOf(conflict: Conflict, given: Given, actor: number, slot: number): "file" | "course" | "none" {
  if (conflict.actors[actor].walksAwayBelow !== null) return "file";
  const passed = given.reservations[slot]?.[actor] ?? NaN;
  return passed === passed ? "course" : "none";
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
    firm: line.firm === null ? 1 : world.values[line.firm],
    source: line.source === null ? null : conflict.sources[line.source].id,
  };
}

/** Collisions of the stated lines of negotiators and issue owners, every line taken as binding. */
function collisionReadings(ground: Ground, world: World): CollisionReading[] {
  const owners = ownersOf(ground.conflict);
  const counts = ground.lines.map((line) => ground.parties.includes(line.actor) || owners.has(line.actor));
  return collisionsOf(ground.crossings, counts).map(({ block, collide, open }) => {
    const name = (line: number): StatedLine => statedLine(ground, world, line);
    const involved = new Set(collide.flat().flatMap((line) => issuesOf(ground, line)));
    const { issues, combinations } = ground.blocks[block];
    const openings = open.map(({ lines, combination }) => ({
      lines: lines.map(name),
      options: Object.fromEntries(
        issues.flatMap((issue, k) =>
          involved.has(issue)
            ? [
                [
                  ground.conflict.issues[issue].id,
                  ground.conflict.issues[issue].options[combinations[combination][k]].id,
                ],
              ]
            : [],
        ),
      ),
      firmness: lines.reduce((sum, line) => sum + name(line).firm, 0),
    }));
    return {
      issues: issues.filter((issue) => involved.has(issue)).map((issue) => ground.conflict.issues[issue].id),
      collide: collide.map((set) => set.map(name)),
      openings: openings.sort((a, b) => a.lines.length - b.lines.length || a.firmness - b.firmness),
    };
  });
}

function issuesOf(ground: Ground, index: number): number[] {
  const line = ground.lines[index];
  if (line.issue !== null) return [line.issue];
  const atoms = atomsOf(ground.conflict.redLines[line.joint!].never, (atom) => `${atom.issue}.${atom.option}`);
  return [...new Set(atoms.map((atom) => atom.issue))];
}
