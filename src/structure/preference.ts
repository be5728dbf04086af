import { holds } from "../conflict/condition.js";
import type { Preferences } from "../conflict/game.js";

/**
 * Ordinal payoff of each state, higher is better; equal for ties. Prioritised statements compare level by level, by how many
 * of a level's statements are true. A ranking that leaves a state out puts it last.
 * Source: option prioritising, Fang, Hipel, Kilgour & Peng (2003), IEEE Trans. SMC-C 33(1).
 */
export function ranksOf(preferences: Preferences, patterns: Uint32Array): Float64Array {
  return preferences.kind === "ranking"
    ? ranked(preferences.groups, patterns)
    : prioritised(preferences.levels, patterns);
}

function ranked(groups: Extract<Preferences, { kind: "ranking" }>["groups"], patterns: Uint32Array): Float64Array {
  const rank = new Map<number, number>();
  groups.forEach((group, place) => {
    for (const options of group)
      rank.set(
        options.reduce((pattern, option) => pattern | (1 << option), 0),
        groups.length - place,
      );
  });
  return Float64Array.from(patterns, (pattern) => rank.get(pattern) ?? 0);
}

function prioritised(
  levels: Extract<Preferences, { kind: "prioritised" }>["levels"],
  patterns: Uint32Array,
): Float64Array {
  const scores = Array.from(patterns, (pattern) => {
    const is = (option: number): boolean => ((pattern >> option) & 1) === 1;
    return levels.map((level) => level.statements.filter((statement) => holds(statement, is)).length);
  });
  const compare = (x: number, y: number): number => {
    for (let k = 0; k < levels.length; k++) if (scores[x][k] !== scores[y][k]) return scores[x][k] - scores[y][k];
    return 0;
  };
  const order = Array.from(patterns, (_, state) => state).sort(compare);
  const payoffs = new Float64Array(patterns.length);
  let rank = 0;
  order.forEach((state, k) => {
    if (k > 0 && compare(order[k - 1], state) !== 0) rank++;
    payoffs[state] = rank;
  });
  return payoffs;
}
