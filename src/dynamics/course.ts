import type { Conflict } from "../conflict/conflict.js";
import type { FlowLevel } from "../conflict/game.js";

/** What a policy does, read once from its moves. */
export interface Course {
  readonly id: string;
  readonly from: number;
  readonly free: boolean;
  readonly moves: readonly number[];
  readonly deliveries: FlowLevel;
  readonly intelligence: boolean;
  readonly sales: boolean;
  /** Someone else pays for what the patron sells. */
  readonly othersPay: boolean;
  /** The patron goes on mediating and may table packages. */
  readonly mediates: boolean;
  readonly review: number | null;
}

/** Courses of action, one a policy of the file, plus one that changes nothing (last) for before any policy begins. */
export function coursesOf(conflict: Conflict): Course[] {
  const none = { id: "", from: 0, free: false, moves: [], review: null };
  const courses = conflict.policies.map((policy): Course => {
    const level = (flow: string): FlowLevel | null => {
      let found: FlowLevel | null = null;
      for (const move of policy.moves)
        for (const effect of conflict.moves[move].aid) if (effect.flow === flow) found = strongest(found, effect.level);
      return found;
    };
    return {
      id: policy.id,
      from: policy.from,
      free: policy.free,
      moves: policy.moves,
      deliveries: level("deliveries") ?? "kept",
      intelligence: level("intelligence") !== "none",
      sales: level("sales") !== "none",
      othersPay: policy.moves.some((move) => conflict.moves[move].aid.some((effect) => effect.level === "paid")),
      mediates: level("mediation") !== "none",
      review: policy.review,
    };
  });
  return [
    ...courses,
    { ...none, deliveries: "kept", intelligence: true, sales: true, othersPay: false, mediates: true },
  ];
}

const ORDER: readonly FlowLevel[] = ["none", "kept", "sold", "paid", "raised"];

/** A move that ends a flow wins over all others; else the move that does most. */
function strongest(a: FlowLevel | null, b: FlowLevel): FlowLevel {
  if (a === null) return b;
  if (a === "none" || b === "none") return "none";
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}
