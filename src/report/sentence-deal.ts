import type { CollisionFinding, Findings, TermsFinding } from "./finding.js";
import type { SwitchShares } from "../judgement/index.js";
import { inWords, list, percent, plain, withArticle } from "./words.js";

/** Whether any deal fits the stated lines, where they collide, what opening one takes, and how settlements come about all the same. */
export function dealSentence(findings: Findings): string | null {
  const { terms, conflict } = findings;
  if (!terms) return null;
  if (terms.collisions.length > 0) {
    const where = terms.collisions.map((collision) =>
      list(collision.issues.map((id) => `“${issueTitle(conflict, id)}”`)),
    );
    const apart = where.length > 1 ? `${where[0]} and, apart from that, on ${list(where.slice(1))}` : where[0];
    const across = acrossSentence(findings);
    return `No deal exists inside the stated red lines. They collide on ${apart}: every package crosses at least ${linesCrossed(terms)}.${across === null ? "" : ` ${across}`}`;
  }
  const lines =
    conflict.redLines.length > 0 ||
    conflict.issues.some((issue) => issue.positions.some((position) => position && position.never.length > 0));
  const stated = terms.reservations.filter((each) => terms.parties.includes(each.actor) && each.from !== "none");
  if (terms.dealExists && stated.length < 2)
    return `A deal is possible${lines ? " without crossing a stated line" : ""}; how good no deal would be is not stated for both ${list(partyTitles(conflict, terms.parties))}.`;
  if (terms.dealExists)
    return `A deal is possible${lines && terms.dealInsideLines !== false ? " without crossing a stated line" : ""}: ${countPackages(terms.agreementZone)} on the frontier ${terms.agreementZone === 1 ? "serves" : "serve"} both ${list(partyTitles(conflict, terms.parties))} better than no deal.`;
  return `The stated lines leave room for a deal, but none that both ${list(partyTitles(conflict, terms.parties))} value above going on.`;
}

/** "two stated lines": the fewest that any package crosses. Collisions are on issues of their own, so their least openings add up. */
export function linesCrossed({ collisions }: Pick<TermsFinding, "collisions">): string {
  const steps = collisions.reduce((sum, collision) => sum + cheapest(collision), 0);
  return steps === 1 ? "one stated line" : `${inWords(steps)} stated lines`;
}

function cheapest(collision: CollisionFinding): number {
  return collision.openings.reduce((least, opening) => Math.min(least, opening.lines.length), Infinity);
}

const LINES = "switches.red_lines";

/**
 * How wars settle although every package crosses a line: the share of settlements where lines have a price and where they are
 * absolute, with how many worlds are of either kind. Null where the worlds do not draw that, or nothing settles.
 */
export function acrossSentence({ settledBy = [], conflict, worlds, match, policies }: Findings): string | null {
  const shares = settledBy.find((each) => each.switch === LINES)?.shares ?? [];
  const [priced, hard] = ["priced", "hard"].map((name) => shares.find(({ setting }) => setting === name));
  if (!priced || !hard || priced.worlds === 0 || hard.worlds === 0 || priced.share + hard.share === 0) return null;
  const fitted = match === null ? "" : drawnAs(conflict, priced, worlds);
  const under = policies[0] ? ` under “${policies[0].title}”` : "";
  return `Wars settle by crossing lines:${under} in ${percent(priced.share)} of runs in the ${plain(priced.worlds)} worlds of ${plain(worlds)} where a line has a price${fitted}, in ${percent(hard.share)} in the other ${plain(hard.worlds)}, where a line is absolute as often as it is firm.`;
}

/** ", as in 50 % of those drawn: the record leaves fewer": how the record has changed the mix of worlds; empty where it has not. */
function drawnAs(
  { quantities }: Findings["conflict"],
  { worlds: own, setting }: SwitchShares["shares"][number],
  worlds: number,
): string {
  const law = quantities.find(({ path }) => path === LINES)?.law;
  const drawn = law?.kind === "choice" ? law.choices.find(({ name }) => name === setting)?.weight : undefined;
  if (drawn === undefined || Math.abs(own / worlds - drawn) < CHANGED) return "";
  return ` (${percent(drawn)} of those drawn; the record leaves ${own / worlds < drawn ? "fewer" : "more"})`;
}
const CHANGED = 0.1;

function countPackages(count: number): string {
  return count === 1 ? "one package" : `${plain(count)} packages`;
}

function partyTitles(conflict: Findings["conflict"], ids: readonly string[]): string[] {
  return ids.map((id) => withArticle(conflict.actors.find((actor) => actor.id === id)?.title ?? id));
}

function issueTitle(conflict: Findings["conflict"], id: string): string {
  return conflict.issues.find((issue) => issue.id === id)?.title ?? id;
}
