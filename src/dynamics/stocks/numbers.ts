/** One side's numbers in one world: persons, weeks, shares of losses or of the force a week, USD. */
export interface SideNumbers {
  readonly front: number;
  readonly reserve: number;
  readonly authorised: number; // Infinity: all who are trained go to the front
  readonly intake: number;
  readonly losses: number; // killed and wounded a week at the start
  readonly woundedPerKilled: number;
  readonly returning: number; // share of the wounded
  readonly captured: number; // persons per person killed or wounded
  readonly desertion: number; // share of the front a week
  readonly hospital: number; // mean weeks
  readonly training: number; // weeks
  readonly pool: number;
  readonly poolExponent: number;
  readonly bonusElasticity: number;
  readonly price: number; // USD a recruit
  readonly budget: number; // USD a week
  readonly fund: number; // USD set aside
  readonly rises: number; // share a week
  readonly truceDraws: number;
  readonly substitution: number; // r of the fire index
  readonly waveWeeks: number;
}

/** One class of goods: pieces, weeks, USD apiece. */
export interface ClassNumbers {
  readonly use: number; // a week at tempo 1
  readonly stock: number;
  readonly keeps: number; // weeks of use below which it is rationed
  readonly tempo: number; // exponent of use in the tempo
  readonly weight: number; // in the side's fire
  readonly home: number; // a week
  readonly stored: number;
  readonly restoresIn: number; // weeks to half, at the first pace
  readonly lost: number; // share of the stock a week
  readonly stops: number; // raiders per piece
  readonly price: number;
  readonly replaced: number;
  readonly halfAfter: number;
  readonly sold: number;
}

/** One donor's money, USD, and how steadily it gives. */
export interface DonorNumbers {
  readonly ceiling: number; // a week
  readonly fund: number; // set aside
  readonly saves: number; // share of what a week leaves below the ceiling
  readonly varies: number; // sd of the log of a week's orders
}

/** All numbers of one world. */
export interface WorldNumbers {
  readonly sides: readonly [SideNumbers, SideNumbers];
  readonly classes: readonly ClassNumbers[];
  readonly pairs: readonly { readonly order: number; readonly lag: number }[];
  readonly donors: readonly DonorNumbers[];
  readonly funded: number; // weeks
  readonly tempo: {
    readonly memory: number;
    readonly noise: number;
    readonly adapts: number;
    readonly thinsTo: number;
  };
  readonly scatter: number;
  /** q, p, η, ν, ηg, γ */
  readonly exponents: {
    readonly own: number;
    readonly other: number;
    readonly fire: number;
    readonly spread: number;
    readonly ground: number;
    readonly response: number;
  };
  readonly front: {
    readonly gross: number; // km2/week
    readonly held: number;
    readonly memory: number;
    readonly noise: number;
    readonly stake: number;
    readonly cushion: number;
  };
  readonly theatres: readonly { readonly share: number; readonly blindGain: number }[];
  readonly breakthrough: {
    readonly chance: number;
    readonly ratio: number;
    readonly men: number;
    readonly size: number;
  };
  readonly air: { readonly shots: number; readonly damage: number };
  readonly sight: { readonly worth: number; readonly replaced: number; readonly halfAfter: number };
}
