import { parse, stringify } from "yaml";

type Tree = { readonly [key: string]: unknown };
const at = (tree: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((node, key) => (node as Tree)[key], tree);

/**
 * A synthetic war as a conflict file, its numbers copied from the flagship's own priors: values, beliefs, collapse, talks,
 * mobilisation, truce, switches and (with a patron) the patron's rule. Four issues with the flagship's saliences, firmness of
 * lines and shifts of a later war. Help of other donors is folded into what the defender has of its own.
 */
export function warText(flagship: string, patron: boolean): string {
  const source = bare(parse(flagship)) as Tree;
  const campaign = source.campaign as Tree;
  const war = {
    parley: 1,
    case: { title: "A war of the population", as_of: "2000-01-01", question: "How do such wars end?" },
    actors: {
      attacker: { title: "Attacker", role: "attacker" },
      defender: { title: "Defender", role: "defender" },
      ...(patron ? { patron: { title: "Patron", role: "patron", of: "defender" } } : {}),
    },
    issues: issuesOf(source),
    packages: PACKAGES,
    switches: patron ? source.switches : without(source.switches, "patron"),
    values: { attacker: at(source, "values", "russia"), defender: at(source, "values", "ukraine") },
    campaign: {
      model: "lattice",
      step: "1 week",
      horizon: "520 weeks",
      front: { ...(campaign.front as Tree), attacker: "attacker", issue: "land", won: "all", lost: "none" },
      men: { attacker: at(campaign, "men", "russia"), defender: at(campaign, "men", "ukraine") },
      collapse: campaign.collapse,
      truce_losses: campaign.truce_losses,
      ...(patron ? { aid: aidOf(campaign.aid as Tree) } : {}),
    },
    beliefs: { attacker: beliefOf(source, "russia", patron), defender: beliefOf(source, "ukraine", patron) },
    ...(patron ? { patron: { patron: patronOf(source) } } : {}),
    talks: source.talks,
    moves: movesOf(source, patron),
    ...(patron ? { policies: POLICIES } : {}),
  };
  return stringify(war, { lineWidth: 0 });
}

/** A tree without sources and notes, which name what stands elsewhere in the file. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (node === null || typeof node !== "object") return node;
  const kept = Object.entries(node).filter(([key]) => !["source", "note", "paragraph"].includes(key));
  if (kept.length === 1 && kept[0][0] === "is") return kept[0][1];
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value)]));
}

function without(node: unknown, ...keys: readonly string[]): Tree {
  return Object.fromEntries(Object.entries(node as Tree).filter(([key]) => !keys.includes(key)));
}

/** Positions on the flagship's issue `from`, as attacker and defender hold them, with options renamed. */
function position(source: Tree, from: string, actor: string, rest: Tree): Tree {
  const { salience, firm } = at(source, "issues", from, "positions", actor) as Tree;
  return { ...rest, salience, ...(rest.never !== undefined ? { firm } : {}) };
}

function issuesOf(source: Tree): Tree {
  const shift = (issue: string, option: string): unknown => at(source, "issues", issue, "after_deal", option);
  const both = (from: string, attacker: Tree, defender: Tree): Tree => ({
    attacker: position(source, from, "russia", attacker),
    defender: position(source, from, "ukraine", defender),
  });
  return {
    land: {
      title: "Where the line runs",
      options: { all: "all that is claimed", line: "the line of contact", none: "the old border" },
      now: "line",
      after_deal: { all: shift("line", "four_oblasts") },
      positions: both("line", { wants: "all", accepts: "line" }, { wants: "none", accepts: "line" }),
    },
    title: {
      title: "Recognition of what is held",
      options: { given: "recognised", in_fact: "in fact only", refused: "not recognised" },
      now: "refused",
      positions: both(
        "recognition",
        { wants: "given", never: ["in_fact", "refused"] },
        { wants: "refused", accepts: "in_fact", never: ["given"] },
      ),
    },
    army: {
      title: "Limits on the defender's army",
      options: { small: "a small army", cap: "a cap", none: "no limit" },
      now: "none",
      after_deal: { small: shift("army", "cap_85k"), cap: shift("army", "cap_250k") },
      positions: both("army", { wants: "small", accepts: "cap", never: ["none"] }, { wants: "none", accepts: "cap" }),
    },
    guarantee: {
      title: "A guarantee of the defender",
      options: { none: "none", consult: "consultation", treaty: "a treaty" },
      now: "none",
      after_deal: { consult: shift("guarantee", "consult"), treaty: shift("guarantee", "european") },
      holds: {
        consult: at(source, "issues", "guarantee", "holds", "consult"),
        treaty: at(source, "issues", "guarantee", "holds", "european"),
      },
      positions: both("guarantee", { wants: "none", accepts: "consult" }, { wants: "treaty", accepts: "consult" }),
    },
    claims: {
      title: "Claims for damage",
      options: { waived: "waived", shared: "shared", paid: "paid by the attacker" },
      now: "shared",
      positions: both("assets", { wants: "waived" }, { wants: "paid" }),
    },
  };
}

const PACKAGES = { freeze: { land: "line", title: "in_fact", army: "none", guarantee: "none" } };

function aidOf(aid: Tree): Tree {
  const group = (id: string): Tree => at(aid, "groups", id) as Tree;
  const own = (id: string): string => sumOfRanges(String(group(id).own), String(at(aid, "donors", "europe", id)));
  const ids = ["irreplaceable", "replaceable"];
  return {
    receiver: "defender",
    elasticity: aid.elasticity,
    funded: aid.funded,
    groups: Object.fromEntries(ids.map((id) => [id, { need: group(id).need, own: own(id), cover: group(id).cover }])),
    donors: { patron: at(aid, "donors", "us") },
  };
}

/** "5 to 20 %" and "25 to 45 %" as "30 to 65 %", at most all. */
function sumOfRanges(...ranges: readonly string[]): string {
  const ends = ranges.map((range) => (range.match(/\d+(\.\d+)?/g) ?? []).map(Number));
  const [low, high] = [0, 1].map((k) =>
    Math.min(
      95,
      ends.reduce((sum, each) => sum + each[k], 0),
    ),
  );
  return `${low} to ${high} %`;
}

function beliefOf(source: Tree, actor: string, patron: boolean): Tree {
  const belief = at(source, "beliefs", actor) as Tree;
  const rest = without(belief, "us_stays");
  return patron ? { ...rest, patron_stays: belief.us_stays } : without(rest, "resumes", "evidence");
}

function patronOf(source: Tree): Tree {
  const us = at(source, "patron", "us") as Tree;
  const courses = us.courses as Tree;
  return {
    ...without(us, "courses"),
    helps: "defender",
    obstacle: { attacker: at(us, "obstacle", "russia") },
    courses: Object.fromEntries(["cut_off", "step_back", "as_is", "surge"].map((id) => [id, courses[id]])),
  };
}

function movesOf(source: Tree, patron: boolean): Tree {
  const move = (id: string): Tree => without(at(source, "moves", id), "says");
  const truce = at(source, "moves", "ukraine.truce", "truce") as Tree;
  const own = {
    "attacker.mobilise": move("russia.mobilise"),
    "defender.mobilise": move("ukraine.mobilise"),
    "attacker.truce": { title: "Accept a truce" },
    "defender.truce": { title: "Offer a truce", truce: { ...truce, with: "attacker.truce" } },
  };
  if (!patron) return own;
  const patrons = ["stop_deliveries", "stop_intelligence", "stop_sales", "keep_intelligence", "step_back", "new_money"];
  return { ...own, ...Object.fromEntries(patrons.map((id) => [`patron.${id}`, move(`us.${id}`)])) };
}

const POLICIES = {
  as_is: { title: "Help as now", moves: ["patron.keep_intelligence"] },
  step_back: { title: "Help without mediation", moves: ["patron.keep_intelligence", "patron.step_back"] },
  cut_off: {
    title: "Help ends",
    moves: ["patron.stop_deliveries", "patron.stop_intelligence", "patron.stop_sales"],
  },
  surge: { title: "More help", moves: ["patron.keep_intelligence", "patron.new_money"] },
};
