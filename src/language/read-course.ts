import type { Beliefs, Patron, Switches, Talks, Values } from "../conflict/campaign.js";
import type { Conflict } from "../conflict/conflict.js";
import type { Actor } from "../conflict/issue.js";
import type { History } from "../conflict/policy.js";
import { type Context, mustRef, report } from "./context.js";
import { parseDate, weeksBetween } from "./date.js";
import { readDefault, sourceOf } from "./quantity.js";
import { readCampaign } from "./read-campaign.js";
import { indexIn } from "./read-issues.js";
import { N } from "./shape.js";
import { type Node, child, entriesOf, itemsOf, textOf } from "./tree.js";

type Course = Pick<Conflict, "values" | "beliefs" | "campaign" | "patron" | "talks" | "history">;

/** Sections that the course reads. */
export function readCourse(context: Context, root: Node, actors: readonly Actor[], asOf: string | null): Course {
  const patron = readPatron(context, child(root, "patron"), actors);
  const campaign = readCampaign(context, child(root, "campaign"), actors);
  const course: Course = {
    values: context.names.actor.map((actor) => readValues(context, child(root, "values"), actor)),
    beliefs: context.names.actor.map((actor) => readBeliefs(context, child(root, "beliefs"), actor)),
    campaign,
    patron,
    talks: readTalks(context, child(root, "talks")),
    history: readHistory(context, child(root, "history"), asOf),
  };
  if (campaign !== null) checkWhole(context, root, course);
  return course;
}

/** A campaign needs what its belligerents value and believe, and a pace of talks. */
function checkWhole(context: Context, root: Node, course: Course): void {
  const at = child(root, "campaign")?.at ?? root.at;
  const { front } = course.campaign as NonNullable<Course["campaign"]>;
  for (const actor of [front.attacker, front.defender]) {
    const name = context.names.actor[actor];
    if (name === undefined) continue;
    if (course.values[actor] === null) {
      report(context, "P0420", at, `The campaign needs the values of ${name}.`, `Add values.${name}.`);
    }
    if (course.beliefs[actor] === null) {
      report(context, "P0420", at, `The campaign needs the beliefs of ${name}.`, `Add beliefs.${name}.`);
    }
  }
  if (course.talks === null) {
    report(context, "P0420", at, "The campaign needs the pace of talks.", "Add talks: {chance, shock, shock_memory}.");
  }
}

function readValues(context: Context, node: Node | undefined, actor: string): Values | null {
  if (child(node, actor) === undefined) return null;
  const ref = (key: string): number => mustRef(context, `values.${actor}.${key}`);
  return {
    win: ref("win"),
    lose: ref("lose"),
    warCost: ref("war_cost"),
    resolve: ref("resolve"),
    patience: ref("patience"),
    line: ref("line"),
    peaceShift: ref("peace_shift"),
  };
}

function readBeliefs(context: Context, node: Node | undefined, actor: string): Beliefs | null {
  const own = child(node, actor);
  if (own === undefined) return null;
  const path = `beliefs.${actor}`;
  const stays = context.names.patron.map((patron) => `${patron}_stays`).find((key) => child(own, key) !== undefined);
  if (stays === undefined) {
    const key = context.names.patron.length === 0 ? "<patron>_stays" : `${context.names.patron[0]}_stays`;
    report(
      context,
      "P0401",
      own.at,
      `"${path}" lacks "${key}".`,
      `${key}: That the patron keeps supporting for a year, share.`,
    );
  }
  const ref = (key: string): number => mustRef(context, `${path}.${key}`);
  return {
    stays: ref(stays ?? ""),
    resumes: ref("resumes"),
    evidence: ref("evidence"),
    optimism: ref("optimism"),
    learns: ref("learns"),
    dealHolds: ref("deal_holds"),
    truceBreaks: ref("truce_breaks"),
  };
}

function readTalks(context: Context, node: Node | undefined): Talks | null {
  if (node === undefined) return null;
  const ref = (key: string): number => mustRef(context, `talks.${key}`);
  return { chance: ref("chance"), shock: ref("shock"), shockMemory: ref("shock_memory") };
}

/** Structural switches; priced, none and bayes where the file says nothing. */
export function readSwitches(context: Context): Switches {
  const fixed = { red_lines: ["priced", "hard"], foresight: ["none", "next"], patron: ["bayes", "fixed"] };
  const refs = Object.entries(fixed).map(([key, words]) => {
    const path = `switches.${key}`;
    if (!context.refs.has(path)) readDefault(context, words[0], N.choice(...words), ["switches", key]);
    return mustRef(context, path);
  });
  return { redLines: refs[0], foresight: refs[1], patron: refs[2] };
}

function readPatron(context: Context, node: Node | undefined, actors: readonly Actor[]): Patron | null {
  const entry = entriesOf(node)[0];
  if (entry === undefined) return null;
  if (entriesOf(node).length > 1) {
    const message = "More than one patron is not read yet.";
    report(context, "P0900", entriesOf(node)[1].keyAt, message, "It needs patrons that watch each other. Keep one.");
  }
  const path = `patron.${entry.key}`;
  const actor = Math.max(0, context.names.actor.indexOf(entry.key));
  const defender = actors.findIndex((one) => one.role === "defender");
  const helps = indexIn(context.names.actor, child(entry.value, "helps")) ?? actors[actor]?.of ?? Math.max(0, defender);
  const obstacles = entriesOf(child(entry.value, "obstacle"));
  if (obstacles.length !== 1 && child(entry.value, "obstacle") !== undefined) {
    const message = `obstacle names ${obstacles.length} actors; it needs one.`;
    report(context, "P0409", entry.keyAt, message, "The other side has the rest: {russia: 30 to 60 %}.");
  }
  const about = context.names.actor.indexOf(obstacles[0]?.key ?? "");
  if (about >= 0 && about === helps) {
    const message = "obstacle speaks of the actor that the patron helps.";
    report(context, "P0409", obstacles[0].keyAt, message, "Name the other side: what is left is its client's share.");
  }
  const ref = (key: string): number => mustRef(context, `${path}.${key}`);
  return {
    actor,
    helps,
    about: Math.max(0, about),
    obstacle: ref(`obstacle.${obstacles[0]?.key ?? ""}`),
    attention: ref("attention"),
    forgets: ref("forgets"),
    decidesEvery: ref("decides_every"),
    review: ref("review"),
    wantsQuickEnd: ref("wants_quick_end"),
    supportsAbove: ref("supports_above"),
    sharpness: ref("sharpness"),
    inertia: ref("inertia"),
    expects: ref("expects"),
    refusal: ref("refusal"),
    tablesPackages: /^(yes|true|on)$/i.test(textOf(child(entry.value, "tables_packages")) ?? ""),
    courses: entriesOf(child(entry.value, "courses")).flatMap(({ key }) => {
      const policy = context.names.policy.indexOf(key);
      return policy < 0 ? [] : [{ policy, cost: ref(`courses.${key}`) }];
    }),
  };
}

function readHistory(context: Context, node: Node | undefined, asOf: string | null): History | null {
  if (node === undefined) return null;
  const start = asOf === null ? null : parseDate(asOf);
  if (start === null) {
    report(context, "P0213", node.at, "Days of the record mean nothing without case.as_of.", "Set case.as_of.");
    return null;
  }
  const weekOf = (item: Node | undefined): number => {
    const day = parseDate(textOf(item) ?? "");
    return day === null ? 0 : weeksBetween(start, day);
  };
  const window = itemsOf(child(node, "window"));
  const windowWeeks = [weekOf(window[0]), weekOf(window[1])] as const;
  if (child(node, "window") !== undefined && (window.length !== 2 || windowWeeks[0] > windowWeeks[1])) {
    report(context, "P0213", child(node, "window")?.at ?? node.at, "window needs two days, the first before the last.");
  }
  return {
    windowWeeks,
    moves: itemsOf(child(node, "moves")).map((item) => {
      const paragraph = Number.parseInt(textOf(child(item, "paragraph")) ?? "", 10);
      return {
        week: weekOf(child(item, "on")),
        date: textOf(child(item, "on")) ?? "",
        move: indexIn(context.names.move, child(item, "move")) ?? 0,
        use: textOf(child(item, "use")) === "test" ? "test" : "match",
        tests: itemsOf(child(item, "tests")).flatMap((one) => textOf(one) ?? []),
        source: sourceOf(context, child(item, "source")),
        paragraph: Number.isNaN(paragraph) ? null : paragraph,
        at: item.at,
      };
    }),
  };
}
