import { log, pow } from "../math/elementary.js";

/** Two who bargain over a pie of 1, each of whom may be obstinate; shape [2] throughout. */
export interface ReputationGame {
  /** What an obstinate one insists on; together more than 1. */
  readonly demands: readonly [number, number];
  /** Rates of discount per unit of time. */
  readonly rates: readonly [number, number];
  /** What each is believed beforehand to be obstinate with, 0 to 1. */
  readonly obstinate: readonly [number, number];
}

/** How the war of reputations goes. */
export interface ReputationSolution {
  /** Rate at which each gives way, obstinate types counted in, per unit of time. */
  readonly hazards: readonly [number, number];
  /** Time at which only obstinate ones are left. */
  readonly ends: number;
  /** Chance that each gives way at once; 0 for one of them. */
  readonly atOnce: readonly [number, number];
  /** What each expects if it is not obstinate. */
  readonly worth: readonly [number, number];
}

/**
 * Bargaining with reputations for obstinacy: each gives way at the hazard that leaves the other indifferent between giving way and
 * waiting, both run out of those who may give way at the same time, and the one who would take longer gives way at once with the
 * chance that makes it so. O(1). Throws a RangeError where the demands are compatible, or a rate or a belief is not above 0.
 * Source: Abreu & Gul (2000), Econometrica 68:85, one obstinate type each. The course does not call it: nobody there is obstinate.
 */
export function bargainByReputation({ demands, rates, obstinate }: ReputationGame): ReputationSolution {
  const [first, second] = demands;
  const excess = first + second - 1;
  if (!(excess > 0)) throw new RangeError(`demands: ${first} and ${second} can both be met`);
  if (![...rates, ...obstinate].every((each) => each > 0))
    throw new RangeError("rates and obstinate: each has to be above 0");
  const hazards = [(rates[1] * (1 - first)) / excess, (rates[0] * (1 - second)) / excess] as const;
  const atOnce = ([0, 1] as const).map((i) =>
    Math.max(0, 1 - obstinate[i] * pow(obstinate[1 - i], -hazards[i] / hazards[1 - i])),
  );
  const worth = ([0, 1] as const).map((i) => {
    const gives = atOnce[1 - i];
    return gives * demands[i] + (1 - gives) * (1 - demands[1 - i]);
  });
  return {
    hazards,
    ends: Math.min(-log(obstinate[0]) / hazards[0], -log(obstinate[1]) / hazards[1]),
    atOnce: [atOnce[0], atOnce[1]],
    worth: [worth[0], worth[1]],
  };
}
