import { medianWorld, sampleWorld } from "../ensemble/design.js";
import { courseNeeds, policyNeeds } from "../conflict/needs.js";
import { canRunCourse, givenFor } from "../ensemble/engines.js";
import type { Conflict } from "../conflict/conflict.js";
import { readBattle, readCourse } from "../dynamics/index.js";
import { battleText } from "../report/battle-text.js";
import { stable } from "../report/json.js";
import { battleView } from "../report/views/battle.js";
import { standaloneSvg } from "../report/views/view.js";
import { courseText, structureText, termsText } from "../report/readings.js";
import { readStructure } from "../structure/index.js";
import { readTerms } from "../terms/index.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";

export interface ReadingOptions extends Changes {
  readonly json?: boolean;
}

function head(
  command: string,
  conflict: { id: string; hash: string; variant: string | null },
): Record<string, unknown> {
  return { format: 1, command, case: conflict.id, hash: conflict.hash, variant: conflict.variant };
}

/** `parley structure FILE`: which outcomes hold. */
export async function structure(file: string, options: ReadingOptions, io: Io): Promise<number> {
  const conflict = await load(file, options, io);
  const reading = readStructure(conflict);
  if (!reading) throw new Stop(Exit.usage, `${fileName(file)} has no \`game:\` section; structure needs one.`);
  io.out(
    options.json
      ? stable({ ...head("structure", conflict), ...reading })
      : structureText(conflict, reading, io.columns),
  );
  return Exit.done;
}

/** `parley terms FILE`: whether there is a deal, in the world of medians. */
export async function terms(file: string, options: ReadingOptions, io: Io): Promise<number> {
  const conflict = await load(file, options, io);
  if (conflict.issues.length === 0)
    throw new Stop(Exit.usage, `${fileName(file)} has no \`issues:\` section; terms needs one.`);
  const world = medianWorld(conflict);
  const reading = readTerms(conflict, world, givenFor(conflict, [world], 1));
  io.out(options.json ? stable({ ...head("terms", conflict), ...reading }) : termsText(conflict, reading, io.columns));
  return Exit.done;
}

export interface CourseOptions extends ReadingOptions {
  readonly policy?: string;
  readonly world?: number;
  readonly repeat: number;
  readonly weeks?: number;
  /** Also write the picture here, as one SVG file. */
  readonly picture?: string;
  readonly seed: number;
}

/** The course of a battle: chance plays no part in it, so a world is a fight. */
async function battle(conflict: Conflict, file: string, options: CourseOptions, io: Io): Promise<number> {
  const world =
    options.world === undefined ? medianWorld(conflict) : sampleWorld(conflict, options.world, options.seed);
  const reading = readBattle(conflict, world);
  if (options.picture) await io.write(options.picture, standaloneSvg(battleView(conflict, reading, file)));
  io.out(
    options.json ? stable({ ...head("course", conflict), ...reading }) : battleText(conflict, reading, io.columns),
  );
  return Exit.done;
}

/** `parley course FILE`: one run, week by week. */
export async function course(file: string, options: CourseOptions, io: Io): Promise<number> {
  const conflict = await load(file, options, io);
  if (conflict.battle && !conflict.campaign) return battle(conflict, file, options, io);
  const lacks = courseNeeds(conflict);
  if (lacks !== null)
    throw new Stop(Exit.usage, `The course of ${fileName(file)} cannot be run yet: it needs ${lacks}.`);
  if (!canRunCourse(conflict))
    throw new Stop(
      Exit.usage,
      `${fileName(file)} lacks what the course needs: \`campaign:\` with men, and \`values:\`, of both sides.`,
    );
  const policy =
    options.policy === undefined
      ? Math.min(0, conflict.policies.length - 1)
      : conflict.policies.findIndex((each) => each.id === options.policy);
  if (options.policy !== undefined && policy < 0)
    throw new Stop(
      Exit.usage,
      `No policy is named "${options.policy}". Policies here: ${conflict.policies.map((each) => each.id).join(", ")}.`,
    );
  const needs = policy < 0 ? null : policyNeeds(conflict, conflict.policies[policy]);
  if (needs !== null)
    throw new Stop(Exit.usage, `Policy "${conflict.policies[policy].id}" cannot be run yet: it needs ${needs}.`);
  const world =
    options.world === undefined ? medianWorld(conflict) : sampleWorld(conflict, options.world, options.seed);
  const weeks = Math.min(options.weeks ?? conflict.campaign!.horizon, conflict.campaign!.horizon);
  const reading = readCourse(conflict, givenFor(conflict, [world], options.seed), {
    world,
    slot: 0,
    policy,
    seed: options.seed,
    repeat: options.repeat,
    weeks,
  });
  io.out(
    options.json
      ? stable({ ...head("course", conflict), seed: options.seed, ...reading })
      : courseText(conflict, reading),
  );
  return Exit.done;
}
