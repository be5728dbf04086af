import type { Conflict } from "../conflict/conflict.js";
import type { Policy } from "../conflict/policy.js";
import { dayAfter } from "./dates.js";
import type { Findings } from "./finding.js";
import { list, plain, withArticle } from "./words.js";

/** What each course of the page does: its title, and who does what from when. */
export function courseLines({ conflict, policies }: Pick<Findings, "conflict" | "policies">): [string, string][] {
  return policies.flatMap(({ id, title }): [string, string][] => {
    const policy = conflict.policies.find((each) => each.id === id);
    return policy ? [[title, doesInWords(conflict, policy)]] : [];
  });
}

/** "from 2025-06-01 the United States: keeps sharing intelligence, sells arms" */
function doesInWords(conflict: Conflict, policy: Policy): string {
  const patron = conflict.patron ? withArticle(conflict.actors[conflict.patron.actor].title) : null;
  if (policy.free) return `nothing is imposed${patron === null ? "" : `; ${patron} chooses by its own rule`}`;
  const when = conflict.asOf ? dayAfter(conflict.asOf, policy.from) : `week ${plain(policy.from)}`;
  const who = [...new Set(policy.moves.map((move) => conflict.moves[move].actor))];
  const parts = who.map((actor) => {
    const own = policy.moves.map((move) => conflict.moves[move]).filter((move) => move.actor === actor);
    return `${withArticle(conflict.actors[actor].title)}: ${list(own.map(({ title }) => `“${title}”`))}`;
  });
  const back = policy.past ? "; the record is changed before" : "";
  const turn = policy.turn ? `; turns to “${conflict.policies[policy.turn.then].title}” at a line it watches` : "";
  return `from ${conflict.asOf ? "the week of " : ""}${when}, ${parts.length === 0 ? "no act" : parts.join("; ")}${back}${turn}`;
}
