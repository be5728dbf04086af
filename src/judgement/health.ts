import type { Conflict } from "../conflict/conflict.js";
import { idleParts, STOCKS_CAMPAIGN } from "../conflict/needs.js";
import type { Verdict } from "./verdict.js";

/** On what the file stands: numbers with a source of their own, and unsourced ones and switches that decide verdicts. */
export interface FileHealth {
  readonly numbers: number;
  readonly sourced: number;
  readonly uncertain: number;
  /** What stands in the file without effect yet, and what will use it. */
  readonly idle: readonly { readonly path: string; readonly until: string }[];
  /** Switches and unsourced inputs on which a verdict depends, most verdicts first. */
  readonly decisive: readonly {
    readonly path: string;
    readonly line: number;
    readonly file: string;
    readonly claims: readonly string[];
  }[];
}

/** What the engines of today read and do not use: whose turn it is. */
const WITHOUT_EFFECT: readonly { readonly path: RegExp; readonly until: string }[] = [
  { path: /^actors\.[^.]+\.capability$/, until: "the reading of leverage" },
];
/** Words of a truce's scope that the campaign knows; the last only with stocks. Fighting on the ground and at sea always stops. */
const SCOPE = ["ground", "air", "sea", "mobilisation", "deliveries"];
const SCOPE_OF_STOCKS = [...SCOPE, "training"];

/** The word that says that troops of others come: `foreign_troops:` beside it says how many. */
const TROOPS = "foreign_troops";

function untilOf(word: string): string {
  if (SCOPE_OF_STOCKS.includes(word)) return STOCKS_CAMPAIGN;
  return word === TROOPS
    ? "foreign_troops: with men, over and fight, beside it"
    : "what that word of a truce's scope means";
}

function withoutEffect(conflict: Conflict): { path: string; until: string }[] {
  const numbers = conflict.quantities.flatMap(({ path, origin }) =>
    origin === "file"
      ? WITHOUT_EFFECT.filter((each) => each.path.test(path)).map(({ until }) => ({ path, until }))
      : [],
  );
  const stocks = conflict.campaign !== null && conflict.campaign.stocks !== null;
  const known = stocks ? SCOPE_OF_STOCKS : SCOPE;
  const words = conflict.moves.flatMap(({ id, truce }) =>
    [...(truce?.stops ?? []), ...(truce?.goesOn ?? [])]
      .filter((word) => !known.includes(word) && !(word === TROOPS && truce?.troops))
      .map((word) => ({ path: `moves.${id}.truce (${word})`, until: untilOf(word) })),
  );
  return [...idleParts(conflict), ...numbers, ...words];
}

/** Counts the numbers that the file writes, and names those without a source that verdicts turn on. */
export function healthOf(conflict: Conflict, verdicts: readonly Verdict[]): FileHealth {
  const written = conflict.quantities.filter((quantity) => quantity.origin === "file");
  const claims = new Map<number, string[]>();
  const blame = (quantity: number, id: string): unknown => claims.set(quantity, [...(claims.get(quantity) ?? []), id]);
  for (const { id, turns, dependsOn } of verdicts) {
    const choice = dependsOn ? conflict.quantities.findIndex(({ path }) => path === dependsOn.switch) : -1;
    if (choice >= 0) blame(choice, id);
    else if (turns && turns.assumption) blame(turns.quantity, id);
  }
  const decisive = [...claims].map(([quantity, ids]) => {
    const { path, at } = conflict.quantities[quantity];
    return { path, line: at?.line ?? 0, file: at?.file ?? "", claims: ids };
  });
  return {
    numbers: written.length,
    sourced: written.filter((quantity) => quantity.source !== null).length,
    uncertain: written.filter((quantity) => quantity.law.kind !== "point").length,
    idle: withoutEffect(conflict),
    decisive: decisive.sort((a, b) => b.claims.length - a.claims.length || a.line - b.line),
  };
}
