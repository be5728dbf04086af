import type { Conflict } from "./conflict.js";
import type { Policy } from "./policy.js";

/** What the tool lacks before a policy can be run; null where it can be. A policy that cannot be run is left out of the runs. */
export function policyNeeds(conflict: Conflict, policy: Policy): string | null {
  if (policy.past !== null && conflict.campaign === null) return "a course of the war before the day of the file";
  return policy.turn === null ? null : policyNeeds(conflict, conflict.policies[policy.turn.then]);
}

/** What the tool lacks before the course can be run at all; null where it can be. */
export function courseNeeds(conflict: Conflict): string | null {
  const { campaign, patrons, policies } = conflict;
  if (campaign === null) return null;
  if (patrons.length > 1) return "patrons that watch each other";
  const { front, aid } = campaign;
  if (aid !== null && aid.receiver !== front.defender) return "help for the attacker";
  if (patrons.some(({ helps }) => helps !== front.defender)) return "a patron of the attacker";
  for (const { courses } of patrons)
    for (const { policy } of courses)
      if (policies[policy].past !== null) return "a course that begins in the past among the patron's courses";
  return null;
}

/** Indices of the policies that can be run. */
export function runnablePolicies(conflict: Conflict): number[] {
  return [...conflict.policies.keys()].filter((index) => policyNeeds(conflict, conflict.policies[index]) === null);
}

/** Parts of a file that are read and have no effect yet, each with what will use it. */
export function idleParts(conflict: Conflict): { readonly path: string; readonly until: string }[] {
  const { campaign, patrons, policies } = conflict;
  const course = courseNeeds(conflict);
  const stocks = campaign === null || campaign.stocks !== null ? [] : stocksOnly(conflict);
  return [
    ...(course === null || campaign === null ? [] : [{ path: "campaign", until: course }]),
    ...(patrons.length > 1
      ? patrons.map(({ actor }) => ({
          path: `patron.${conflict.actors[actor].id}`,
          until: "patrons that watch each other",
        }))
      : []),
    ...policies.flatMap((policy) => {
      const until = policyNeeds(conflict, policy);
      return until === null ? [] : [{ path: `policies.${policy.id}`, until }];
    }),
    ...stocks,
  ];
}

/** What uses the parts of a file that are for the campaign with stocks: the tool has it, the file plays the lattice. */
export const STOCKS_CAMPAIGN = "campaign.model: stocks";

/** Keys that only the stocks campaign reads. Classes of goods and recruiting are named whole. */
const OF_STOCKS =
  /^campaign\.(tempo|exponents|raids|front\.(theatres|breakthrough)|men\.\w+\.(reserve|authorised|training|hospital|wounded|captured|deserts|pool|pool_response|truce_draws|bonus))(\.|$)/;

/** What a lattice campaign leaves to the stocks campaign. */
function stocksOnly({ campaign, actors, quantities }: Conflict): { path: string; until: string }[] {
  const until = STOCKS_CAMPAIGN;
  return [
    ...(campaign?.aid?.classes ?? []).map(({ id }) => ({ path: `campaign.aid.classes.${id}`, until })),
    ...(campaign?.recruiting ?? []).flatMap((ref, actor) =>
      ref === null ? [] : [{ path: `campaign.recruiting.${actors[actor].id}`, until }],
    ),
    ...(campaign?.aid?.donors ?? []).flatMap((donor) =>
      (["ceiling", "fund", "saves", "varies"] as const)
        .filter((key) => donor[key] !== null)
        .map((key) => ({ path: `campaign.aid.donors.${actors[donor.actor].id}.${key}`, until })),
    ),
    ...quantities.flatMap(({ path }) => (OF_STOCKS.test(path) ? [{ path, until }] : [])),
  ];
}
