import type { Conflict } from "./conflict.js";
import type { Policy } from "./policy.js";

/** What the tool lacks before a policy can be run; null where it can be. A policy that cannot be run is left out of the runs. */
export function policyNeeds(conflict: Conflict, policy: Policy): string | null {
  if (policy.past !== null) return "policies that branch in the past";
  return policy.moves.some((move) => conflict.moves[move].words.length > 0) ? "policies of words" : null;
}

/** What the tool lacks before the course can be run at all; null where it can be. */
export function courseNeeds(conflict: Conflict): string | null {
  const { campaign, patrons, policies } = conflict;
  if (campaign === null) return null;
  if (campaign.model === "stocks") return "the stocks campaign";
  if (patrons.length > 1) return "patrons that watch each other";
  const { front, aid } = campaign;
  if (aid !== null && aid.receiver !== front.defender) return "help for the attacker";
  if (patrons.some(({ helps }) => helps !== front.defender)) return "a patron of the attacker";
  for (const { courses } of patrons)
    for (const { policy } of courses) {
      const needs = policyNeeds(conflict, policies[policy]);
      if (needs !== null) return `${needs} among the patron's courses`;
    }
  return null;
}

/** Indices of the policies that can be run. */
export function runnablePolicies(conflict: Conflict): number[] {
  return [...conflict.policies.keys()].filter((index) => policyNeeds(conflict, conflict.policies[index]) === null);
}

/** Parts of a file that are read and have no effect yet, each with what will use it. */
export function idleParts(conflict: Conflict): { readonly path: string; readonly until: string }[] {
  const { campaign, patrons, policies, history, moves } = conflict;
  const course = courseNeeds(conflict);
  const stocks = campaign === null || campaign.model === "stocks" ? [] : stocksOnly(conflict);
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
    ...(history?.moves ?? []).flatMap(({ move }) =>
      moves[move].words.length === 0 ? [] : [{ path: `moves.${moves[move].id}.words`, until: "policies of words" }],
    ),
    ...stocks,
  ];
}

/** What a lattice campaign leaves to the stocks campaign. */
function stocksOnly({ campaign, actors }: Conflict): { path: string; until: string }[] {
  const until = "the stocks campaign";
  return [
    ...(campaign?.aid?.classes ?? []).map(({ id }) => ({ path: `campaign.aid.classes.${id}`, until })),
    ...(campaign?.recruiting ?? []).flatMap((ref, actor) =>
      ref === null ? [] : [{ path: `campaign.recruiting.${actors[actor].id}`, until }],
    ),
  ];
}
