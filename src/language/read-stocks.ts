import type { Stocks, StocksGoods, StocksMen } from "../conflict/stocks.js";
import { type Context, mustRef, refAt, report } from "./context.js";
import { indexIn } from "./read-issues.js";
import { type Entry, type Node, child, entriesOf, itemsOf } from "./tree.js";

/** Most theatres and classes that a lane has room for. */
const MOST_THEATRES = 4;
const MOST_CLASSES = 16;

/** What the stocks campaign reads beside the keys of the lattice. */
export function readStocks(context: Context, node: Node, sides: readonly number[]): Stocks {
  const at = (section: string) => (key: string) => mustRef(context, `campaign.${section}.${key}`);
  const [tempo, exponents, breakthrough] = [at("tempo"), at("exponents"), at("front.breakthrough")];
  const theatres = entriesOf(child(child(node, "front"), "theatres"));
  const goods = entriesOf(child(child(node, "aid"), "classes"));
  checkCounts(context, theatres, goods);
  goods.forEach((entry) => checkUser(context, entry, node, sides));
  const raids = child(node, "raids") === undefined ? null : at("raids");
  return {
    tempo: {
      memory: tempo("memory"),
      noise: tempo("noise"),
      adapts: tempo("adapts"),
      thinsTo: tempo("thins_to"),
      scatter: tempo("scatter"),
    },
    exponents: {
      own: exponents("own"),
      other: exponents("other"),
      fire: exponents("fire"),
      defence: exponents("defence"),
      ground: exponents("ground"),
    },
    theatres: theatres.map(({ key }) => ({
      id: key,
      share: mustRef(context, `campaign.front.theatres.${key}.share`),
      blind: mustRef(context, `campaign.front.theatres.${key}.blind`),
    })),
    breakthrough: {
      chance: breakthrough("chance"),
      ratio: breakthrough("ratio"),
      thin: breakthrough("thin"),
      size: breakthrough("size"),
    },
    men: context.names.actor.map((actor, index) => (sides.includes(index) ? readMen(context, node, actor) : null)),
    goods: goods.map(({ key, value }) => readGoods(context, key, value)),
    raids: raids && { shots: raids("shots"), damage: raids("damage") },
  };
}

function readMen(context: Context, node: Node, actor: string): StocksMen | null {
  const own = child(child(node, "men"), actor);
  if (own === undefined) return null;
  const path = `campaign.men.${actor}`;
  const ref = (key: string): number => mustRef(context, `${path}.${key}`);
  const reserve = child(own, "reserve");
  if (reserve !== undefined && child(own, "authorised") === undefined) {
    const message = `${actor} has a reserve and nothing that keeps it from the front.`;
    report(context, "P0430", reserve.at, message, "Give authorised, the most men at the front, or leave out reserve.");
  }
  checkFund(context, child(own, "bonus"), "budget", path);
  return {
    reserve: ref("reserve"),
    authorised: refAt(context, `${path}.authorised`),
    training: ref("training"),
    hospital: ref("hospital"),
    wounded: ref("wounded"),
    captured: ref("captured"),
    deserts: ref("deserts"),
    pool: ref("pool"),
    poolResponse: ref("pool_response"),
    truceDraws: ref("truce_draws"),
    bonus: {
      price: ref("bonus.price"),
      budget: refAt(context, `${path}.bonus.budget`),
      fund: refAt(context, `${path}.bonus.fund`),
      response: ref("bonus.response"),
      rises: ref("bonus.rises"),
    },
  };
}

/** A fund is spent where a limit does not reach: without the limit it is never touched. */
export function checkFund(context: Context, node: Node | undefined, limit: string, path: string): void {
  const own = child(node, "fund") ?? child(node, "saves");
  if (own === undefined || child(node, limit) !== undefined) return;
  const message = `"${path}" sets money aside and has no ${limit} beyond which it would be spent.`;
  report(context, "P0434", own.at, message, `Give ${limit}, the most that a week may cost, or leave it out.`);
}

function readGoods(context: Context, id: string, node: Node): StocksGoods {
  const path = `campaign.aid.classes.${id}`;
  const ref = (key: string): number => mustRef(context, `${path}.${key}`);
  const maybe = (key: string): number | null => refAt(context, `${path}.${key}`);
  return {
    of: indexIn(context.names.actor, child(node, "of")),
    weight: maybe("weight"),
    home: maybe("home"),
    keeps: ref("keeps"),
    tempo: ref("tempo"),
    lost: ref("lost"),
    stops: ref("stops"),
    price: maybe("price"),
    stored: maybe("stored"),
    restores: ref("restores"),
    replaced: maybe("replaced"),
    halfAfter: maybe("half_after"),
    ifSold: maybe("if_sold"),
    worth: maybe("worth"),
  };
}

function checkCounts(context: Context, theatres: readonly Entry[], goods: readonly Entry[]): void {
  const most = (entries: readonly Entry[], limit: number, noun: string): void => {
    if (entries.length <= limit) return;
    const message = `${entries.length} ${noun}; ${limit} are the most.`;
    report(context, "P0432", entries[limit].keyAt, message, "Join some that behave alike.");
  };
  most(theatres, MOST_THEATRES, "theatres");
  most(goods, MOST_CLASSES, "classes of goods");
}

/** A class is given to the receiver through its group, or belongs to the other side and then to no group. */
function checkUser(context: Context, { key, keyAt, value }: Entry, node: Node, sides: readonly number[]): void {
  const groups = entriesOf(child(child(node, "aid"), "groups"));
  const grouped = groups.some(({ value: group }) =>
    itemsOf(child(group, "classes")).some((item) => item.kind === "scalar" && item.text === key),
  );
  const of = child(value, "of");
  const user = indexIn(context.names.actor, of);
  const unknown = groups.some(({ value: group }) =>
    itemsOf(child(group, "classes")).some((item) => item.kind === "scalar" && !context.names.goods.includes(item.text)),
  );
  if (of !== undefined && user !== null && !sides.includes(user)) {
    report(context, "P0431", of.at, `"${key}" is used by an actor that does not fight.`, "Name a belligerent in of.");
  } else if (user === sides[0] && grouped) {
    const message = `"${key}" is the attacker's, and a group of help names it.`;
    report(context, "P0431", keyAt, message, "Take it out of the group, or leave out of.");
  } else if (user !== sides[0] && !grouped && !unknown && child(value, "flow") === undefined) {
    const message = `"${key}" stands in no group of help, so nobody is known to give it.`;
    report(context, "P0431", keyAt, message, "Name it in the classes of a group, or say of: the attacker.");
  }
}
