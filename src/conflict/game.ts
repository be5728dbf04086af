import type { Condition } from "./condition.js";
import type { Ref, Span } from "./quantity.js";

/** What a public act stops or lets go on while a truce holds. */
export interface Truce {
  /** The move of the other side that completes it. */
  readonly with: number;
  readonly lasts: Ref; // weeks
  readonly renews: Ref; // share
  readonly stops: readonly string[];
  readonly goesOn: readonly string[];
  readonly troops: Troops | null;
}

/** Troops of others that come to the defender while a truce holds. */
export interface Troops {
  readonly men: Ref; // persons in all
  readonly over: Ref; // weeks in which they arrive
  readonly fight: Ref; // share that fights should the war go on
}

/** A wider mobilisation. */
export interface Levy {
  readonly men: Ref; // persons
  readonly over: Ref; // weeks
  readonly quality: Ref; // share
  readonly cost: Ref; // utility, once
}

/** What a move does to a flow of help: none, kept, sold (the receiver's friends pay), paid for, raised. */
export type FlowLevel = "none" | "kept" | "sold" | "paid" | "raised";
export interface AidEffect {
  /** `mediation: none`: the mover stops mediating and tables nothing. */
  readonly flow: "deliveries" | "intelligence" | "sales" | "mediation";
  readonly level: FlowLevel;
}

/** What a statement does to the belief that a patron stays. */
export interface Words {
  /** Actor whose staying is spoken of. */
  readonly patron: number;
  readonly direction: "up" | "down";
  readonly worth: Ref; // share of the evidence that the statement is worth
}

/** One public act; `moves:` is the one table that game, history and policies name. */
export interface Move {
  /** `ukraine.truce` */
  readonly id: string;
  readonly actor: number;
  readonly title: string;
  /** How many times likelier the act is seen if `about` is the obstacle; 1 says nothing. */
  readonly says: readonly { readonly about: number; readonly ratio: Ref }[];
  readonly aid: readonly AidEffect[];
  readonly truce: Truce | null;
  /** Index of the move whose truce it turns down. */
  readonly refuses: number | null;
  readonly levy: Levy | null;
  readonly words: readonly Words[];
  /** Share by which an actor's cost of the war rises while a course with this move is in force. */
  readonly sanctions: readonly { readonly against: number; readonly share: Ref }[];
  /** start: can only be begun; stop: only ended. */
  readonly oneWay: "start" | "stop" | null;
  readonly at: Span;
}

/** Preference statements of one level count alike; levels go from most to least important. */
export interface PreferenceLevel {
  readonly statements: readonly Condition<number>[];
  /** Statements (`unknown S`) of which nobody knows whether the actor likes them true or false. */
  readonly unknown: readonly Condition<number>[];
  readonly text: string;
  readonly at: Span;
}

/** Preferences of one actor over the states of the game. */
export type Preferences =
  | { readonly kind: "prioritised"; readonly levels: readonly PreferenceLevel[] }
  /** Best first; each tie group a list of states; a state is the ascending list of its true options (indices into `Game.options`). */
  | { readonly kind: "ranking"; readonly groups: readonly (readonly (readonly number[])[])[] };

/** Option-form game; conditions speak of indices into `options`. */
export interface Game {
  /** Indices into `Conflict.moves`. At most 14. */
  readonly options: readonly number[];
  readonly impossible: readonly Condition<number>[];
  /** Shape [actors]; null for an actor without options and preferences. */
  readonly preferences: readonly (Preferences | null)[];
  /** Options true at the start. */
  readonly now: readonly number[];
}
