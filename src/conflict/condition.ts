/** A Boolean statement over atoms: game options (number) or options of issues (`{issue, option}`). */
export type Condition<Atom> =
  | { readonly kind: "atom"; readonly atom: Atom }
  | { readonly kind: "not"; readonly of: Condition<Atom> }
  | { readonly kind: "and"; readonly of: readonly Condition<Atom>[] }
  | { readonly kind: "or"; readonly of: readonly Condition<Atom>[] }
  /** `left IF right` = left or not right. */
  | { readonly kind: "if"; readonly left: Condition<Atom>; readonly right: Condition<Atom> }
  | { readonly kind: "iff"; readonly left: Condition<Atom>; readonly right: Condition<Atom> };

/** Whether a condition is true, given which atoms are. Pure, O(size). */
export function holds<Atom>(condition: Condition<Atom>, isTrue: (atom: Atom) => boolean): boolean {
  switch (condition.kind) {
    case "atom":
      return isTrue(condition.atom);
    case "not":
      return !holds(condition.of, isTrue);
    case "and":
      return condition.of.every((part) => holds(part, isTrue));
    case "or":
      return condition.of.some((part) => holds(part, isTrue));
    case "if":
      return holds(condition.left, isTrue) || !holds(condition.right, isTrue);
    case "iff":
      return holds(condition.left, isTrue) === holds(condition.right, isTrue);
  }
}

/**
 * A condition over options of a game as a test of a state's bits (option k is bit k, k < 31). Agrees with `holds`. Made once
 * in O(size); a test costs a few operations a part, joined literals one mask.
 */
export function testOfBits(condition: Condition<number>): (bits: number) => boolean {
  switch (condition.kind) {
    case "atom": {
      const bit = 1 << condition.atom;
      return (bits) => (bits & bit) !== 0;
    }
    case "not": {
      const of = testOfBits(condition.of);
      return (bits) => !of(bits);
    }
    case "and":
    case "or":
      return joinedTest(condition.kind, condition.of);
    case "if": {
      const [left, right] = [testOfBits(condition.left), testOfBits(condition.right)];
      return (bits) => left(bits) || !right(bits);
    }
    case "iff": {
      const [left, right] = [testOfBits(condition.left), testOfBits(condition.right)];
      return (bits) => left(bits) === right(bits);
    }
  }
}

function joinedTest(kind: "and" | "or", parts: readonly Condition<number>[]): (bits: number) => boolean {
  let yes = 0;
  let no = 0;
  const rest: ((bits: number) => boolean)[] = [];
  for (const part of parts) {
    if (part.kind === "atom") yes |= 1 << part.atom;
    else if (part.kind === "not" && part.of.kind === "atom") no |= 1 << part.of.atom;
    else rest.push(testOfBits(part));
  }
  const literals =
    kind === "and"
      ? (bits: number): boolean => (bits & yes) === yes && (bits & no) === 0
      : (bits: number): boolean => (bits & yes) !== 0 || (~bits & no) !== 0;
  if (rest.length === 0) return literals;
  const stops = kind === "or";
  return (bits) => {
    if (literals(bits) === stops) return stops;
    for (const test of rest) if (test(bits) === stops) return stops;
    return !stops;
  };
}

/** Atoms that a condition names, each once, in order of appearance; `key` tells equal atoms apart. */
export function atomsOf<Atom>(condition: Condition<Atom>, key: (atom: Atom) => string): Atom[] {
  const found = new Map<string, Atom>();
  const visit = (part: Condition<Atom>): void => {
    if (part.kind === "atom") {
      if (!found.has(key(part.atom))) found.set(key(part.atom), part.atom);
    } else if (part.kind === "not") visit(part.of);
    else if (part.kind === "and" || part.kind === "or") part.of.forEach(visit);
    else if (part.kind === "if" || part.kind === "iff") [part.left, part.right].forEach(visit);
  };
  visit(condition);
  return [...found.values()];
}
