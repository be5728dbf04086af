import type { Campaign } from "../conflict/campaign.js";
import type { Move } from "../conflict/game.js";
import { type Context, report } from "./context.js";

/** Sanctions raise a belligerent's cost of the war; against anyone else they would change nothing. */
export function checkSanctions(context: Context, moves: readonly Move[], campaign: Campaign | null): void {
  if (campaign === null) return;
  const { attacker, defender } = campaign.front;
  for (const move of moves)
    for (const { against, share } of move.sanctions) {
      if (against === attacker || against === defender) continue;
      const message = `"${context.names.actor[against]}", whom "${move.id}" sanctions, does not fight.`;
      report(
        context,
        "P0451",
        context.quantities[share]?.at ?? move.at,
        message,
        "Name a belligerent, or take it out.",
      );
    }
}
