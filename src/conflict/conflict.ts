import type { Battle } from "./battle.js";
import type { Aid, Beliefs, Campaign, Patron, Switches, Talks, Values } from "./campaign.js";
import type { Claim } from "./claim.js";
import type { Condition } from "./condition.js";
import type { Correlation } from "./correlation.js";
import type { Game, Move, Preferences } from "./game.js";
import type { Actor, Issue, IssueOption, Link, Package, RedLine } from "./issue.js";
import type { MeasureUse } from "./measure.js";
import type { PartialAgreement } from "./partial.js";
import type { History, Objective, Policy } from "./policy.js";
import type { Quantity, Ref, Span } from "./quantity.js";

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
  readonly url: string | null;
  /** Whose account it is, where it is one side's. */
  readonly side: number | null;
  /** Reporting factor of a series, ratio: true over reported; null: none stated. */
  readonly reporting: Ref | null;
}

/** What one actor takes to be true where it differs from the file. */
export interface Perception {
  readonly actor: number;
  /** In its view, `of` has the value of `by`. */
  readonly numbers: readonly { readonly of: Ref; readonly by: Ref }[];
  /** Shape [actors]: preferences it ascribes; null: as in the file. */
  readonly preferences: readonly (Preferences | null)[];
}

export interface Variant {
  readonly id: string;
  /** Name for people; the id in words where the file gives none. */
  readonly title: string;
  readonly why: string;
  /** Variant whose values it sets too. */
  readonly like: string | null;
}

/** A conflict, checked: indices instead of names, canonical units, frozen. Absent sections are null or empty. */
export interface Conflict {
  readonly id: string; // file stem
  readonly title: string;
  readonly question: string;
  readonly asOf: string | null; // ISO date
  /** Index into `sources` of the text under test. */
  readonly argument: number | null;
  /** 64 hex digits of the canonical meaning (order- and comment-free); variants and sets included. */
  readonly hash: string;
  readonly variant: string | null;
  readonly sources: readonly Source[];
  readonly actors: readonly Actor[];
  readonly issues: readonly Issue[];
  readonly links: readonly Link[];
  readonly redLines: readonly RedLine[];
  readonly incompatible: readonly {
    readonly never: Condition<IssueOption>;
    readonly text: string;
    readonly at: Span;
  }[];
  readonly packages: readonly Package[];
  readonly partials: readonly PartialAgreement[];
  readonly perceptions: readonly Perception[];
  readonly moves: readonly Move[];
  readonly game: Game | null;
  readonly switches: Switches;
  /** Shape [actors]. */
  readonly values: readonly (Values | null)[];
  readonly beliefs: readonly (Beliefs | null)[];
  readonly campaign: Campaign | null;
  readonly battle: Battle | null;
  /** The first patron. */
  readonly patron: Patron | null;
  /** All patrons, in the file's order. */
  readonly patrons: readonly Patron[];
  readonly talks: Talks | null;
  readonly history: History | null;
  /** Shape [actors]; empty list: no ranking for this actor. */
  readonly objectives: readonly (readonly Objective[])[];
  readonly policies: readonly Policy[];
  readonly claims: readonly Claim[];
  /** Every measure that claims, objectives and the brief read, each once. */
  readonly measures: readonly MeasureUse[];
  readonly variants: readonly Variant[];
  readonly quantities: readonly Quantity[];
  readonly correlations: readonly Correlation[];
}

export type { Aid };

/** Index of the first actor with a role, or -1. */
export function actorWithRole(conflict: Conflict, role: Actor["role"]): number {
  return conflict.actors.findIndex((actor) => actor.role === role);
}

/** The two that negotiate: attacker and defender where roles say so, else the first two actors. */
export function negotiators(conflict: Conflict): readonly [number, number] {
  const attacker = actorWithRole(conflict, "attacker");
  const defender = actorWithRole(conflict, "defender");
  return attacker >= 0 && defender >= 0 ? [attacker, defender] : [0, 1];
}

/** Actor whose help acts may end: the patron, without that section who has the role, else who first has an act that touches help; -1: nobody. */
export function helperOf(conflict: Conflict): number {
  if (conflict.patron) return conflict.patron.actor;
  const named = actorWithRole(conflict, "patron");
  if (named >= 0) return named;
  return conflict.moves.find(({ aid }) => aid.some(({ flow }) => flow !== "mediation"))?.actor ?? -1;
}
