import { NO_PARTIALS, type PartialWorth } from "../conflict/engine.js";
import { withTerms } from "../conflict/partial.js";
import type { World } from "../conflict/world.js";
import { needsConsent, ownersOf, reservationOf } from "./candidate.js";
import { worthOf, type Setting } from "./setting.js";
import { isAtLeast } from "./solution.js";

/**
 * What the partial agreements put in force is worth beside what is in force in a world, what it costs in stated lines that
 * nothing in force crosses yet, and whether an owner of an issue would refuse. O(actors × agreements × blocks).
 */
export function partialWorth(
  setting: Setting,
  world: World,
  { present, beside }: { readonly present: readonly number[]; readonly beside: readonly (readonly number[])[] },
): PartialWorth {
  const { conflict } = setting.ground;
  const { partials, actors } = conflict;
  if (partials.length === 0) return NO_PARTIALS;
  const slots = actors.length * partials.length;
  const worth = {
    gain: new Float64Array(slots),
    linePrice: new Float64Array(slots),
    crossesBinding: new Uint8Array(slots),
    ownerRefuses: new Uint8Array(partials.length),
  };
  const owners = ownersOf(conflict);
  const inForce = conflict.issues.map((issue) => issue.now ?? 0);
  for (let actor = 0; actor < actors.length; actor++) {
    const before = worthOf(setting, present, actor);
    partials.forEach(({ terms }, k) => {
      const slot = actor * partials.length + k;
      const after = worthOf(setting, beside[k], actor);
      const crossed = after.lines.filter((line) => !before.lines.includes(line));
      worth.gain[slot] = after.utility - before.utility;
      worth.linePrice[slot] = crossed.reduce((sum, line) => sum + setting.prices[line], 0);
      if (crossed.some((line) => setting.binds[line])) worth.crossesBinding[slot] = 1;
      const asked = owners.has(actor) && needsConsent(conflict, withTerms(inForce, terms), actor);
      if (asked && !isAtLeast(after.utility, reservationOf(conflict, world, actor))) worth.ownerRefuses[k] = 1;
    });
  }
  return worth;
}
