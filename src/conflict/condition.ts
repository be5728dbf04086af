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
