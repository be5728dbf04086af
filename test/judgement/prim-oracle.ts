import type { Factor } from "../../src/judgement/factor.js";
import type { PrimOptions } from "../../src/judgement/prim.js";

/** A box as plain lists: an interval or the categories, by factor. */
export type PlainBox = (readonly [number, number] | readonly number[])[];

/** A box on the way, by the slow reading. */
export interface PlainStep {
  readonly box: PlainBox;
  readonly rows: readonly number[];
}

interface Candidate extends PlainStep {
  readonly score: number;
  readonly free: number;
}

/**
 * PRIM as it is told: every candidate box is made, its rows are looked up one by one, all candidates are sorted. Slow and
 * plain: what the fast one is held against.
 */
export function slowPrim(
  factors: readonly Factor[],
  y: Uint8Array,
  options: PrimOptions,
  free: readonly number[],
): PlainStep[] {
  const order = ["real", "integer", "nominal"].flatMap((kind) =>
    factors.flatMap((f, j) => (f.kind === kind ? [j] : [])),
  );
  const whole = factors.map((f) => hull(f, [...y.keys()]));
  const nominalAlone = (j: number): boolean => factors[j].kind === "nominal" && whole[j].length < 2;
  const used = order.filter((j) => !nominalAlone(j));
  const steps: PlainStep[] = [{ box: whole, rows: free }];
  const narrowed = (box: PlainBox, j: number): boolean => String(box[j]) !== String(whole[j]);
  const rank = (from: PlainStep, made: readonly PlainStep[]): Candidate[] =>
    made
      .map((each) => ({
        ...each,
        score: score(options.objective, y, from.rows, each.rows),
        free: used.filter((j) => !narrowed(each.box, j)).length,
      }))
      .sort((a, b) => b.score - a.score || b.free - a.free);
  const dense = (rows: readonly number[]): number => rows.filter((i) => y[i] === 1).length / rows.length;

  for (;;) {
    const from = steps[steps.length - 1];
    const [best] = rank(
      from,
      used.flatMap((j) => peels(factors[j], j, from, options)),
    );
    const enough = best !== undefined && best.rows.length / y.length >= options.massMin;
    if (!enough || best.score <= 0 || best.rows.length >= from.rows.length) break;
    steps.push(best);
  }
  for (;;) {
    const from = steps[steps.length - 1];
    const restricted = used.filter((j) => narrowed(from.box, j));
    if (!restricted.some((j) => factors[j].kind === "real")) return steps;
    const made = restricted.flatMap((j) => pastes(factors, j, { from, whole, free, alpha: options.pasteAlpha }));
    const [best] = rank(from, made);
    if (best.score <= 0 || best.rows.length <= from.rows.length) return steps;
    if (best.rows.length / y.length < options.massMin || dense(best.rows) <= dense(from.rows)) return steps;
    steps.push(best);
  }
}

const hull = ({ kind, values }: Factor, rows: readonly number[]): PlainBox[number] => {
  const own = rows.map((i) => values[i]);
  return kind === "nominal" ? [...new Set(own)].sort((a, b) => a - b) : [Math.min(...own), Math.max(...own)];
};

function score(objective: string, y: Uint8Array, from: readonly number[], to: readonly number[]): number {
  const mean = (rows: readonly number[]): number => rows.reduce((sum, i) => sum + y[i], 0) / rows.length;
  if (objective === "original") return to.length > 0 ? mean(to) : -1;
  const [before, after] = [mean(from), to.length > 0 ? mean(to) : 0];
  if (before === after) return 0;
  const moved = Math.abs(from.length - to.length);
  return objective === "lenient1" ? (after - before) / moved : (to.length * (after - before)) / moved;
}

export function cut(values: readonly number[], level: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  let low = Math.floor((sorted.length - 1) * level);
  let high = Math.ceil((sorted.length - 1) * level);
  while (level > 0.5 && sorted[low] === sorted[high] && low > 0) low--;
  while (level <= 0.5 && sorted[low] === sorted[high] && high < sorted.length - 1) high++;
  return (sorted[low] + sorted[high]) / 2;
}

const withSide = (box: PlainBox, j: number, side: PlainBox[number]): PlainBox =>
  box.map((each, k) => (k === j ? side : each));

function peels(factor: Factor, j: number, { box, rows }: PlainStep, { peelAlpha }: PrimOptions): PlainStep[] {
  const x = factor.values;
  const keep = (side: PlainBox[number], test: (value: number) => boolean): PlainStep => ({
    box: withSide(box, j, side),
    rows: rows.filter((i) => test(x[i])),
  });
  if (factor.kind === "nominal") {
    const inside = box[j];
    return inside.length < 2
      ? []
      : inside.map((c) =>
          keep(
            inside.filter((other) => other !== c),
            (value) => value !== c,
          ),
        );
  }
  const own = rows.map((i) => x[i]);
  const [low, high] = box[j] as [number, number];
  const [up, down] = [cut(own, 1 - peelAlpha), cut(own, peelAlpha)];
  if (factor.kind === "real") return [keep([low, up], (v) => v <= up), keep([down, high], (v) => v >= down)];
  const [u, d] = [Math.trunc(up), Math.trunc(down)];
  const upper = keep([low, high], (v) => (u === high ? v < high : v <= u) && v >= low);
  const lower = keep([low, high], (v) => (d === low ? v > low : v >= d) && v <= high);
  const left = (rows: readonly number[], else_: readonly number[]): number[] =>
    (rows.length > 0 ? rows : else_).map((i) => x[i]);
  return [
    { ...upper, box: withSide(box, j, [low, Math.max(...left(upper.rows, rows))]) },
    { ...lower, box: withSide(box, j, [Math.min(...left(lower.rows, rows)), high]) },
  ];
}

interface PasteSetting {
  readonly from: PlainStep;
  readonly whole: PlainBox;
  readonly free: readonly number[];
  readonly alpha: number;
}

function pastes(factors: readonly Factor[], j: number, { from, whole, free, alpha }: PasteSetting): PlainStep[] {
  const within = (box: PlainBox): number[] =>
    free.filter((i) =>
      factors.every(({ kind, values }, k) =>
        kind === "nominal" ? box[k].includes(values[i]) : values[i] >= box[k][0] && values[i] <= box[k][1],
      ),
    );
  const wider = (side: PlainBox[number]): PlainStep => {
    const box = withSide(from.box, j, side);
    return { box, rows: within(box) };
  };
  const { kind, values } = factors[j];
  if (kind === "nominal")
    return whole[j]
      .filter((c) => !from.box[j].includes(c))
      .map((c) => wider([...from.box[j], c].sort((a, b) => a - b)));
  const [low, high] = from.box[j] as [number, number];
  const [least, most] = whole[j] as [number, number];
  const below = within(withSide(from.box, j, [least, low])).map((i) => values[i]);
  const above = within(withSide(from.box, j, [high, most])).map((i) => values[i]);
  const at = (list: readonly number[], level: number, end: number): number => {
    const value = list.length > 0 ? cut(list, level) : end;
    return kind === "integer" ? Math.trunc(value) : value;
  };
  return [wider([at(below, 1 - alpha, least), high]), wider([low, at(above, alpha, most)])];
}
