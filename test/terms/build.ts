import type { Conflict } from "../../src/conflict/conflict.js";
import type { World } from "../../src/conflict/world.js";

/** Whole numbers from a small congruential generator, so that sums are exact and cases repeat. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** Issues of a teaching case: option ids, and the points of two actors. */
export interface PlainIssue {
  readonly id: string;
  readonly options: readonly string[];
  readonly points: readonly [readonly number[], readonly number[]];
}

const AT = { file: "built", line: 1, column: 1, length: 1 };

/** A conflict of two actors with points on every issue, and the one world its fixed numbers allow. */
export function pointsCase(
  issues: readonly PlainIssue[],
  walkAway: readonly [number, number],
  packages: Readonly<Record<string, readonly number[]>> = {},
): { conflict: Conflict; world: World } {
  const values: number[] = [];
  const ref = (value: number): number => values.push(value) - 1;
  const actor = (id: string, value: number) => ({
    id,
    title: id,
    role: null,
    of: null,
    capability: null,
    walksAwayBelow: ref(value),
    at: AT,
  });
  const conflict = {
    actors: [actor("union", walkAway[0]), actor("owners", walkAway[1])],
    issues: issues.map(({ id, options, points }) => ({
      id,
      title: id,
      options: options.map((option, k) => ({
        id: option,
        title: option,
        place: ref(k),
        afterDeal: null,
        holds: null,
        reasonable: null,
      })),
      consent: [],
      now: null,
      points: points.map((own) => own.map(ref)),
      positions: [null, null],
      at: AT,
    })),
    links: [],
    partials: [],
    redLines: [],
    incompatible: [],
    packages: Object.entries(packages).map(([id, options]) => ({ id, title: id, options, source: null, at: AT })),
    perceptions: [],
    switches: { redLines: ref(0) },
    values: [null, null],
    campaign: null,
    patron: null,
    measures: [],
    sources: [],
  };
  return { conflict: conflict as unknown as Conflict, world: { index: 0, values: Float64Array.from(values) } };
}

const MILL: readonly PlainIssue[] = [
  {
    id: "pay",
    options: ["none", "two", "four", "six"],
    points: [
      [0, 14, 28, 36],
      [50, 38, 20, 0],
    ],
  },
  {
    id: "weekends",
    options: ["every", "alternate", "volunteers"],
    points: [
      [0, 12, 20],
      [20, 14, 0],
    ],
  },
  {
    id: "jobs",
    options: ["zero", "one", "three"],
    points: [
      [0, 22, 44],
      [30, 24, 14],
    ],
  },
];

/** The teaching case "Shifts at the mill", with a walk-away of 50 for the union. */
export function mill(owners: number): { conflict: Conflict; world: World } {
  return pointsCase(MILL, [50, owners], { split: [2, 1, 1], better: [1, 1, 2] });
}
