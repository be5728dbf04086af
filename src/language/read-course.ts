import type { Beliefs, Patron, Switches, Talks, Values } from "../conflict/campaign.js";
import type { Conflict } from "../conflict/conflict.js";
import type { Actor } from "../conflict/issue.js";
import { checkMeaning } from "./check-course.js";
import { type Context, mustRef, refAt, report } from "./context.js";
import { readDefault } from "./quantity.js";
import { readCampaign } from "./read-campaign.js";
import { indexIn } from "./read-issues.js";
import { N } from "./shape.js";
import { type Entry, type Node, child, entriesOf, textOf } from "./tree.js";

type Course = Pick<Conflict, "values" | "beliefs" | "campaign" | "patron" | "patrons" | "talks">;

/** Sections that the course reads. */
export function readCourse(context: Context, root: Node, actors: readonly Actor[]): Course {
  const patrons = entriesOf(child(root, "patron")).map((entry) => readPatron(context, entry, actors));
  const campaign = readCampaign(context, child(root, "campaign"), actors);
  const course: Course = {
    values: context.names.actor.map((actor) => readValues(context, child(root, "values"), actor)),
    beliefs: context.names.actor.map((actor) => readBeliefs(context, child(root, "beliefs"), actor)),
    campaign,
    patron: patrons[0] ?? null,
    patrons,
    talks: readTalks(context, child(root, "talks")),
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
  const whole = ["front", "men", "collapse"].every((key) => child(child(root, "campaign"), key) !== undefined);
  if (whole) checkMeaning(context, { campaign: course.campaign!, values: course.values }, at);
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
    leader:
      child(child(node, actor), "leader") === undefined
        ? null
        : { punishedBelow: ref("leader.punished_below"), by: ref("leader.by") },
    strength:
      child(child(node, actor), "strength") === undefined
        ? null
        : { type: ref("strength.type"), weak: ref("strength.weak"), strong: ref("strength.strong") },
  };
}

function readBeliefs(context: Context, node: Node | undefined, actor: string): Beliefs | null {
  const own = child(node, actor);
  if (own === undefined) return null;
  const path = `beliefs.${actor}`;
  const keys = context.names.patron.map((patron) => `${patron}_stays`);
  for (const key of keys) {
    if (child(own, key) !== undefined) continue;
    const remedy = `${key}: That the patron keeps supporting for a year, share.`;
    report(context, "P0401", own.at, `"${path}" lacks "${key}".`, remedy);
  }
  // without a patron nothing is believed of one: the war stands alone
  if (keys.length === 0 && !context.refs.has(`${path}.stays`))
    readDefault(context, "1", N.share, ["beliefs", actor, "stays"]);
  const ref = (key: string): number => mustRef(context, `${path}.${key}`);
  return {
    stays: ref(keys[0] ?? "stays"),
    staysOf: context.names.patron.map((patron) => ({
      patron: Math.max(0, context.names.actor.indexOf(patron)),
      chance: ref(`${patron}_stays`),
    })),
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
  const proposer = refAt(context, "talks.proposer");
  return { chance: ref("chance"), shock: ref("shock"), shockMemory: ref("shock_memory"), proposer };
}

/** Structural switches; priced, none and bayes where the file says nothing. */
export function readSwitches(context: Context): Switches {
  const fixed = {
    red_lines: ["priced", "hard"],
    foresight: ["none", "next"],
    patron: ["bayes", "fixed", "inattentive"],
  };
  const refs = Object.entries(fixed).map(([key, words]) => {
    const path = `switches.${key}`;
    if (!context.refs.has(path)) readDefault(context, words[0], N.choice(...words), ["switches", key]);
    return mustRef(context, path);
  });
  return {
    redLines: refs[0],
    foresight: refs[1],
    patron: refs[2],
    campaign: refAt(context, "switches.campaign"),
    beliefs: refAt(context, "switches.beliefs"),
    endurance: refAt(context, "switches.endurance"),
    attrition: refAt(context, "switches.attrition"),
    quadrature: refAt(context, "switches.quadrature"),
    posture: refAt(context, "switches.posture"),
    words: refAt(context, "switches.words"),
    continuation: refAt(context, "switches.continuation"),
  };
}

function readPatron(context: Context, entry: Entry, actors: readonly Actor[]): Patron {
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
