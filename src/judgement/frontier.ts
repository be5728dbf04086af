import type { RecordedFigure } from "../conflict/figure.js";
import { spreadOver, type Spread } from "./policies.js";
import { meanOf, weightedQuantile } from "./weights.js";

/** One side's balance of men in one world, persons a week. */
export interface ManBalance {
  readonly forGood: number;
  readonly otherwise: number;
  readonly recruits: number;
  readonly losses: number;
}

/** A rate of losses on record, against the recruits that would make it good. Persons a week. */
export interface FrontierMark {
  readonly figure: RecordedFigure;
  /** What is true of what is claimed, over the worlds. */
  readonly losses: Spread;
  /** Recruits that make it good. */
  readonly needs: Spread;
  /** Share of worlds in which the file's recruits do not. */
  readonly short: number;
}

/** Where an actor's numbers hold: recruits against true losses, the break-even line with its spread over worlds. */
export interface Frontier {
  readonly actor: string;
  readonly worlds: number;
  readonly slope: Spread; // recruits that one true loss takes
  /** Who leaves unhit, persons a week, over the worlds that count them beside the recruits; 0 where none does. */
  readonly intercept: Spread;
  /** Share of worlds that do: in the others the recruits are net of them. */
  readonly besides: number;
  readonly recruits: Spread;
  readonly losses: Spread;
  /** True losses that the file's recruits make good. */
  readonly breakEven: Spread;
  /** Share of worlds in which the file's own losses exceed that. */
  readonly short: number;
  /** Break-even recruits at a grid of true losses: 5th, 50th, 95th percentile of worlds. */
  readonly line: readonly { readonly losses: number; readonly needs: readonly [number, number, number] }[];
  readonly marks: readonly FrontierMark[];
}

const GRID = 20;

/**
 * The frontier of one actor over worlds, by their weights (all alike if left out). `reporting[world]` turns what a figure's source claims into what is true.
 * Balance: net = recruits − ρ·claimed·(1 − returning) − others who leave.
 */
export function frontierOf(
  actor: string,
  balances: readonly ManBalance[],
  figures: readonly { readonly figure: RecordedFigure; readonly reporting: readonly number[] }[],
  weights: ArrayLike<number> | null = null,
): Frontier {
  const own = Float64Array.from(balances, (_, k) => weights?.[k] ?? 1);
  const over = (values: readonly number[]): Spread => spreadOver(values, own);
  const shareOf = (test: (k: number) => boolean): number =>
    meanOf(
      balances.map((_, k) => (test(k) ? 1 : 0)),
      own,
    );
  const needs = (k: number, losses: number): number => balances[k].forGood * losses + balances[k].otherwise;
  const marks = figures.map(({ figure, reporting }): FrontierMark => {
    const claimed = (figure.value[0] + figure.value[1]) / 2;
    const losses = balances.map((_, k) => claimed * reporting[k]);
    const wanted = losses.map((each, k) => needs(k, each));
    return {
      figure,
      losses: over(losses),
      needs: over(wanted),
      short: shareOf((k) => wanted[k] > balances[k].recruits),
    };
  });
  const besides = shareOf((k) => balances[k].otherwise > 0);
  const most = Math.max(...balances.map(({ losses }) => losses), ...marks.map(({ losses }) => losses.high)) * 1.1;
  const grid = Array.from({ length: GRID + 1 }, (_, k) => (k * most) / GRID);
  return {
    actor,
    worlds: balances.length,
    slope: over(balances.map(({ forGood }) => forGood)),
    intercept: over(balances.map(({ otherwise }) => (besides > 0 && otherwise === 0 ? NaN : otherwise))),
    besides,
    recruits: over(balances.map(({ recruits }) => recruits)),
    losses: over(balances.map(({ losses }) => losses)),
    breakEven: over(
      balances.map(({ recruits, otherwise, forGood }) => (recruits - otherwise) / Math.max(1e-9, forGood)),
    ),
    short: shareOf((k) => needs(k, balances[k].losses) > balances[k].recruits),
    line: grid.map((losses) => {
      const wanted = balances.map((_, k) => needs(k, losses));
      return {
        losses,
        needs: [0.05, 0.5, 0.95].map((level) => weightedQuantile(wanted, own, level)) as [number, number, number],
      };
    }),
    marks,
  };
}
