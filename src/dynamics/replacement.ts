import type { Replacement } from "../conflict/campaign.js";
import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { exp, log } from "../math/elementary.js";

/** What steps in for one lost flow of help in one world. Shares 0..1. */
export interface Replaced {
  /** Share of the whole need of the receiver that the flow is. */
  readonly ofNeed: number;
  /** Share of the flow that is made good after `weeks`, given free of the donor. */
  readonly after: (weeks: number) => number;
  /** Share made good in the long run. */
  readonly atLast: number;
  /** Share that goes on at once where the donor still sells. */
  readonly ifSold: number;
  /** What the flow costs, USD a week, of the classes that the file prices; null where it prices none. */
  readonly costs: number | null;
}

/** The file's replacements in one world, in its order: what is lost, made good by half after `half_after`. */
export function replacementsOf(conflict: Conflict, world: World): Replaced[] {
  const aid = conflict.campaign?.aid;
  if (!aid) return [];
  const at = (ref: number | null): number => (ref === null ? 0 : world.values[ref]);
  const stated = aid.groups.reduce((sum, group) => sum + at(group.need), 0);
  return aid.replaces.map((each) => {
    const group = aid.groups[each.group];
    const need = group.need === null ? Math.max(0, 1 - stated) : at(group.need);
    const share = at(each.share);
    return {
      ofNeed: need * at(aid.donors[each.donor].gives[each.group]),
      after: (weeks) => share * (1 - exp((-log(2) * weeks) / at(each.halfAfter))),
      atLast: share,
      ifSold: at(each.ifSold),
      costs: costOf(conflict, world, each),
    };
  });
}

/** Price of a donor's flow of a group: its share of the use of each priced class, at the class's price. */
function costOf({ campaign }: Conflict, { values }: World, { donor, group }: Replacement): number | null {
  const { aid, stocks } = campaign!;
  const gives = aid!.donors[donor].gives[group];
  if (stocks === null || gives === null) return null;
  const own = new Set(aid!.groups[group].classes);
  let sum: number | null = null;
  aid!.classes.forEach(({ id, use }, k) => {
    const { price } = stocks.goods[k];
    if (own.has(id) && use !== null && price !== null) sum = (sum ?? 0) + values[gives] * values[use] * values[price];
  });
  return sum;
}
