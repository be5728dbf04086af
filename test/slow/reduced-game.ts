/** Shares of belief that the defender is of the type that war costs more: 0, .05 … 1. */
export const BELIEFS = 21;

/** What a week of war does while the defender has help, or has none. */
export interface Weather {
  readonly up: number; // chance that the front moves a cell toward the attacker's end
  readonly down: number;
  readonly wins: number; // chance that the defender collapses
  readonly loses: number; // that the attacker does
}

/**
 * A war small enough to be solved: a front of `cells`, help on or off, a defender of one of two cost types. In each week there is
 * a round of talks with chance `talks`: the attacker, who does not know the type, asks for a share of the pie or for nothing.
 * An end of the front or a collapse gives 1 to the winner; an agreement shares the pie and holds for sure.
 */
export interface Game {
  readonly cells: number;
  readonly off: Weather;
  readonly on: Weather;
  readonly stays: number; // chance a week that help goes on
  readonly resumes: number; // that it comes back
  readonly delta: number;
  readonly costA: number;
  readonly costB: readonly [number, number]; // type to whom war costs less, more
  readonly talks: number;
  readonly pie: number; // what an agreement has to share; 1: nothing is lost by agreeing
}

/** What happens in a round: the share asked, who takes it, and the belief (index) after a refusal. */
export interface Round {
  readonly ask: number; // NaN: nothing is asked
  readonly takes: readonly [number, number]; // chances, by type
  readonly then: number;
}

/** Rounds by state; index `(n·2 + help)·BELIEFS + belief`. */
export type Rule = readonly Round[];

export interface Solution {
  readonly rule: Rule;
  /** Values before the week's round: attacker, defender of either type. */
  readonly values: readonly [Float64Array, Float64Array, Float64Array];
  readonly residual: number;
}

const at = (n: number, help: number, belief: number): number => (n * 2 + help) * BELIEFS + belief;
export const shareOf = (belief: number): number => belief / (BELIEFS - 1);
export const SILENCE = (belief: number): Round => ({ ask: NaN, takes: [0, 0], then: belief });

/** Value of a week of war and what comes after it; `who` 0 attacker, 1 and 2 the defender's types. */
function weekOfWar(game: Game, after: Float64Array, who: number, n: number, help: number, belief: number): number {
  const { up, down, wins, loses } = help === 1 ? game.on : game.off;
  const cost = who === 0 ? game.costA : game.costB[who - 1];
  const won = who === 0 ? wins : loses;
  const onward = (cell: number): number => {
    if (cell === game.cells) return who === 0 ? 1 : 0;
    if (cell === 0) return who === 0 ? 0 : 1;
    const stays = help === 1 ? game.stays : game.resumes;
    return stays * after[at(cell, 1, belief)] + (1 - stays) * after[at(cell, 0, belief)];
  };
  const next = up * onward(n + 1) + down * onward(n - 1) + (1 - up - down) * onward(n);
  return -cost + game.delta * (won + (1 - wins - loses) * next);
}

const TOLERANCE = 1e-9;
const MOST_WEEKS = 20_000;

/**
 * The equilibrium in which all depends on front, help and belief only, as the limit of games with ever more weeks: in each round the
 * attacker picks the belief that a refusal shall leave, and asks for what makes the costlier type indifferent at that belief
 * (it takes with the chance that makes Bayes' rule lead there), or for what the other type just takes, or for nothing.
 * Beliefs stay on the grid. Source: Fudenberg, Levine & Tirole (1985), Infinite-horizon models of bargaining with one-sided
 * incomplete information, for the war as outside course; skimming as in Powell (2004).
 */
export function solveExactly(game: Game): Solution {
  const size = (game.cells + 1) * 2 * BELIEFS;
  let values = [0, 1, 2].map(() => new Float64Array(size)) as [Float64Array, Float64Array, Float64Array];
  const rule = Array.from({ length: size }, (_, k) => SILENCE(k % BELIEFS));
  for (let week = 0; ; week++) {
    const next = values.map((each) => each.slice()) as typeof values;
    const last = week === MOST_WEEKS;
    for (let n = 1; n < game.cells; n++)
      for (let help = 0; help < 2; help++) {
        const war = [0, 1, 2].map((who) =>
          Float64Array.from({ length: BELIEFS }, (_, belief) => weekOfWar(game, values[who], who, n, help, belief)),
        );
        for (let belief = 0; belief < BELIEFS; belief++) {
          const round = bestRound(game, war, belief);
          const k = at(n, help, belief);
          rule[k] = round;
          for (let who = 0; who < 3; who++)
            next[who][k] =
              (1 - game.talks) * war[who][belief] + game.talks * afterRound(game, war, { belief, round, who });
        }
      }
    const residual = Math.max(...values.map((each, who) => farthest(each, next[who])));
    values = next;
    if (residual < TOLERANCE || last) return { rule, values, residual };
  }
}

function farthest(a: Float64Array, b: Float64Array): number {
  let most = 0;
  for (let k = 0; k < a.length; k++) most = Math.max(most, Math.abs(a[k] - b[k]));
  return most;
}

function bestRound({ pie }: Game, war: readonly Float64Array[], belief: number): Round {
  const b = shareOf(belief);
  if (b === 1) {
    const ask = pie - war[2][belief];
    return ask > war[0][belief] ? { ask, takes: [0, 1], then: belief } : SILENCE(belief);
  }
  const pooled = pie - war[1][0];
  let most = Math.max(war[0][belief], pooled);
  let best = -1;
  for (let then = 0; then < belief; then++) {
    const chance = (b - shareOf(then)) / (1 - shareOf(then));
    const worth = chance * (pie - war[2][then]) + (1 - chance) * war[0][then];
    if (worth > most + 1e-13) [best, most] = [then, worth];
  }
  if (best >= 0) {
    const left = shareOf(best);
    return { ask: pie - war[2][best], takes: [0, (b - left) / (b * (1 - left))], then: best };
  }
  return pooled > war[0][belief] ? { ask: pooled, takes: [1, 1], then: 0 } : SILENCE(belief);
}

/** Value after a round to `who`, of the week of war where it is refused. */
function afterRound(
  { pie }: Game,
  war: readonly Float64Array[],
  { belief, round, who }: { readonly belief: number; readonly round: Round; readonly who: number },
): number {
  const { ask, takes, then } = round;
  if (Number.isNaN(ask)) return war[who][belief];
  const b = shareOf(belief);
  const chance = who === 0 ? (1 - b) * takes[0] + b * takes[1] : takes[who - 1];
  return chance * (who === 0 ? ask : pie - ask) + (1 - chance) * war[who][then];
}

/** Values of fighting to the end with no talks, attacker and both types, by front and help; shape [3][(cells + 1)·2]. */
export function valuesOfFighting(game: Game): Float64Array[] {
  return [0, 1, 2].map((who) => {
    let values = new Float64Array((game.cells + 1) * 2 * BELIEFS);
    for (let residual = 1; residual > 1e-12;) {
      const next = values.slice();
      for (let n = 1; n < game.cells; n++)
        for (let help = 0; help < 2; help++) next[at(n, help, 0)] = weekOfWar(game, values, who, n, help, 0);
      residual = farthest(values, next);
      values = next;
    }
    return values.filter((_, k) => k % BELIEFS === 0);
  });
}

/** How wars of a game end under a rule. */
export interface Endings {
  readonly week: number; // mean, of any end
  readonly settled: number; // share
  readonly settledIn: number; // share within 26 weeks
  readonly ask: number; // mean share asked in the first round, NaN where nothing is
}

/** Follows a game from a front, help and belief to its end; every chance is carried along, nothing is drawn. */
export function endingsOf(
  game: Game,
  rule: Rule,
  start: { readonly n: number; readonly help: number; readonly belief: number },
): Endings {
  const size = rule.length;
  let mass = [0, 1].map((type) => {
    const each = new Float64Array(size);
    const b = shareOf(start.belief);
    each[at(start.n, start.help, start.belief)] = type === 1 ? b : 1 - b;
    return each;
  });
  let [week, settled, settledIn, left] = [0, 0, 0, 1];
  for (let now = 1; left > 1e-9 && now < 20_000; now++) {
    week += left;
    const next = mass.map(() => new Float64Array(size));
    mass.forEach((each, type) => {
      for (let k = 0; k < size; k++) {
        if (each[k] === 0) continue;
        const { takes, then } = rule[k];
        const signs = each[k] * game.talks * takes[type];
        settled += signs;
        if (now <= 26) settledIn += signs;
        const state = Math.floor(k / BELIEFS);
        march(game, next[type], state, { belief: k % BELIEFS, mass: each[k] * (1 - game.talks) });
        march(game, next[type], state, { belief: then, mass: each[k] * game.talks * (1 - takes[type]) });
      }
    });
    mass = next;
    left = mass.reduce((sum, each) => sum + each.reduce((total, one) => total + one, 0), 0);
  }
  return { week, settled, settledIn, ask: rule[at(start.n, start.help, start.belief)].ask };
}

/** Spreads what fights on over the next week's states; what collapses or reaches an end leaves. */
function march(
  game: Game,
  next: Float64Array,
  state: number,
  from: { readonly belief: number; readonly mass: number },
): void {
  if (from.mass === 0) return;
  const [n, help] = [state >> 1, state & 1];
  const { up, down, wins, loses } = help === 1 ? game.on : game.off;
  const stays = help === 1 ? game.stays : game.resumes;
  const moves = [
    [n + 1, up],
    [n - 1, down],
    [n, 1 - up - down],
  ];
  for (const [cell, chance] of moves) {
    if (cell === 0 || cell === game.cells) continue;
    const onward = from.mass * (1 - wins - loses) * chance;
    next[at(cell, 1, from.belief)] += onward * stays;
    next[at(cell, 0, from.belief)] += onward * (1 - stays);
  }
}
