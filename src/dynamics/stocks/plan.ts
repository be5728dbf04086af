import type { Aid } from "../../conflict/campaign.js";
import { helperOf, type Conflict } from "../../conflict/conflict.js";
import type { Ref } from "../../conflict/quantity.js";
import type { StocksGoods } from "../../conflict/stocks.js";
import type { Layout } from "./block.js";

/** One class of the campaign: goods of the file, or a whole group of help that names none. */
export interface PlannedClass {
  readonly id: string;
  readonly side: number;
  readonly group: number; // −1: none
  readonly goods: number; // index into aid.classes; −1: the group itself
  readonly beside: number; // classes of the group that are stocks, itself included
}

/** What the campaign with stocks of a conflict consists of, in whatever world. */
export interface StocksPlan {
  readonly layout: Layout;
  readonly classes: readonly PlannedClass[];
  /** Actors that give, in the order of the layout's donors. */
  readonly donors: readonly number[];
  readonly pairs: readonly { readonly donor: number; readonly class: number; readonly gives: Ref }[];
  /** The class of goods that is intelligence; −1: none. */
  readonly sight: number;
  readonly sightGroup: number;
}

/** Makes the plan of a conflict's campaign with stocks; null where it has none. */
export function planOf(conflict: Conflict): StocksPlan | null {
  const { campaign } = conflict;
  if (!campaign?.stocks) return null;
  const { aid, stocks } = campaign;
  const classes = aid ? classesOf(aid, stocks.goods, campaign.front.attacker) : [];
  const donors = aid?.donors ?? [];
  const pairs = classes.flatMap(({ group }, k) =>
    donors.flatMap(({ gives }, donor) => {
      const share = group < 0 ? null : gives[group];
      return share === null ? [] : [{ donor, class: k, gives: share }];
    }),
  );
  const helper = helperOf(conflict);
  const patron = donors.findIndex(({ actor }) => actor === helper);
  const sight = aid?.classes.findIndex(({ flow }) => flow) ?? -1;
  const layout: Layout = {
    side: Uint8Array.from(classes, ({ side }) => side),
    payer: Int8Array.from(classes, ({ group }) => payerOf(aid, patron, group)),
    pairDonor: Uint8Array.from(pairs, ({ donor }) => donor),
    pairClass: Uint8Array.from(pairs, (pair) => pair.class),
    donors: donors.length + 1, // the last: whoever replaces a flow and is no donor, without a ceiling
    patron,
    theatres: Math.max(1, stocks.theatres.length),
  };
  const sightGroup = sight < 0 ? -1 : aid!.groups.findIndex((one) => one.classes.includes(aid!.classes[sight].id));
  return { layout, classes, donors: donors.map(({ actor }) => actor), pairs, sight, sightGroup };
}

function classesOf(aid: Aid, goods: readonly StocksGoods[], attacker: number): PlannedClass[] {
  const stored = (id: string): boolean => aid.classes.some((one) => one.id === id && !one.flow);
  const declared = aid.classes.flatMap(({ id, flow }, index): PlannedClass[] => {
    if (flow) return [];
    const group = aid.groups.findIndex(({ classes }) => classes.includes(id));
    const beside = group < 0 ? 1 : aid.groups[group].classes.filter(stored).length;
    return [{ id, side: goods[index].of === attacker ? 0 : 1, group, goods: index, beside }];
  });
  const whole = aid.groups.flatMap(({ id, classes }, group): PlannedClass[] =>
    classes.some(stored) ? [] : [{ id, side: 1, group, goods: -1, beside: 1 }],
  );
  return [...declared, ...whole];
}

/** Donor that steps in for the patron's flow of a group; −1: nobody. */
function payerOf(aid: Aid | null, patron: number, group: number): number {
  const step = aid?.replaces.find((one) => one.donor === patron && one.group === group);
  if (!aid || !step) return -1;
  const donor = aid.donors.findIndex(({ actor }) => actor === step.by);
  return donor < 0 ? aid.donors.length : donor;
}
