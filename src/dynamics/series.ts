import type { Conflict } from "../conflict/conflict.js";
import type { Actor } from "../conflict/issue.js";
import type { Unit } from "../conflict/quantity.js";
import { coverOf, groundOver, moneyOf } from "./column.js";
import { logistic } from "./endurance.js";
import { inForce } from "./partial.js";
import type { Script } from "./simulate.js";
import { MEMORY_WEEKS, Phase, type State } from "./state.js";

/** Something that a run can be followed by, week by week. A campaign gives its own list; all that follows is the same for all. */
export interface Series {
  readonly id: string;
  readonly title: string;
  /** A few words, where many series stand in a line. */
  readonly short: string;
  readonly unit: Unit;
  /** For pictures only: a table and a story leave it out. */
  readonly quiet?: boolean;
  /** Runs that have it; all if left out. */
  readonly only?: "stocks";
  readonly read: (script: Script, state: State) => number;
}

/** Something that comes true at a week and is told by that week. */
export interface Happening {
  readonly id: string;
  readonly title: string;
  /** Runs in which it can be told; all if left out. */
  readonly only?: "stocks";
  readonly now: (script: Script, state: State) => boolean;
}

/** Weeks of full need at or below which a stock counts as run out. */
const RUN_OUT = 1;
const MONTH = 4; // weeks

/** Series of the campaign, lattice or stocks, as far as the file has the sections for them. */
export function seriesOf(conflict: Conflict): Series[] {
  const front = conflict.campaign!.front;
  const sides = [front.attacker, front.defender].map((actor) => conflict.actors[actor]);
  const ground: Series = {
    id: "area gained",
    title: `Ground gained by ${sides[0].title} so far`,
    short: "ground",
    unit: "km2",
    read: (_, state) => state.area,
  };
  return [
    ...sides.flatMap((actor, i) => menSeries(actor, i)),
    ground,
    {
      id: "pace",
      title: `Ground gained by ${sides[0].title} a month`,
      short: "pace",
      unit: "km2/week",
      quiet: true,
      read: (script, state) => paceOf(script, state),
    },
    ...aidSeries(conflict),
    ...partialSeries(conflict),
    ...stocksSeries(conflict),
    ...sides.map(({ id, title }, i): Series => {
      const name = `${title}: cost of the war so far`;
      return { id: `cost(${id})`, title: name, short: `cost ${title}`, unit: "utility", read: (_, s) => s.spent[i] };
    }),
    ...sides.flatMap((_, i) => strengthSeries(conflict, i)),
    ...(conflict.patron ? patronSeries(conflict) : []),
  ];
}

function menSeries({ id, title }: Actor, i: number): Series[] {
  return [
    {
      id: `casualties(${id})`,
      title: `${title}: killed and wounded so far`,
      short: `lost ${title}`,
      unit: "persons",
      read: (_, state) => state.casualties[i],
    },
    {
      id: `losses(${id})`,
      title: `${title}: killed and wounded a month`,
      short: `losing ${title}`,
      unit: "persons/week",
      quiet: true,
      read: (_, state) => (state.week === 0 ? NaN : state.rate[i]),
    },
    {
      id: `net_men(${id})`,
      title: `${title}: men gained a month, losses taken off, averaged over a quarter`,
      short: `net ${title}`,
      unit: "persons/week",
      read: (_, state) => netMen(state, i),
    },
  ];
}

function aidSeries(conflict: Conflict): Series[] {
  const aid = conflict.campaign!.aid;
  if (!aid) return [];
  const receiver = conflict.actors[aid.receiver].title;
  const stocks = aid.groups.map(({ id }, g): Series => {
    const title = `${receiver}: ${id} help in stock`;
    return { id: `cover(${id})`, title, short: `${id} stock`, unit: "weeks", read: (_, state) => state.stock[g] };
  });
  const title = `${receiver}: share of its need that is met`;
  return [...stocks, { id: "supply", title, short: "need met", unit: "share", read: (_, state) => state.fire }];
}

function partialSeries({ partials }: Conflict): Series[] {
  if (partials.length === 0) return [];
  const title = "Partial agreements signed so far";
  return [
    { id: "partial agreements", title, short: "agreed in part", unit: "count", read: (_, state) => state.agreed.count },
  ];
}

/** What one side believes of the other's strength, where that is private. */
function strengthSeries({ actors, values, campaign }: Conflict, i: number): Series[] {
  const { attacker, defender } = campaign!.front;
  const [own, other] = i === 0 ? [attacker, defender] : [defender, attacker];
  if (!values[own]?.strength) return [];
  return [
    {
      id: `weak(${actors[own].id})`,
      title: `${actors[other].title}: belief that ${actors[own].title} is weak`,
      short: `${actors[own].title} weak?`,
      unit: "share",
      read: (_, state) => state.weak[i],
    },
  ];
}

function patronSeries(conflict: Conflict): Series[] {
  const { actor, about } = conflict.patron!;
  const [own, other] = [actor, about].map((each) => conflict.actors[each]);
  return [
    {
      id: `cost(${own.id})`,
      title: `${own.title}: cost of its courses so far`,
      short: `cost ${own.title}`,
      unit: "utility",
      read: (_, state) => state.patronSpent,
    },
    {
      id: `blamed(${other.id})`,
      title: `${own.title}: belief that ${other.title} blocks peace`,
      short: `blame on ${other.title}`,
      unit: "share",
      read: (_, state) => logistic(state.blame),
    },
  ];
}

/** Men gained a week, on average over the last quarter or since the start. */
function netMen(state: State, side: number): number {
  const span = Math.min(MEMORY_WEEKS - 1, state.week);
  if (span === 0) return NaN;
  const oldest = (state.week - span) % MEMORY_WEEKS;
  return (state.men[side] - state.pastMen[side * MEMORY_WEEKS + oldest]) / span;
}

/** Ground gained a week, on average over the last month or since the start. */
function paceOf({ scene }: Script, state: State): number {
  const span = Math.min(MONTH, state.week);
  if (span === 0) return NaN;
  return groundOver(scene, state, span) / span;
}

/** Weeks of cover of each class of goods, and what recruiting has cost: worlds played with stocks have them. */
function stocksSeries(conflict: Conflict): Series[] {
  const { stocks, aid, front } = conflict.campaign!;
  if (stocks === null) return [];
  const classes = (aid?.classes ?? []).flatMap(({ id, flow }, goods): Series[] => {
    if (flow) return [];
    const user = conflict.actors[stocks.goods[goods].of ?? aid!.receiver].title;
    const title = `${user}: ${id.replaceAll("_", " ")} in stock`;
    const read: Series["read"] = ({ scene }) => coverOf(scene, goods);
    return [{ id: `weeks of cover(${id})`, title, short: `${id} stock`, unit: "weeks", only: "stocks", read }];
  });
  const cost = [front.attacker, front.defender].flatMap((actor, i): Series[] => {
    const { id, title } = conflict.actors[actor];
    // a price that the file leaves out is 0: nothing to follow
    if (conflict.quantities[stocks.men[actor]!.bonus.price].origin !== "file") return [];
    const read: Series["read"] = ({ scene }) => scene.stocks?.block.state.recruitingCost[i] ?? NaN;
    const name = `${title}: cost of recruiting so far`;
    const shown = { title: name, short: `recruiting ${title}`, unit: "usd", quiet: true, only: "stocks" } as const;
    return [{ id: `recruiting cost(${id})`, ...shown, read }];
  });
  return [...classes, ...moneySeries(conflict), ...cost];
}

/** Who pays, and what is set aside where the file has somebody set it aside. */
function moneySeries({ campaign, actors }: Conflict): Series[] {
  return (campaign!.aid?.donors ?? []).flatMap(({ actor, fund, saves }): Series[] => {
    const { id, title } = actors[actor];
    const series = (what: "paid" | "fund", name: string, quiet: boolean): Series => ({
      ...{ id: `${what}(${id})`, title: `${title}: ${name}`, short: `${what} ${title}`, unit: "usd", quiet },
      only: "stocks",
      read: ({ scene }) => moneyOf(scene, actor, what),
    });
    const paid = series("paid", "paid so far for deliveries of the goods that are counted", true);
    return fund === null && saves === null ? [paid] : [paid, series("fund", "money set aside", false)];
  });
}

/** A partial agreement comes into force, as often as it is signed, and may be broken where the file lets it. */
function partialHappenings({ partials }: Conflict): Happening[] {
  return partials.flatMap(({ id, title, breaks }, k): Happening[] => [
    { id: `partial(${id})`, title: `“${title}” is in force`, now: (_, state) => inForce(state, k) },
    ...(breaks === null
      ? []
      : [
          {
            id: `broken(${id})`,
            title: `“${title}” is broken`,
            now: (_: Script, state: State) => state.agreed.broken[k] === 1,
          },
        ]),
  ]);
}

/** What can happen in a run, each told by the first week in which it is so. */
export function happeningsOf(conflict: Conflict): Happening[] {
  const { front, aid } = conflict.campaign!;
  const title = (actor: number): string => conflict.actors[actor].title;
  const sides = [front.attacker, front.defender];
  const levies = sides.flatMap((actor, i): Happening[] =>
    conflict.moves.some((move) => move.actor === actor && move.levy !== null)
      ? [
          {
            id: `mobilised(${conflict.actors[actor].id})`,
            title: `${title(actor)} orders a wider mobilisation`,
            now: (_, state) => state.levied[i] <= state.week,
          },
        ]
      : [],
  );
  const groups = (aid?.groups ?? []).map((group, g): Happening => {
    const name = `${title(aid!.receiver)} has a week or less of ${group.id} help in stock`;
    return { id: `stock_out(${group.id})`, title: name, now: (_, state) => state.stock[g] <= RUN_OUT };
  });
  const classes = (conflict.campaign!.stocks === null ? [] : (aid?.classes ?? [])).flatMap(
    ({ id, flow }, goods): Happening[] => {
      if (flow) return [];
      const user = conflict.actors[conflict.campaign!.stocks!.goods[goods].of ?? aid!.receiver].title;
      const title = `${user} has a week or less of ${id.replaceAll("_", " ")} in stock`;
      return [{ id: `stock_out(${id})`, title, only: "stocks", now: ({ scene }) => coverOf(scene, goods) <= RUN_OUT }];
    },
  );
  const spent = (conflict.campaign!.stocks === null ? [] : (aid?.donors ?? [])).flatMap(
    ({ actor, fund }): Happening[] => {
      if (fund === null) return [];
      const { id } = conflict.actors[actor];
      const name = `Money set aside by ${title(actor)} is spent`;
      return [
        { id: `fund_out(${id})`, title: name, only: "stocks", now: ({ scene }) => moneyOf(scene, actor, "fund") <= 0 },
      ];
    },
  );
  const short: Happening = {
    id: "shortage",
    title: `${aid ? title(aid.receiver) : ""}'s supply is below what it can fight on with`,
    now: ({ scene }, state) => state.fire < scene.p.supplyAt,
  };
  return [
    ...groups,
    ...classes,
    ...spent,
    ...(aid ? [short] : []),
    ...levies,
    ...partialHappenings(conflict),
    { id: "truce", title: "A truce begins", now: (_, state) => state.firstTruce <= state.week },
    { id: "settled", title: "A settlement is signed", now: (_, state) => state.phase === Phase.settled },
    ...sides.map((actor, i): Happening => {
      const phase = i === 0 ? Phase.attackerCollapsed : Phase.defenderCollapsed;
      const id = `collapsed(${conflict.actors[actor].id})`;
      return { id, title: `${title(actor)} collapses`, now: (_, state) => state.phase === phase };
    }),
  ];
}
