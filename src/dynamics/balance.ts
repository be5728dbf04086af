import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { playsStocks } from "./staging.js";

/** What one belligerent loses a week at the start, and the losses that its recruits make good. Persons a week. */
export interface MenBalance {
  readonly losses: number;
  readonly covered: number;
}

/** The war as it stands at the start of a world: men of attacker and defender, and the front. Null without a campaign. */
export interface Standing {
  readonly sides: readonly [MenBalance, MenBalance];
  readonly advance: number; // km2 a week
}

/** Break-even: recruits = losses × (1 − share that returns), so recruits / (1 − share) are made good. */
export function standingOf(conflict: Conflict, world: World): Standing | null {
  const campaign = conflict.campaign;
  if (!campaign) return null;
  const men = (actor: number): MenBalance | null => {
    const own = campaign.men[actor];
    if (!own) return null;
    const returning = world.values[own.returning];
    const covered = comingIn(conflict, world, actor) / Math.max(1e-9, 1 - returning);
    return { losses: world.values[own.losses], covered: Math.max(0, covered) };
  };
  const [attack, defence] = [men(campaign.front.attacker), men(campaign.front.defender)];
  return attack && defence ? { sides: [attack, defence], advance: world.values[campaign.front.advance] } : null;
}

/** Recruits a week; where the war is played with stocks those signed up, less who leaves unhurt. */
function comingIn(conflict: Conflict, world: World, actor: number): number {
  const campaign = conflict.campaign!;
  const own = campaign.men[actor]!;
  const stocks = playsStocks(conflict, world) ? campaign.stocks!.men[actor] : null;
  if (!stocks) return world.values[own.intake];
  const signed = campaign.recruiting[actor] ?? own.intake;
  return world.values[signed] - world.values[stocks.deserts] * world.values[own.front];
}
