import { numbers } from "./build.js";

interface Side {
  readonly wants: number;
  readonly salience: number;
  readonly never: readonly number[];
  readonly firm: number;
  readonly points: readonly number[];
}
interface RandomIssue {
  readonly places: readonly number[];
  readonly now: number;
  readonly owned: boolean;
  /** Of a, b and o. */
  readonly sides: readonly Side[];
}
/** Options of several issues together: [issue, option]. */
type Joint = readonly (readonly [number, number])[];

export const ACTORS = ["a", "b", "o"] as const;
const VALUES = "win: 1, lose: 0, war_cost: 1 %, resolve: 1, patience: 90 %";

/**
 * A random case of two parties and one owner as text, and what the definitions make of it, kept apart from the code. One
 * unwanted option in `refuses` is refused.
 */
export function randomCase(seed: number, refuses = 4) {
  const draw = numbers(seed);
  const some = <T>(from: readonly T[]): T => from[draw(from.length)];
  const inPoints = draw(4) === 0;
  const issues: RandomIssue[] = Array.from({ length: 2 + draw(3) }, () => {
    const places = [0, 20, 55, 100].slice(0, 2 + draw(3));
    const sides = ACTORS.map(() => {
      const wants = draw(places.length);
      const never = places.map((_, k) => k).filter((k) => k !== wants && draw(refuses) === 0);
      return {
        wants,
        salience: 1 + draw(9) * 10,
        never,
        firm: some([0.2, 0.8]),
        points: places.map(() => draw(12) * 5),
      };
    });
    return { places, now: draw(places.length), owned: draw(3) === 0, sides };
  });
  const joint = (): Joint => {
    const first = draw(issues.length);
    const second = (first + 1 + draw(issues.length - 1)) % issues.length;
    return [first, second].map((issue) => [issue, draw(issues[issue].places.length)] as const);
  };
  const lines = Array.from({ length: draw(3) }, () => ({ actor: draw(3), never: joint(), firm: some([0.2, 0.8]) }));
  // what is in force is possible, or the file would be refused
  const incompatible = Array.from({ length: draw(3) }, joint).filter(
    (rule) => !rule.every(([issue, option]) => issues[issue].now === option),
  );
  const links = Array.from({ length: draw(3) }, () => ({
    issues: joint().map(([issue]) => issue),
    kind: some(["substitutes", "complements"] as const),
    actor: draw(3),
    strength: some([0.3, 0.8]),
  }));
  const floors = ACTORS.map(() => some([0, 0.3, 0.45, 0.6]));
  const rule = some(["priced", "hard"] as const);
  const price = [0.2, 0.15, 0.25];
  return {
    inPoints,
    issues,
    lines,
    incompatible,
    links,
    floors,
    rule,
    price,
    packages: packagesOf(issues, incompatible),
  };
}

export type RandomCase = ReturnType<typeof randomCase>;

function packagesOf(issues: readonly RandomIssue[], incompatible: readonly Joint[]): number[][] {
  return issues
    .reduce<number[][]>((heads, { places }) => heads.flatMap((head) => places.map((_, k) => [...head, k])), [[]])
    .filter((each) => !incompatible.some((rule) => rule.every(([issue, option]) => each[issue] === option)));
}

/** The case as a conflict file. */
export function fileOf(it: RandomCase): string {
  const text = (all: Joint): string => all.map(([issue, option]) => `i${issue}.x${option}`).join(" and ");
  const floor = (k: number): number => (it.inPoints ? it.floors[k] * 100 : it.floors[k]);
  const cards = it.issues.flatMap(({ places, now, owned, sides }, k) => [
    `  i${k}:`,
    `    options: {${places.map((_, option) => `x${option}: option`).join(", ")}}`,
    `    places: [${places.join(", ")}]`,
    `    now: x${now}`,
    ...(owned ? ["    consent: [o]"] : []),
    ...(it.inPoints
      ? ["    points:", ...sides.map(({ points }, who) => `      ${ACTORS[who]}: [${points.join(", ")}]`)]
      : []),
    "    positions:",
    ...sides.map(({ wants, salience, never, firm }, who) => {
      const line =
        never.length > 0 ? `, never: [${never.map((option) => `x${option}`).join(", ")}], firm: ${firm}` : "";
      return `      ${ACTORS[who]}: {wants: x${wants}, salience: ${salience}${line}}`;
    }),
  ]);
  return [
    "parley: 1",
    "case: {title: random}",
    "actors:",
    ...ACTORS.map((actor, k) => `  ${actor}: {walks_away_below: ${floor(k)}}`),
    "issues:",
    ...cards,
    ...section("links", it.links, ({ issues, kind, actor, strength }) => {
      return `{issues: [i${issues.join(", i")}], kind: ${kind}, for: ${ACTORS[actor]}, strength: ${strength}}`;
    }),
    ...section("red_lines", it.lines, ({ actor, never, firm }) => {
      return `{actor: ${ACTORS[actor]}, never: ${text(never)}, firm: ${firm}}`;
    }),
    ...section("incompatible", it.incompatible, text),
    `switches: {red_lines: ${it.rule}}`,
    "values:",
    ...ACTORS.map((actor, k) => `  ${actor}: {${VALUES}, line: ${it.price[k]}}`),
    "",
  ].join("\n");
}

function section<T>(name: string, items: readonly T[], text: (item: T) => string): string[] {
  return items.length === 0 ? [] : [`${name}:`, ...items.map((item) => `  - ${text(item)}`)];
}

/** Utility of each package to an actor, by the definitions. */
export function utilitiesOf(it: RandomCase, who: number): number[] {
  const all = it.packages.map((each) => raw(it, who, each));
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return it.inPoints ? all : all.map((value) => (most > least ? (value - least) / (most - least) : 0));
}

function raw(it: RandomCase, who: number, each: readonly number[]): number {
  const total = it.issues.reduce((sum, { sides }) => sum + sides[who].salience, 0);
  const own = it.issues.map(({ places, sides }, k) => {
    const { wants, salience, points } = sides[who];
    const [least, most] = [Math.min(...points), Math.max(...points)];
    if (it.inPoints)
      return { w: most - least, v: most > least ? (points[each[k]] - least) / (most - least) : 0, least };
    const far = Math.max(...places.map((place) => Math.abs(place - places[wants])));
    return { w: salience / total, v: 1 - Math.abs(places[each[k]] - places[wants]) / far, least: 0 };
  });
  const links = it.links.filter((link) => link.actor === who);
  const times = own.map((_, k) => links.filter((link) => link.issues.includes(k)).length);
  let sum = 0;
  own.forEach(({ w, v, least }, k) => (sum += least + (times[k] === 0 ? w * v : 0)));
  for (const { issues, kind, strength } of links) {
    const parts = issues.map((k) => ({ w: own[k].w / times[k], v: own[k].v }));
    const weight = parts.reduce((s, { w }) => s + w, 0);
    const mean = weight > 0 ? parts.reduce((s, { w, v }) => s + w * v, 0) / weight : 0;
    const values = parts.map(({ v }) => v);
    const end = kind === "substitutes" ? Math.max(...values) : Math.min(...values);
    sum += weight * ((1 - strength) * mean + strength * end);
  }
  return sum;
}

/** A stated line: who drew it, how firm it is, what crosses it, and the issues it speaks of. */
export interface Drawn {
  readonly path: string;
  readonly actor: number;
  readonly firm: number;
  readonly issues: readonly number[];
  readonly crossed: (each: readonly number[]) => boolean;
}

export function linesOf(it: RandomCase): Drawn[] {
  const single = it.issues.flatMap(({ sides }, k) =>
    sides.flatMap(({ never, firm }, actor): Drawn[] =>
      never.length === 0
        ? []
        : [
            {
              path: `issues.i${k}.positions.${ACTORS[actor]}.never`,
              actor,
              firm,
              issues: [k],
              crossed: (each) => never.includes(each[k]),
            },
          ],
    ),
  );
  const joint = it.lines.map(({ actor, never, firm }, k): Drawn => {
    const crossed = (each: readonly number[]): boolean => never.every(([issue, option]) => each[issue] === option);
    return { path: `red_lines.${k}`, actor, firm, issues: [...new Set(never.map(([issue]) => issue))], crossed };
  });
  return [...single, ...joint];
}

/** Whether crossing a line keeps a package out where it binds: a party's line, or the owner's on what it must consent to. */
export function vetoes(it: RandomCase, line: Drawn, each: readonly number[]): boolean {
  if (!line.crossed(each)) return false;
  return line.actor < 2 || line.issues.some((k) => it.issues[k].owned && each[k] !== it.issues[k].now);
}

/** Whether the owner signs, given what the package is worth to it. */
export function ownerSigns(it: RandomCase, each: readonly number[], worth: number): boolean {
  const asked = it.issues.some(({ owned, now }, k) => owned && each[k] !== now);
  return !asked || worth >= it.floors[2] * (it.inPoints ? 100 : 1) - 1e-9;
}
