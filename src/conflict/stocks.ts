import type { Ref } from "./quantity.js";

/** How hard the attacker presses. Tempo 1 is that of the start. */
export interface Tempo {
  readonly memory: Ref; // weekly, share
  readonly noise: Ref; // sd of its log a week, ratio
  readonly adapts: Ref; // share of a rise in its loss rate that it answers by pressing less
  readonly thinsTo: Ref; // share of the front force below which it attacks only as men are replaced
  readonly scatter: Ref; // sd of the log of weekly losses, ratio
}

/** Exponents of losses and ground; forces, fire and tempo are relative to the start. */
export interface Exponents {
  readonly own: Ref;
  readonly other: Ref;
  readonly fire: Ref;
  readonly defence: Ref; // of the defender's losses in the tempo
  readonly ground: Ref; // of the advance in the tempo
}

export interface Theatre {
  readonly id: string;
  readonly share: Ref; // of the advance
  readonly blind: Ref; // pace there without intelligence, multiple
}

export interface Breakthrough {
  readonly chance: Ref; // share/week
  readonly ratio: Ref; // of fighting power, relative to the start, above which it may come
  readonly thin: Ref; // share of the defender's front below which it may come
  readonly size: Ref; // km2, median
}

/** What a recruit is paid. */
export interface Bonus {
  readonly price: Ref; // usd
  readonly budget: Ref | null; // usd/week; null: no limit
  readonly fund: Ref | null; // usd set aside, spent where the budget does not reach
  readonly response: Ref; // elasticity of volunteers, ratio
  readonly rises: Ref; // share/week while the force shrinks
}

/** What the stocks campaign knows of one side's men beyond `Men`. */
export interface StocksMen {
  readonly reserve: Ref; // persons
  readonly authorised: Ref | null; // persons; null: all who are trained go to the front
  readonly training: Ref; // weeks
  readonly hospital: Ref; // weeks
  readonly wounded: Ref; // per person killed, ratio
  readonly captured: Ref; // per person killed or wounded, share
  readonly deserts: Ref; // share of the front a week
  readonly pool: Ref; // persons
  readonly poolResponse: Ref; // exponent, ratio
  readonly truceDraws: Ref; // share more volunteers in a truce
  readonly bonus: Bonus;
}

/** What the stocks campaign knows of a class of goods beyond `Goods`. */
export interface StocksGoods {
  readonly of: number | null; // actor that uses it; null: the receiver of help
  readonly weight: Ref | null; // share in its user's fire; null: an equal part of the group's need
  readonly home: Ref | null; // share of the use made at home; null: as the group
  readonly keeps: Ref; // weeks of use below which it is rationed
  readonly tempo: Ref; // exponent of the use in the tempo
  readonly lost: Ref; // share of the stock a week
  readonly stops: Ref; // raiders per piece
  readonly price: Ref | null; // usd apiece
  readonly stored: Ref | null; // pieces to be restored
  readonly restores: Ref; // weeks to half of them at the first pace
  readonly replaced: Ref | null; // shares and weeks as in `Replacement`; null: as the group
  readonly halfAfter: Ref | null;
  readonly ifSold: Ref | null;
  readonly worth: Ref | null; // of a flow: share of the fire that goes without it
}

/** What the stocks campaign reads beside the lattice's keys. */
export interface Stocks {
  readonly tempo: Tempo;
  readonly exponents: Exponents;
  readonly theatres: readonly Theatre[];
  readonly breakthrough: Breakthrough;
  /** Shape [actors]; the belligerents have one. */
  readonly men: readonly (StocksMen | null)[];
  /** Shape [aid.classes]. */
  readonly goods: readonly StocksGoods[];
  readonly raids: { readonly shots: Ref; readonly damage: Ref } | null;
}
