import type { Condition } from "../conflict/condition.js";

/** An option taken or not taken. */
export interface Literal {
  readonly option: number;
  readonly taken: boolean;
}

/** Alternatives that a written condition may have. */
const MOST = 512;

/**
 * A condition as alternatives, each a list of options taken or not: true where all of one list is true. Alternatives that
 * contradict themselves are left out; one without options is always true. Null above 512 alternatives.
 */
export function membersOf(condition: Condition<number>, positive = true): Literal[][] | null {
  switch (condition.kind) {
    case "atom":
      return [[{ option: condition.atom, taken: positive }]];
    case "not":
      return membersOf(condition.of, !positive);
    case "and":
    case "or": {
      const parts = condition.of.map((part) => membersOf(part, positive));
      return (condition.kind === "or") === positive ? anyOf(parts) : allOf(parts);
    }
    case "if": {
      const parts = [membersOf(condition.left, positive), membersOf(condition.right, !positive)];
      return positive ? anyOf(parts) : allOf(parts);
    }
    case "iff": {
      const both = allOf([membersOf(condition.left, true), membersOf(condition.right, positive)]);
      return anyOf([both, allOf([membersOf(condition.left, false), membersOf(condition.right, !positive)])]);
    }
  }
}

type Part = Literal[][] | null;

function anyOf(parts: readonly Part[]): Part {
  const all: Literal[][] = [];
  for (const part of parts) {
    if (part === null) return null;
    all.push(...part);
  }
  return all.length > MOST ? null : all;
}

function allOf(parts: readonly Part[]): Part {
  let joined: Literal[][] = [[]];
  for (const part of parts) {
    if (part === null) return null;
    joined = joined.flatMap((left) => part.flatMap((right) => join(left, right) ?? []));
    if (joined.length > MOST) return null;
  }
  return joined;
}

/** Both lists at once, in a list of one; null where they contradict each other. */
function join(left: readonly Literal[], right: readonly Literal[]): [Literal[]] | null {
  const all = [...left];
  for (const literal of right) {
    const before = all.find((each) => each.option === literal.option);
    if (before === undefined) all.push(literal);
    else if (before.taken !== literal.taken) return null;
  }
  return [all];
}
