import type { Conflict } from "../conflict/conflict.js";
import type { WindowRun } from "../dynamics/index.js";
import { Purpose, Stream, uniformAt } from "../math/philox.js";

/** One thing on record that a world must fit. */
export interface Constraint {
  readonly kind: "band" | "act" | "settled" | "collapsed" | "truce";
  /** Index into `History.bands` or `History.moves`; −1 for what the whole window says. */
  readonly index: number;
  /** Worlds that miss it, and worlds that miss nothing else. */
  readonly missed: number;
  readonly missedAlone: number;
}

/** What is asked, without what came of asking. */
export type Asked = Pick<Constraint, "kind" | "index">;

/** What the record asks of a world. A truce that a recorded refusal kept away asks nothing where that refusal is kept for a test. */
export function constraintsOf(conflict: Conflict): Asked[] {
  const { bands, moves } = conflict.history!;
  const patron = conflict.patron?.actor;
  const decided = (move: number): boolean => {
    const { actor, aid, refuses } = conflict.moves[move];
    return (actor === patron && aid.length > 0) || refuses !== null;
  };
  const acts = [...moves.keys()].filter((k) => moves[k].use === "match" && decided(moves[k].move));
  const kept = moves.some(({ move, use }) => use === "test" && conflict.moves[move].refuses !== null);
  const offered = moves.some(({ move }) => conflict.moves[move].truce !== null);
  return [
    ...bands.map((_, index) => ({ kind: "band", index }) as const),
    ...acts.map((index) => ({ kind: "act", index }) as const),
    ...(offered && !kept ? [{ kind: "truce", index: -1 } as const] : []),
    { kind: "settled", index: -1 },
    { kind: "collapsed", index: -1 },
  ];
}

/** Whether one thing that the record asks is met in a world's window. An act is drawn with the chance that it had there. */
export function meets(
  conflict: Conflict,
  run: WindowRun,
  { kind, index }: Asked,
  at: { seed: number; world: number },
): boolean {
  if (kind === "band") {
    const { low, high } = conflict.history!.bands[index];
    const [least, most] = run.bands[index];
    return least >= low && most <= high;
  }
  if (kind === "act") {
    const chance = run.acts.find(({ recorded }) => recorded === index)!.chance;
    const name = { week: 0, draw: index, stream: Stream.exogenous, purpose: Purpose.design, repeat: 1 };
    return uniformAt(at.seed, { ...name, world: at.world }) < chance;
  }
  return run.end.log![kind] === Infinity;
}
