import type { Conflict } from "../conflict/conflict.js";
import type { Move } from "../conflict/game.js";
import type { PolicySummary } from "../judgement/index.js";
import type { Findings } from "./finding.js";
import { policyColumns } from "./policy-columns.js";
import { inUnits, list, withArticle } from "./words.js";

const quoted = ({ title }: { readonly title: string }): string => `“${title}”`;

/** Courses whose middles are the same in every column of the table, as told: in what they differ, and why that moves nothing there. */
export function alikeSentences(findings: Findings): string[] {
  const { policies } = findings;
  const columns = policyColumns(findings);
  if (columns.length < 2) return [];
  const told = (policy: PolicySummary): string =>
    columns.map(({ id, show }) => show(policy.measures[id]).replace(/ \(.*$/, "")).join("|");
  const groups = [...new Set(policies.map(told))].map((key) => policies.filter((policy) => told(policy) === key));
  return groups.flatMap(([first, ...others]) => others.map((other) => alikeSentence(findings, first, other)));
}

function alikeSentence({ conflict }: Findings, first: PolicySummary, other: PolicySummary): string {
  const movesOf = ({ id }: PolicySummary): readonly number[] =>
    conflict.policies.find((policy) => policy.id === id)?.moves ?? [];
  const beyond = (of: PolicySummary, than: PolicySummary): readonly number[] =>
    movesOf(of).filter((move) => !movesOf(than).includes(move));
  const apart = [...beyond(first, other), ...beyond(other, first)].map((move) => conflict.moves[move]);
  const head = `${quoted(first)} and ${quoted(other)} come out alike in every column`;
  if (apart.length === 0) return `${head}.`;
  const effects = apart.map((move) => `${quoted(move)} (${effectsInWords(conflict, move)})`);
  return `${head}: they differ only in ${list(effects)}.`;
}

/** What the file declares that a move does. */
function effectsInWords(conflict: Conflict, move: Move): string {
  const of = (ref: number): string => {
    const { law, unit, path } = conflict.quantities[ref];
    const amount = (value: number): string => (unit === "share" ? inUnits(value, unit, path) : String(value));
    if (law.kind === "point") return amount(law.value);
    return "low" in law ? `${amount(law.low).replace(/ %$/, "")} to ${amount(law.high)}` : "a range";
  };
  const patron = conflict.patron ? withArticle(conflict.actors[conflict.patron.actor].title) : "the patron";
  const parts = [
    ...(move.aid.length > 0 ? [`it changes ${list([...new Set(move.aid.map(({ flow }) => flow))])}`] : []),
    ...move.says.map(
      ({ about, ratio }) =>
        `it tells ${patron} that ${withArticle(conflict.actors[about].title)} is the obstacle (${of(ratio)} times likelier if so), which fades and decides nothing while the course binds`,
    ),
    ...move.words.map(({ worth }) => `words on whether help lasts, worth ${of(worth)} of the evidence held`),
    ...move.sanctions.map(
      ({ against, share }) => `the war costs ${withArticle(conflict.actors[against].title)} ${of(share)} more`,
    ),
    ...(move.levy ? ["men are levied"] : []),
    ...(move.truce ? ["a truce is on the table"] : []),
  ];
  return parts.length === 0 ? "the file declares no effect of it" : `all that the file declares of it: ${list(parts)}`;
}
