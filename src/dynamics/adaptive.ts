/** What the two sides tolerate, and what a prosecution of the attack costs. Shares of a force a period. */
export interface AdaptiveRule {
  /** Loss rate that the attacker holds itself to, α_aT. */
  readonly attackerTolerates: number;
  /** Loss rate above which the defender gives ground, α_dT. */
  readonly defenderTolerates: number;
  /** Fastest withdrawal, distance a period, W_max. */
  readonly fastest: number;
  /** Attackers lost for each defender, ρ. */
  readonly exchange: number;
}

/** How a campaign under the rule stands. */
export interface AdaptiveState {
  readonly attacker: number; // A, strength
  readonly defender: number; // D, strength
  readonly prosecution: number; // P: attacker's loss rate if the defender stands
  readonly withdrawal: number; // W, distance a period
  readonly ground: number; // distance given so far
}

/** Loss rates of a period: α_a = P (1 − W/W_max), α_d = α_a A / (ρ D). */
export function adaptiveLosses(rule: AdaptiveRule, state: AdaptiveState): readonly [number, number] {
  const attack = state.prosecution * (1 - state.withdrawal / rule.fastest);
  return [attack, Math.min(1, (attack * state.attacker) / (rule.exchange * state.defender))];
}

/**
 * One period of the adaptive rule: the attacker sets its tempo by the losses it tolerates, the defender trades space for
 * losses: W ← max(0, W + (W_max − W)(α_d − α_dT)/(1 − α_dT)), P ← P + (α_aT − P)(α_aT − α_a)/α_aT.
 * Source: Epstein (1985), The Calculus of Conventional War, without close air support; as restated, not read at the source.
 */
export function adaptiveStep(rule: AdaptiveRule, state: AdaptiveState): AdaptiveState {
  const [attack, defence] = adaptiveLosses(rule, state);
  const { attackerTolerates: most, defenderTolerates: bears, fastest } = rule;
  const rise = ((fastest - state.withdrawal) / (1 - bears)) * (defence - bears);
  return {
    attacker: state.attacker * (1 - attack),
    defender: state.defender * (1 - defence),
    prosecution: state.prosecution + ((most - state.prosecution) / most) * (most - attack),
    withdrawal: Math.min(fastest, Math.max(0, state.withdrawal + rise)),
    ground: state.ground + state.withdrawal,
  };
}
