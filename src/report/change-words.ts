import type { Change, Findings, Shift } from "./finding.js";
import { inWords, list, percent } from "./words.js";

/**
 * What a variant or a set does to the verdicts, a sentence each: what falls, then what else turns; where nothing turns, which
 * claim moves most. Null where nothing was changed.
 */
export function changesInWords({ changes, claims, mostMoved }: Findings): string[] | null {
  if (changes === null) return null;
  const text = (id: string): string => (claims.find((claim) => claim.id === id)?.text ?? id).replace(/\.$/, "");
  if (changes.length === 0) {
    const moved = mostMoved
      ? ` Most moves the share of worlds of ${mostMoved.id} (${text(mostMoved.id)}): ${sharesOf(mostMoved)}.`
      : "";
    return [`No verdict differs from the file as filed.${moved}`];
  }
  const falls = changes.filter(({ before, after }) => before === "holds" || after === "fails");
  const head =
    `${claims.length === 1 ? "The one verdict" : `${capitalCount(changes.length)} of ${inWords(claims.length)} verdicts`} ${changes.length === 1 ? "differs" : "differ"} from the file as filed` +
    (falls.length === 0
      ? claims.length === 1
        ? "; it does not fall."
        : "; none of them falls."
      : `; what falls: ${list(falls.map(({ id }) => id))}.`);
  const order = [...falls, ...changes.filter((change) => !falls.includes(change))];
  return [head, ...order.map((change) => `${change.id} (${text(change.id)}): ${turnOf(change)}`)];
}

function capitalCount(count: number): string {
  const word = inWords(count);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const VERBS: Readonly<Record<Change["before"], string>> = {
  holds: "holds",
  fails: "fails",
  depends: "depends",
  open: "is open",
  assumed: "is assumed",
  "not-testable-yet": "cannot be tested",
};

function turnOf(change: Change): string {
  return `${VERBS[change.before]} as filed, ${VERBS[change.after]} here (${sharesOf(change)}).`;
}

function sharesOf({ shares }: Shift): string {
  const [before, after] = shares.map((share) => (share === null ? "–" : percent(share)));
  return `${before} → ${after} of worlds`;
}
