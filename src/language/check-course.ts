import type { Campaign, Values } from "../conflict/campaign.js";
import type { Ref, Span } from "../conflict/quantity.js";
import { truncatedQuantile } from "../math/distribution.js";
import { type Context, report } from "./context.js";

/** A value counts as taken where more than this share of a law lies at it. */
const ATOM = 1e-9;
/** Least weekly rate at which a war that goes on loses weight; below it its value is not representable. */
const LEAST_LEAK = 1e-7;

/** Values at which the equations of the course have no meaning, each with its place. */
export function checkMeaning(
  context: Context,
  { campaign, values }: { readonly campaign: Campaign; readonly values: readonly (Values | null)[] },
  at: Span,
): void {
  const { front, men } = campaign;
  const most = (ref: Ref): number => endOf(context, ref, 1 - ATOM);
  const least = (ref: Ref): number => endOf(context, ref, ATOM);
  const wrong = (ref: Ref, message: string, remedy: string): void =>
    report(context, "P0428", context.quantities[ref]?.at ?? at, message, remedy);
  for (const actor of [front.attacker, front.defender]) {
    const own = men[actor];
    if (own && least(own.front) <= 0)
      wrong(own.front, "A side without men at the front fights no war.", "Give it men, however few.");
    const stakes = values[actor];
    if (stakes) checkPatience(context, campaign, stakes, at);
    if (stakes?.strength) checkStrength(context, stakes.strength, at);
    if (stakes?.leader) checkLeader(context, stakes, stakes.leader.punishedBelow, at);
  }
  if (least(front.stake) + least(front.cushion) <= 0)
    wrong(front.stake, "Stake and cushion are both 0: the front has nowhere to move.", "Give one of them ground.");
  if (most(front.memory) >= 1)
    wrong(front.memory, "With a memory of 1 the front's pace drifts without bound.", "Write a memory below 1.");
  if (most(front.holding) >= 1)
    wrong(front.holding, "Where the defence takes everything back no pace is left.", "Write a holding below 1.");
}

/** Without discount and hazards a war may never end; only where the front alone decides it, and surely, has it a value. */
function checkPatience(context: Context, campaign: Campaign, stakes: Values, at: Span): void {
  const { front, collapse } = campaign;
  const patience = endOf(context, stakes.patience, 1 - ATOM);
  const base = endOf(context, collapse.base, ATOM);
  if (patience < 1 || 2 * base >= LEAST_LEAK) return;
  const always = endOf(context, stakes.patience, ATOM) === 1 && base === 0;
  const moves = endOf(context, front.noise, ATOM) > 0;
  if (always && moves && endOf(context, front.endsDecide, ATOM) === 1 && most(context, collapse) === 0) return;
  report(
    context,
    "P0429",
    context.quantities[stakes.patience]?.at ?? at,
    "A side that waits at no cost, in a war that need not end, values it at nothing that can be told.",
    "Write a patience below 1, or a base hazard of collapse above 0.",
  );
}

/** A leader's line below the scale of deals (0: the worst declared) and below losing has nothing under it. */
function checkLeader(context: Context, { lose }: Values, line: Ref, at: Span): void {
  const highest = endOf(context, line, 1 - ATOM);
  if (highest > 0 || highest > endOf(context, lose, ATOM)) return;
  const message = "No deal and no loss is worth less than this line, so the leader is never punished.";
  const remedy = "Write a line above 0, the worth of the worst declared package, or above that of losing.";
  report(context, "P0440", context.quantities[line]?.at ?? at, message, remedy);
}

/** A type that may be the stronger of the two is weak by name only. */
function checkStrength(context: Context, { weak, strong }: NonNullable<Values["strength"]>, at: Span): void {
  if (endOf(context, weak, 0.95) <= endOf(context, strong, 0.05)) return;
  const message = "The weak type may be stronger than the strong one.";
  report(context, "P0450", context.quantities[weak]?.at ?? at, message, "Write ranges that do not overlap.");
}

const most = (context: Context, { base }: Campaign["collapse"]): number => endOf(context, base, 1 - ATOM);

function endOf(context: Context, ref: Ref, share: number): number {
  const quantity = context.quantities[ref];
  return quantity === undefined ? NaN : truncatedQuantile(quantity.law, quantity.bounds, share);
}
