import { type Node, child, itemsOf, textOf } from "../language/tree.js";
import { refuse } from "./trouble.js";

/**
 * Ranking of a decision maker, best first: groups of state numbers from 1. Null, with a note, where it does not name each
 * of the possible states once and there are statements to go by, as gmcr-py does when a change voids rankings.
 */
export function rankingOf(
  decider: { readonly name: string; readonly node: Node },
  states: number,
  hasStatements: boolean,
  notes: string[],
): number[][] | null {
  const node = child(decider.node, "preferenceRanking") ?? child(decider.node, "preferenceVector");
  const groups = node?.kind === "list" ? node.items.map((item) => itemsOf(item).map(numberOf)) : [];
  const trouble = troubleOf(groups.flat(), states);
  if (trouble === null) return groups.filter((group) => group.length > 0);
  if (!hasStatements)
    refuse(
      "P0610",
      node?.at ?? decider.node.at,
      `The ranking of "${decider.name}" ${trouble}.`,
      `Rank the numbers 1 to ${states}, each once, or give preference statements.`,
    );
  notes.push(
    `The ranking of "${decider.name}" is void, because it ${trouble}; its preference statements count instead.`,
  );
  return null;
}

function numberOf(node: Node): number {
  const text = textOf(node) ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) : NaN;
}

function troubleOf(numbers: readonly number[], states: number): string | null {
  const wrong = numbers.find((number) => !(number >= 1 && number <= states));
  if (wrong !== undefined) return `names a state that is none of the ${states} possible ones`;
  if (new Set(numbers).size < numbers.length) return "names a state twice";
  return numbers.length < states ? `names ${numbers.length} of ${states} possible states` : null;
}
