import type { Span } from "../conflict/quantity.js";
import { type Draft, emptyDraft } from "./draft.js";
import { type Fraction, add, compare, fractionOf, ONE, toNumber, ZERO } from "./decimal.js";
import { idsOf } from "./id.js";
import { refuse } from "./trouble.js";

/** Issues with a finite list of options, by name. */
export interface Domain {
  readonly title: string;
  readonly issues: readonly { readonly name: string; readonly options: readonly string[] }[];
}

/** What one party gets: its utility is the sum of its points over the issues. */
export interface Profile {
  readonly name: string;
  /** Utility without an agreement; null where the file names none. */
  readonly reservation: Fraction | null;
  /** Shape [issues][options]. */
  readonly points: readonly (readonly Fraction[])[];
}

/** A domain and its parties as a case: one issue card each, with points. Every point is the double nearest to its exact value. */
export function additiveDraft(domain: Domain, profiles: readonly Profile[]): Draft {
  const actors = idsOf(
    profiles.map((profile) => profile.name),
    "actor",
  );
  const issues = idsOf(
    domain.issues.map((issue) => issue.name),
    "issue",
  );
  return {
    ...emptyDraft(domain.title),
    actors: profiles.map((profile, k) => ({
      id: actors[k],
      title: profile.name,
      ...(profile.reservation === null ? {} : { walksAwayBelow: numberText(profile.reservation) }),
    })),
    issues: domain.issues.map((issue, k) => {
      const options = idsOf(issue.options, "option");
      return {
        id: issues[k],
        title: issue.name,
        options: issue.options.map((title, o) => ({ id: options[o], title })),
        points: new Map(profiles.map((profile, p) => [actors[p], profile.points[k].map(numberText)])),
      };
    }),
  };
}

/** Shortest decimal of the nearest double. */
export function numberText(value: Fraction): string {
  return String(toNumber(value));
}

/** Exact value of a number of the file. Throws `ImportTrouble`. */
export function exact(text: string | null | undefined, at: Span, what: string): Fraction {
  if (text === null || text === undefined || text.trim() === "") refuse("P0607", at, `${what} is missing.`);
  return fractionOf(text) ?? refuse("P0608", at, `${what} is no number: "${text}".`);
}

/** Weights that differ from a sum of 1 by more than this are worth a sentence: a sum of printed doubles may miss by less. */
const NEAR: Fraction = { num: 1n, den: 1_000_000_000n };

/** A sentence where the best package of a party is not worth 1; Genius cuts utilities off at 1, a conflict file does not. */
export function noteSum(name: string, weights: readonly Fraction[], cutsOff: boolean, notes: string[]): void {
  const sum = weights.reduce(add, ZERO);
  const off = add(sum, { num: -1n, den: 1n });
  if (compare(off.num < 0n ? { num: -off.num, den: off.den } : off, NEAR) <= 0) return;
  const above = compare(sum, ONE) > 0;
  notes.push(
    `The weights of "${name}" sum to ${numberText(sum)}; they are not renormalised` +
      (above && cutsOff ? ", and where Genius cuts a utility off at 1 this file does not." : "."),
  );
}
