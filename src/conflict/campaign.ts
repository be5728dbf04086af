import type { Ref } from "./quantity.js";
import type { Stocks } from "./stocks.js";

/** The line of contact of the `lattice` campaign. */
export interface Front {
  readonly attacker: number;
  readonly defender: number;
  /** Issue whose value moves with the line, and its options at the two ends; null: none. */
  readonly issue: number | null;
  readonly won: number | null;
  readonly lost: number | null;
  readonly stake: Ref; // km2 still to take for the attacker to have won
  readonly cushion: Ref; // km2 still to lose for it to have lost
  readonly endsDecide: Ref; // chance that reaching an end decides the war
  readonly advance: Ref; // km2/week
  readonly noise: Ref; // km2/week, marginal standard deviation
  readonly memory: Ref; // weekly autocorrelation
  readonly response: Ref; // exponent of the advance in the ratio of fighting power
  readonly holding: Ref; // share of the gross advance that the defence takes back
}

export interface Men {
  readonly front: Ref; // persons
  readonly intake: Ref; // persons/week
  readonly losses: Ref; // persons/week, killed and wounded
  readonly returning: Ref; // share of losses that comes back
  readonly breaksAt: Ref; // share of `front` below which the force may collapse
}

/** A class of help with its need (share of the whole need; the rest where the file says `rest`). */
export interface AidGroup {
  readonly id: string;
  readonly need: Ref | null; // null: rest
  readonly own: Ref; // share of the group's need made at home
  readonly cover: Ref; // weeks of full need in stock
  readonly classes: readonly string[];
}

/** A class of goods of the `stocks` campaign. */
export interface Goods {
  readonly id: string;
  /** What is counted, in words. */
  readonly unit: string;
  /** Cannot be stored (intelligence): then it has no use and no stock. */
  readonly flow: boolean;
  readonly use: Ref | null; // count/week at full need
  readonly stock: Ref | null; // weeks of full need
  readonly lag: Ref | null; // weeks from order to delivery
}

export interface Donor {
  readonly actor: number;
  /** Shape [groups]: share of the group's need that it gives today; null: none. */
  readonly gives: readonly (Ref | null)[];
  readonly ceiling: Ref | null; // usd/week
  readonly recorded: Ref | null; // share of all help on record
  readonly fund: Ref | null; // usd set aside, spent where the ceiling does not reach
  readonly saves: Ref | null; // share of what a week leaves below the ceiling that is set aside
  readonly varies: Ref | null; // sd of the log of a week's orders, ratio
}

/** Who steps in when a donor's flow of a group is lost, how much, and how fast. */
export interface Replacement {
  readonly donor: number; // index into donors
  readonly group: number;
  readonly by: number; // actor
  readonly share: Ref;
  readonly halfAfter: Ref; // weeks
  readonly ifSold: Ref; // share if the donor still sells
}

export interface Aid {
  readonly receiver: number;
  readonly groups: readonly AidGroup[];
  /** Goods one by one, for the `stocks` campaign. */
  readonly classes: readonly Goods[];
  readonly donors: readonly Donor[];
  readonly replaces: readonly Replacement[];
  readonly elasticity: Ref; // of substitution between the groups, ratio
  readonly funded: Ref; // weeks the patron's deliveries run on without new money
}

export interface Campaign {
  readonly model: "lattice" | "stocks";
  /** Weeks. */
  readonly horizon: number;
  readonly front: Front;
  /** Shape [actors]; the belligerents have men. */
  readonly men: readonly (Men | null)[];
  readonly collapse: { readonly base: Ref; readonly men: Ref; readonly supply: Ref; readonly supplyAt: Ref };
  readonly truceLosses: Ref; // share of the losses that goes on in a truce
  readonly aid: Aid | null;
  /** Shape [actors]: persons/week signed up, for the `stocks` campaign; null: not stated. */
  readonly recruiting: readonly (Ref | null)[];
  /** What the stocks campaign reads; null where no world is played by it. */
  readonly stocks: Stocks | null;
}

/** An actor's stakes, on its own scale. */
export interface Values {
  readonly win: Ref;
  readonly lose: Ref;
  readonly warCost: Ref; // utility a YEAR, share
  readonly resolve: Ref; // multiple of warCost, private
  readonly patience: Ref; // share a YEAR
  readonly line: Ref; // utility price of a fully firm red line
  readonly peaceShift: Ref; // logit: what peace itself does to a later war's odds, toward the attacker
  /** What its leader loses by an end below a line, both utility; null: leader and country count alike. */
  readonly leader: { readonly punishedBelow: Ref; readonly by: Ref } | null;
  /** Its fighting power at the front, weak or strong, known to itself alone: 0 weak, 1 strong, and what the campaign's is multiplied by; null: known. */
  readonly strength: { readonly type: Ref; readonly weak: Ref; readonly strong: Ref } | null;
}

/** What a belligerent believes about the patron, the other side, and paper. */
export interface Beliefs {
  readonly stays: Ref; // that the (first) patron keeps supporting for a year, share
  /** The same of each patron, in their order. */
  readonly staysOf: readonly { readonly patron: number; readonly chance: Ref }[];
  readonly resumes: Ref; // that it resumes once off, per epoch, share
  readonly evidence: Ref; // weight of the prior, count of epochs
  readonly optimism: Ref; // share
  readonly learns: Ref; // weeks to half of the error
  readonly dealHolds: Ref; // share
  readonly truceBreaks: Ref; // share/week hazard
}

export interface Patron {
  readonly actor: number;
  readonly helps: number;
  /** The belligerent of which `obstacle` is the chance that it blocks peace. */
  readonly about: number;
  readonly obstacle: Ref; // share, when the window opens
  readonly attention: Ref; // share of what a move says that it takes in
  readonly forgets: Ref; // share/week
  readonly decidesEvery: Ref; // weeks
  readonly review: Ref; // weeks an imposed course binds
  readonly wantsQuickEnd: Ref; // utility of a sure deal
  readonly supportsAbove: Ref; // chance of the other side being the obstacle above which support is worth giving
  readonly sharpness: Ref; // logit
  readonly inertia: Ref;
  readonly expects: Ref; // sharpness of its expectation of a deal
  readonly refusal: Ref; // nats a refusal of its own package says about who refused, at full surprise
  readonly tablesPackages: boolean;
  /** Policies it may choose among, with its own cost of each, utility a year. */
  readonly courses: readonly { readonly policy: number; readonly cost: Ref }[];
}

export interface Talks {
  readonly chance: Ref; // of a round in a week
  readonly shock: Ref; // sd of home shocks on acceptance, utility
  readonly shockMemory: Ref;
  readonly proposer: Ref | null; // who offers in a round: 0 drawn, 1 alternating; null: drawn
}

/** Structural switches; each a choice quantity (`red_lines: one of priced 0.5; hard 0.5`). Index order as listed. */
export interface Switches {
  readonly redLines: Ref; // 0 priced, 1 hard
  readonly foresight: Ref; // 0 none, 1 next
  readonly patron: Ref; // 0 bayes, 1 fixed, 2 inattentive
  readonly campaign: Ref | null; // 0 lattice, 1 stocks; null: the campaign's `model`
  // null: as with the first listed
  readonly beliefs: Ref | null; // 0 bayes, 1 fading, 2 stubborn
  readonly endurance: Ref | null; // 0 first_stop, 1 share
  readonly attrition: Ref | null; // 0 general, 1 log, 2 square; null: square on the lattice, general with stocks
  readonly quadrature: Ref | null; // 0 off, 1 sixteen nodes
  readonly posture: Ref | null; // 0 off, 1 weighed
  readonly words: Ref | null; // 0 declared, 1 credible
  readonly continuation: Ref | null; // 0 certainty_equivalent, 1 bargain
}
