import type { Conflict } from "../conflict/conflict.js";
import { courseNeeds, policyNeeds } from "../conflict/needs.js";
import { readBattle, readCourse, readStory } from "../dynamics/index.js";
import { medianWorld, sampleWorld } from "../ensemble/design.js";
import { canRunCourse, givenFor } from "../ensemble/engines.js";
import { courseFans, type CourseFans } from "../ensemble/fans.js";
import { battleText } from "../report/battle-text.js";
import { fansText } from "../report/fans-text.js";
import { stable } from "../report/json.js";
import { courseMarkdown } from "../report/markdown/course.js";
import { courseText } from "../report/readings.js";
import { storyText } from "../report/story-text.js";
import { battleView } from "../report/views/battle.js";
import { fanOnRecord } from "../report/views/record.js";
import { sheetSvg } from "../report/views/view.js";
import { Exit, Stop, type Io } from "./io.js";
import { againOf, fileName, load } from "./load.js";
import { checkMarkdown, give, type Door, type MarkdownAsked } from "./markdown.js";
import { matchedFor } from "./match.js";
import { refuseToOverwrite } from "./overwrite.js";
import { head, type ReadingOptions } from "./readings.js";

export interface CourseOptions extends ReadingOptions, Pick<MarkdownAsked, "md" | "force"> {
  readonly policy?: string;
  /** One world's story instead of the fan of many. */
  readonly world?: number;
  /** One run as a table, week by week; of the world of medians where none is named. */
  readonly table?: boolean;
  readonly worlds: number;
  readonly repeat: number;
  readonly weeks?: number;
  /** Also write the picture here, as one SVG file. */
  readonly picture?: string;
  readonly seed: number;
  /** Worlds as drawn, not held to the record. */
  readonly unmatched?: boolean;
}

/** `parley course FILE`: the course of the war over many worlds, or one world's story; of a battle, both forces by day. */
export async function course(file: string, options: CourseOptions, { io, version }: Door): Promise<number> {
  await checkMarkdown(options, io);
  if (options.picture) await refuseToOverwrite(options.picture, options.force, io);
  const conflict = await load(file, options, io);
  if (conflict.battle && !conflict.campaign) return battle(conflict, file, options, io);
  checkRunnable(conflict, file);
  const policy = policyAt(conflict, options.policy);
  const weeks = Math.min(options.weeks ?? conflict.campaign!.horizon, conflict.campaign!.horizon);
  if (options.world !== undefined || options.table === true) return oneWorld(conflict, { policy, weeks }, options, io);
  const { worlds, seed, repeat } = options;
  const match = await matchedFor(conflict, file, options, io);
  const members = match !== null && match.members.length > 0 ? match.members : null;
  const fans = courseFans(conflict, { worlds: members?.length ?? worlds, members, seed, policy, weeks, repeat });
  if (options.picture) await io.write(options.picture, fanSheet(conflict, fans, file));
  const page = {
    text: () => fansText(conflict, fans, io.columns),
    data: () => stable({ ...head("course", conflict), ...plainFans(fans) }),
    markdown: () => courseMarkdown(conflict, fans, { file: againOf(file, options), version }),
  };
  await give(options, page, io);
  return Exit.done;
}

function checkRunnable(conflict: Conflict, file: string): void {
  const lacks = courseNeeds(conflict);
  if (lacks !== null)
    throw new Stop(Exit.usage, `The course of ${fileName(file)} cannot be run yet: it needs ${lacks}.`);
  if (!canRunCourse(conflict))
    throw new Stop(
      Exit.usage,
      `${fileName(file)} lacks what the course needs: \`campaign:\` with men, and \`values:\`, of both sides.`,
    );
}

/** Index of a policy by its id; the first of the file where none is named, −1 where it has none. */
function policyAt(conflict: Conflict, id: string | undefined): number {
  const { policies } = conflict;
  const policy = id === undefined ? Math.min(0, policies.length - 1) : policies.findIndex((each) => each.id === id);
  if (id !== undefined && policy < 0)
    throw new Stop(
      Exit.usage,
      `No policy is named "${id}". Policies here: ${policies.map((each) => each.id).join(", ")}.`,
    );
  const needs = policy < 0 ? null : policyNeeds(conflict, policies[policy]);
  if (needs !== null)
    throw new Stop(Exit.usage, `Policy "${policies[policy].id}" cannot be run yet: it needs ${needs}.`);
  return policy;
}

function worldOf(conflict: Conflict, { world, seed }: CourseOptions): ReturnType<typeof medianWorld> {
  return world === undefined ? medianWorld(conflict) : sampleWorld(conflict, world, seed);
}

async function oneWorld(
  conflict: Conflict,
  { policy, weeks }: { policy: number; weeks: number },
  options: CourseOptions,
  io: Io,
): Promise<number> {
  if (options.md) throw new Stop(Exit.usage, "--md tells of many worlds: leave out --world and --table, or --md.");
  if (options.picture)
    throw new Stop(Exit.usage, "--picture draws many worlds: leave out --world and --table, or --picture.");
  const world = worldOf(conflict, options);
  const { seed, repeat } = options;
  const at = { world, slot: 0, policy, seed, repeat, weeks };
  const given = givenFor(conflict, [world], seed);
  const reading = readCourse(conflict, given, at);
  if (options.table && !options.json) io.out(courseText(conflict, reading));
  else {
    const story = readStory(conflict, given, at);
    io.out(
      options.json
        ? stable({ ...head("course", conflict), seed, ...reading, story: story.weeks })
        : storyText(conflict, story, io.columns),
    );
  }
  return Promise.resolve(Exit.done);
}

/** The course of a battle: chance plays no part in it, so a world is a fight. */
async function battle(conflict: Conflict, file: string, options: CourseOptions, io: Io): Promise<number> {
  if (options.md) throw new Stop(Exit.usage, "--md tells of a war over many worlds; a battle is one fight.");
  const reading = readBattle(conflict, worldOf(conflict, options));
  if (options.picture) await io.write(options.picture, sheetSvg([battleView(conflict, reading, file)]));
  io.out(
    options.json ? stable({ ...head("course", conflict), ...reading }) : battleText(conflict, reading, io.columns),
  );
  return Exit.done;
}

function fanSheet(conflict: Conflict, fans: CourseFans, file: string): string {
  return sheetSvg(fans.fans.map((fan) => fanOnRecord(conflict, fans, fan, file)));
}

/** Fans as plain data: arrays by week. */
function plainFans(fans: CourseFans): Record<string, unknown> {
  const list = (values: ArrayLike<number>): number[] => Array.from(values);
  return {
    ...fans,
    ongoing: list(fans.ongoing),
    fans: fans.fans.map(({ levels, worlds, singles, ...rest }) => ({
      ...rest,
      levels: levels.map(list),
      worlds: list(worlds),
      singles: singles.map(list),
    })),
  };
}
