import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { manBalance, replacementsOf } from "../dynamics/index.js";
import { frontierOf, spreadOver, weightsOf, type Frontier, type Sample, type Spread } from "../judgement/index.js";

/** What can be put in place of one lost flow of help, its spread over worlds. Shares. */
export interface ReplacementFinding {
  readonly donor: string;
  readonly group: string;
  readonly by: string;
  readonly ofNeed: Spread;
  readonly ifSold: Spread;
  readonly atLast: Spread;
  /** Most that who steps in can pay, USD a week; null where the file states none. */
  readonly ceiling: Spread | null;
  /** What the whole flow costs, USD a week, of the classes that the file prices; null where it prices none. */
  readonly costs: Spread | null;
  /** By week from the loss. */
  readonly course: readonly { readonly week: number; readonly made: Spread }[];
}

/** Weeks at which replacement is told. */
const STEPS = Array.from({ length: 27 }, (_, k) => 4 * k);

/** The manpower frontier of the attacker, where the file has its men; with its recorded losses as marks. */
export function frontierOver(sample: Sample): Frontier | null {
  const { conflict, worlds } = sample;
  const attacker = conflict.campaign?.front.attacker;
  if (attacker === undefined) return null;
  const balances = worlds.flatMap((world) => manBalance(conflict, world, attacker) ?? []);
  if (balances.length < worlds.length) return null;
  const figures = (conflict.history?.figures ?? []).filter(
    ({ kind, actor, monthly }) => kind === "losses" && actor === attacker && !monthly,
  );
  return frontierOf(
    conflict.actors[attacker].id,
    balances,
    figures.map((figure) => ({
      figure,
      reporting: worlds.map(({ values }) => (figure.reporting === null ? 1 : values[figure.reporting])),
    })),
    weightsOf(sample),
  );
}

/** What steps in for lost help, over the worlds. */
export function replacementsOver(sample: Sample): ReplacementFinding[] {
  const { conflict, worlds } = sample;
  const aid = conflict.campaign?.aid;
  if (!aid) return [];
  const all = worlds.map((world) => replacementsOf(conflict, world));
  const over = (values: readonly number[]): Spread => spreadOver(values, weightsOf(sample));
  return aid.replaces.map((each, k) => ({
    donor: conflict.actors[aid.donors[each.donor].actor].title,
    group: aid.groups[each.group].id,
    by: conflict.actors[each.by].title,
    ofNeed: over(all.map((own) => own[k].ofNeed)),
    ifSold: over(all.map((own) => own[k].ifSold)),
    atLast: over(all.map((own) => own[k].atLast)),
    ceiling: ceilingOf(conflict, worlds, each.by, over),
    costs: all[0]?.[k].costs == null ? null : over(all.map((own) => own[k].costs ?? NaN)),
    course: STEPS.map((week) => ({ week, made: over(all.map((own) => own[k].after(week))) })),
  }));
}

function ceilingOf(
  conflict: Conflict,
  worlds: readonly World[],
  actor: number,
  over: (values: readonly number[]) => Spread,
): Spread | null {
  const ref = conflict.campaign?.aid?.donors.find((donor) => donor.actor === actor)?.ceiling ?? null;
  return ref === null ? null : over(worlds.map(({ values }) => values[ref]));
}
