import type { Conflict } from "../../conflict/conflict.js";
import type { Quantity } from "../../conflict/quantity.js";
import type { EnsembleOptions } from "../../ensemble/engines.js";
import { effectsOf, LEAST_GAP, LEVEL } from "../../judgement/index.js";
import { inverseNormal } from "../../math/special.js";
import { readingOf, type Reading } from "../ablation/compared.js";
import { inUnits } from "../words.js";

/** Numbers of one kind that no world varies. */
export interface FixedGroup {
  /** Path with `*` where the numbers differ, or the path of the one number. */
  readonly path: string;
  readonly value: string;
  /** Indices into `Conflict.quantities`. */
  readonly quantities: readonly number[];
  /** Line in the file; 0: supplied by the tool. */
  readonly line: number;
}

/** What another value of fixed numbers does to the claims. */
export interface FixedEffect {
  readonly group: FixedGroup;
  /** The value tried, in words; null: nothing is tried (0, or no other value within its bounds). */
  readonly tried: string | null;
  /** Claims that it touches beyond Monte Carlo error. */
  readonly claims: readonly ClaimShift[];
  /** The claim whose share moves most, touched or not; null where none moves. */
  readonly most: ClaimShift | null;
}

/** A claim's share of worlds as filed and at the other value. */
export interface ClaimShift {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

/** Unsourced numbers with one value: the file's one by one, the tool's by key and value. */
export function fixedNumbers({ quantities }: Conflict): {
  readonly file: readonly FixedGroup[];
  readonly tool: readonly FixedGroup[];
} {
  const of = (origin: Quantity["origin"]): number[] =>
    quantities.flatMap((each, k) =>
      each.law.kind === "point" && each.source === null && each.origin === origin ? [k] : [],
    );
  return {
    file: of("file").map((k) => {
      const { path, text, at } = quantities[k];
      return { path, value: text, quantities: [k], line: at?.line ?? 0 };
    }),
    tool: grouped(quantities, of("default")),
  };
}

function grouped(quantities: readonly Quantity[], indices: readonly number[]): FixedGroup[] {
  const groups = new Map<string, number[]>();
  for (const k of indices) {
    const { path } = quantities[k];
    const key = `${path.split(".").at(-1)} ${valueOf(quantities[k])} ${path.split(".")[0]}`;
    groups.set(key, [...(groups.get(key) ?? []), k]);
  }
  return [...groups.values()].map((group) => ({
    path: commonPath(group.map((k) => quantities[k].path)),
    value: valueOf(quantities[group[0]]),
    quantities: group,
    line: 0,
  }));
}

function valueOf({ law, unit, path }: Quantity): string {
  return law.kind === "point" ? inUnits(law.value, unit, path) : "";
}

/** `a.*.c` of `a.b.c` and `a.d.c`; where they are not as long as each other, their last part under `…`. */
function commonPath(paths: readonly string[]): string {
  const parts = paths.map((path) => path.split("."));
  if (parts.some(({ length }) => length !== parts[0].length)) return `${parts[0][0]}.….${parts[0].at(-1)}`;
  return parts[0].map((part, k) => (parts.every((each) => each[k] === part) ? part : "*")).join(".");
}

/**
 * Each group of fixed numbers doubled, or halved where its bounds leave no double, on the same worlds and chance: the claims whose
 * share of worlds changes by five points or more, and by more than Monte Carlo error (paired by world, Bonferroni over all claims and groups). One run of
 * all courses a group.
 */
export async function fixedEffects(
  conflict: Conflict,
  groups: readonly FixedGroup[],
  over: EnsembleOptions,
  onGroup: (done: number) => void = () => undefined,
): Promise<FixedEffect[]> {
  const tried = groups.map((group) => ({ group, other: otherValues(conflict, group) }));
  const filed = claimFigures(await readingOf(conflict, over));
  const width = inverseNormal(1 - LEVEL / (2 * Math.max(1, filed.length * tried.length)));
  const effects: FixedEffect[] = [];
  for (const { group, other } of tried) {
    onGroup(effects.length);
    if (other === null) effects.push({ group, tried: null, claims: [], most: null });
    else {
      const { effects: found } = effectsOf(filed, claimFigures(await readingOf(other.conflict, over)));
      const shifts = found.map(({ figure, before, after }) => ({ id: figure.of, before, after }));
      effects.push({
        group,
        tried: other.words,
        claims: shifts.filter((each, k) => Math.abs(found[k].errors) > width && sizeOf(each) >= LEAST_GAP),
        most: shifts.reduce<ClaimShift | null>((top, each) => (sizeOf(each) > sizeOf(top) ? each : top), null),
      });
    }
  }
  return effects;
}

/** How far a share moves; 0 for none. */
export const sizeOf = (shift: ClaimShift | null): number =>
  shift === null || shift.before !== shift.before ? 0 : Math.abs(shift.after - shift.before);

const claimFigures = ({ figures }: Reading): Reading["figures"] => figures.filter(({ kind }) => kind === "claim");

/** The conflict with a group's numbers at another value; null where there is none to try. */
function otherValues(conflict: Conflict, { quantities }: FixedGroup): { conflict: Conflict; words: string } | null {
  const other = (k: number): number | null => {
    const { law, bounds } = conflict.quantities[k];
    if (law.kind !== "point" || law.value === 0) return null;
    return [2 * law.value, law.value / 2].find((value) => value >= bounds[0] && value <= bounds[1]) ?? null;
  };
  const values = new Map(quantities.map((k) => [k, other(k)] as const));
  const first = values.get(quantities[0]) ?? null;
  if (first === null) return null;
  const { unit, path } = conflict.quantities[quantities[0]];
  return {
    words: inUnits(first, unit, path),
    conflict: {
      ...conflict,
      quantities: conflict.quantities.map((quantity, k) => {
        const value = values.get(k) ?? null;
        return value === null ? quantity : { ...quantity, law: { kind: "point", value } };
      }),
    },
  };
}
