import type { Aid, Campaign, Front, Goods, Men } from "../conflict/campaign.js";
import type { Actor } from "../conflict/issue.js";
import { type Context, mustRef, refAt, report } from "./context.js";
import { candidates } from "./nearest.js";
import { checkFund, readStocks } from "./read-stocks.js";
import { indexIn } from "./read-issues.js";
import { type Entry, type Node, child, entriesOf, itemsOf, textOf } from "./tree.js";

/** The war of the file; null where it has none. */
export function readCampaign(context: Context, node: Node | undefined, actors: readonly Actor[]): Campaign | null {
  if (node === undefined) return null;
  const model = textOf(child(node, "model")) === "stocks" ? "stocks" : "lattice";
  for (const key of ["front", "men", "collapse", "truce_losses"]) {
    if (child(node, key) !== undefined) continue;
    report(
      context,
      "P0401",
      node.at,
      `"campaign" lacks "${key}".`,
      `The ${model} campaign needs front, men, collapse and truce_losses.`,
    );
  }
  const front = readFront(context, child(node, "front"), actors, node);
  const men = readMen(context, child(node, "men"));
  for (const actor of [front.attacker, front.defender]) {
    if (men[actor] !== null || child(node, "men") === undefined) continue;
    const name = context.names.actor[actor] ?? "the belligerent";
    report(
      context,
      "P0410",
      child(node, "men")?.at ?? node.at,
      `campaign.men lacks ${name}.`,
      "Both belligerents have men.",
    );
  }
  const ref = (key: string): number => mustRef(context, `campaign.collapse.${key}`);
  const aid = readAid(context, child(node, "aid"), front.defender);
  return {
    model,
    horizon: weeksAt(context, "campaign.horizon", 104, node),
    front,
    men,
    collapse: { base: ref("base"), men: ref("men"), supply: ref("supply"), supplyAt: ref("supply_at") },
    truceLosses: mustRef(context, "campaign.truce_losses"),
    aid,
    recruiting: context.names.actor.map((actor) => refAt(context, `campaign.recruiting.${actor}`)),
    stocks: context.stocks ? readStocks(context, node, [front.attacker, front.defender]) : null,
  };
}

/** Whole weeks of a key that takes no uncertainty. */
function weeksAt(context: Context, path: string, otherwise: number, node: Node): number {
  checkStep(context, node);
  const ref = refAt(context, path);
  if (ref === null) return otherwise;
  const { law, at } = context.quantities[ref];
  const weeks = law.kind === "point" ? Math.round(law.value) : 0;
  if (weeks >= 1 && weeks <= 1040) return weeks;
  report(context, "P0206", at ?? node.at, `"${path}" must be one number of weeks, 1 to 1040.`, "Write 104 weeks.");
  return otherwise;
}

function checkStep(context: Context, node: Node): void {
  const ref = refAt(context, "campaign.step");
  if (ref === null) return;
  const { law, at } = context.quantities[ref];
  if (law.kind === "point" && Math.abs(law.value - 1) < 1e-9) return;
  report(context, "P0206", at ?? node.at, "The campaign steps by 1 week.", "Write step: 1 week, or leave it out.");
}

function readFront(context: Context, node: Node | undefined, actors: readonly Actor[], campaign: Node): Front {
  const byRole = (role: Actor["role"]): number => actors.findIndex((actor) => actor.role === role);
  const attacker = indexIn(context.names.actor, child(node, "attacker")) ?? byRole("attacker");
  const defender = byRole("defender");
  if (attacker < 0 || defender < 0 || attacker === defender) {
    const message = "A campaign needs an attacker and a defender.";
    report(context, "P0408", campaign.at, message, "Give two actors role: attacker and role: defender.");
  }
  const issueName = textOf(child(node, "issue"));
  const options = context.names.options.get(issueName ?? "") ?? [];
  const ref = (key: string): number => mustRef(context, `campaign.front.${key}`);
  const issue = indexIn(context.names.issue, child(node, "issue"));
  const [won, lost] = ["won", "lost"].map((key) => indexIn(options, child(node, key)));
  if (issue !== null && (won === null || lost === null || won === lost)) {
    const message = "The front's issue needs the options at its two ends.";
    report(
      context,
      "P0401",
      child(node, "issue")?.at ?? campaign.at,
      message,
      "Give won and lost, two options of the issue.",
    );
  }
  return {
    attacker: Math.max(0, attacker),
    defender: Math.max(0, defender),
    issue,
    won,
    lost,
    stake: ref("stake"),
    cushion: ref("cushion"),
    endsDecide: ref("ends_decide"),
    advance: ref("advance"),
    noise: ref("noise"),
    memory: ref("memory"),
    response: ref("response"),
    holding: ref("holding"),
  };
}

function readMen(context: Context, node: Node | undefined): (Men | null)[] {
  return context.names.actor.map((actor) => {
    if (child(node, actor) === undefined) return null;
    const ref = (key: string): number => mustRef(context, `campaign.men.${actor}.${key}`);
    return {
      front: ref("front"),
      intake: ref("intake"),
      losses: ref("losses"),
      returning: ref("return"),
      breaksAt: ref("breaks_at"),
    };
  });
}

function readAid(context: Context, node: Node | undefined, defender: number): Aid | null {
  if (node === undefined) return null;
  const { names } = context;
  const groups = entriesOf(child(node, "groups")).map(({ key, value }) => ({
    id: key,
    need: refAt(context, `campaign.aid.groups.${key}.need`),
    own: mustRef(context, `campaign.aid.groups.${key}.own`),
    cover: mustRef(context, `campaign.aid.groups.${key}.cover`),
    classes: itemsOf(child(value, "classes")).flatMap((item) => textOf(item) ?? []),
  }));
  if (context.stocks) checkGoods(context, node);
  const rest = groups.filter((group) => group.need === null);
  if (rest.length > 1) {
    const message = "More than one group needs the rest.";
    report(context, "P0409", child(node, "groups")?.at ?? node.at, message, "Only one group may say need: rest.");
  }
  for (const { key, value } of entriesOf(child(node, "donors")))
    checkFund(context, value, "ceiling", `campaign.aid.donors.${key}`);
  return {
    receiver: indexIn(names.actor, child(node, "receiver")) ?? defender,
    groups,
    classes: entriesOf(child(node, "classes")).map((entry) => readGoods(context, entry)),
    donors: entriesOf(child(node, "donors")).map(({ key }) => ({
      actor: Math.max(0, names.actor.indexOf(key)),
      gives: names.group.map((group) => refAt(context, `campaign.aid.donors.${key}.${group}`)),
      ceiling: refAt(context, `campaign.aid.donors.${key}.ceiling`),
      recorded: refAt(context, `campaign.aid.donors.${key}.recorded`),
      fund: refAt(context, `campaign.aid.donors.${key}.fund`),
      saves: refAt(context, `campaign.aid.donors.${key}.saves`),
      varies: refAt(context, `campaign.aid.donors.${key}.varies`),
    })),
    replaces: itemsOf(child(node, "replaces")).map((item, index) => {
      const [donor, group] = (textOf(child(item, "lost")) ?? "").split(".");
      const path = `campaign.aid.replaces.${index}`;
      return {
        donor: Math.max(0, names.donor.indexOf(donor)),
        group: Math.max(0, names.group.indexOf(group ?? "")),
        by: indexIn(names.actor, child(item, "by")) ?? 0,
        share: mustRef(context, `${path}.share`),
        halfAfter: mustRef(context, `${path}.half_after`),
        ifSold: mustRef(context, `${path}.if_sold`),
      };
    }),
    elasticity: mustRef(context, "campaign.aid.elasticity"),
    funded: mustRef(context, "campaign.aid.funded"),
  };
}

function readGoods(context: Context, { key, keyAt, value }: Entry): Goods {
  const [use, stock, lag] = ["use", "stock", "lag"].map((word) =>
    refAt(context, `campaign.aid.classes.${key}.${word}`),
  );
  const flow = /^(yes|true|on)$/i.test(textOf(child(value, "flow")) ?? "");
  const wrong = flow ? ["use", "stock"].filter((word) => child(value, word) !== undefined) : [];
  if (wrong.length > 0) {
    const message = `"${key}" is a flow, which cannot be stored, and has ${wrong.join(" and ")}.`;
    report(context, "P0424", keyAt, message, "Leave out flow, or use and stock.");
  } else if (!flow && (use === null || stock === null)) {
    const message = `"${key}" is a stock and lacks ${use === null ? "use" : "stock"}.`;
    report(context, "P0424", keyAt, message, "Give use (60 to 120 per month) and stock (3 to 20 weeks), or flow: yes.");
  }
  return { id: key, unit: textOf(child(value, "unit")) ?? "", flow, use, stock, lag };
}

/** The stocks campaign reads goods one by one, so every class that a group names is declared. */
function checkGoods(context: Context, aid: Node): void {
  const known = context.names.goods;
  for (const { value } of entriesOf(child(aid, "groups")))
    for (const item of itemsOf(child(value, "classes"))) {
      const name = textOf(item);
      if (name === null || known.includes(name)) continue;
      const message = `No class of goods is named "${name}".`;
      report(context, "P0425", item.at, message, candidates(name, known, "Classes under campaign.aid.classes"));
    }
}
