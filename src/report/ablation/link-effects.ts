import type { Conflict } from "../../conflict/conflict.js";
import { runnablePolicies } from "../../conflict/needs.js";
import type { Effect } from "../../judgement/index.js";
import type { ChainStage } from "../stage.js";
import { changedIn, hasEffect, type Ablation } from "./ablate.js";
import type { Compared, VerdictChange } from "./compared.js";
import type { Link } from "./links.js";

/** What links are measured by. */
export interface OutcomesAsked {
  /** The course of action: the one that leaves the patron free, else the first that runs. */
  readonly under: string;
  /** Ids of measures. */
  readonly measures: readonly string[];
}

/** Measures that say how a war goes and ends, where no actor of the file says what it wants. */
const USUAL = ["settled", "collapsed", "area gained", "casualties"];

/** The outcomes of a file: what its actors want, each once, under the course in which the patron decides by its own rule. */
export function linkOutcomes(conflict: Conflict): OutcomesAsked | null {
  const runnable = runnablePolicies(conflict);
  const course = runnable.find((policy) => conflict.policies[policy].free) ?? runnable[0];
  if (course === undefined) return null;
  const wanted = conflict.objectives.flat().map(({ measure }) => measure);
  const usual = conflict.measures.filter(({ name, engine }) => engine === "course" && USUAL.includes(name));
  const measures = [...new Set((wanted.length > 0 ? wanted : usual).map(({ id }) => id))];
  return measures.length === 0 ? null : { under: conflict.policies[course].id, measures };
}

/** Figures that these outcomes are, by id. */
export function outcomeFigures(asked: OutcomesAsked | null): ReadonlySet<string> {
  return new Set(asked === null ? [] : asked.measures.map((id) => `${id} ${asked.under}`));
}

/** One outcome with a link cut. */
export interface OutcomeEffect extends Omit<Effect, "figure" | "errors" | "worlds"> {
  /** Measure. */
  readonly of: string;
  readonly unit: string;
  /** Change over the spread over worlds as filed, without its sign; null where worlds do not differ. */
  readonly size: number | null;
}

/** How much of the outcomes passes through a link: what cutting it does to them. */
export interface LinkEffect {
  readonly id: string;
  readonly from: ChainStage;
  readonly to: ChainStage;
  readonly title: string;
  readonly instead: string;
  readonly sets: readonly string[];
  readonly without: readonly string[];
  readonly lines: readonly number[];
  /**
   * Mean over outcomes of |change of the mean over worlds| / standard deviation over worlds as filed (Glass 1976: Δ), 0 and up;
   * null where the link cannot be cut or no outcome differs between worlds.
   */
  readonly size: number | null;
  /** The same of the mean change without its sign, so that worlds do not cancel. Never below `size`. */
  readonly moved: number | null;
  /** Whether an outcome changes beyond Monte Carlo error. */
  readonly alive: boolean;
  /** Of all figures of the report: how many change beyond Monte Carlo error. */
  readonly changed: number;
  readonly outcomes: readonly OutcomeEffect[];
  readonly verdicts: readonly VerdictChange[];
  /** Why it has no effect, or cannot be cut; null where it has one, or nobody knows. */
  readonly why: string | null;
}

/** What a size is, as a sentence. */
export function sizeRule({ measures }: OutcomesAsked, links: number): string {
  return (
    `Of each outcome: the change of its mean over worlds when the link is cut, without its sign, in standard deviations over worlds ` +
    `as filed; a link's size is the mean over ${measures.length} outcomes. A link is broken where none of them changes beyond error ` +
    `(worlds paired, level shared among ${measures.length * links} comparisons).`
  );
}

/** Spread that is no more than the rounding of sums. */
const ROUNDING = 1e-9;

/** A link beside the file as filed; `compared` null: it could not be cut. Pure. */
export function linkEffect(cut: Ablation<Link>, filed: Conflict, compared: Compared | null): LinkEffect {
  const { element, changes, lines, conflict, diagnostics } = cut;
  const { id, from, to, title, instead } = element;
  const head = { id, from, to, title, instead, sets: changes.sets, without: changes.without, lines };
  if (conflict === null || compared === null) {
    const why = diagnostics[0]?.message ?? "it cannot be run";
    return { ...head, size: null, moved: null, alive: false, changed: 0, outcomes: [], verdicts: [], why };
  }
  const { effects, outcomes, verdicts } = compared;
  const told = outcomes.effects.map(({ figure, errors: _, worlds: __, ...effect }): OutcomeEffect => {
    const apart = effect.spread > ROUNDING * Math.max(1, Math.abs(effect.before));
    return {
      of: figure.of,
      unit: figure.unit,
      ...effect,
      size: apart ? Math.abs(effect.change) / effect.spread : null,
    };
  });
  const apart = told.flatMap((each) =>
    each.size === null ? [] : [{ size: each.size, moved: each.moved! / each.spread }],
  );
  const mean = (of: (each: (typeof apart)[0]) => number): number | null =>
    apart.length === 0 ? null : apart.reduce((sum, each) => sum + of(each), 0) / apart.length;
  const alive = told.some((each) => each.changes) || outcomes.lost.length > 0;
  const same = conflict.hash === filed.hash ? "the file has it so already" : null;
  return {
    ...head,
    size: mean(({ size }) => size),
    moved: mean(({ moved }) => moved),
    alive,
    changed: changedIn(effects),
    outcomes: told,
    verdicts,
    why: hasEffect(effects) ? null : (same ?? element.idle?.(filed) ?? null),
  };
}
