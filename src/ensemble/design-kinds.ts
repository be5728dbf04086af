/**
 * How worlds are drawn; part of every plan and of what names a chunk. `size`: worlds of a Latin or Sobol design. Worlds of
 * Monte Carlo are the same whatever their number, so it has none.
 */
export type Design =
  | { readonly kind: "monte-carlo" }
  /** One world in each of `size` equal shares of every number's law. */
  | { readonly kind: "latin"; readonly size: number }
  /** Those worlds of Monte Carlo, by their indices, that fit what is on record. */
  | { readonly kind: "matched"; readonly members: readonly number[] };

export const MONTE_CARLO: Design = { kind: "monte-carlo" };

/** Names of the designs, as the command line takes them. */
export const DESIGNS = ["monte-carlo", "latin", "matched"] as const satisfies readonly Design["kind"][];

/** Worlds of a design; null: as many as are asked for. */
export function worldsOf(design: Design): number | null {
  if (design.kind === "matched") return design.members.length;
  return design.kind === "monte-carlo" ? null : design.size;
}

/** The design that a manifest tells of, or null where no run could have it. Before there were others it was a phrase. */
export function designIn(told: unknown): Design | null {
  if (told === "independent draws") return MONTE_CARLO;
  if (typeof told !== "object" || told === null) return null;
  const { kind, size, members } = told as {
    readonly kind?: unknown;
    readonly size?: unknown;
    readonly members?: unknown;
  };
  if (kind === "monte-carlo") return MONTE_CARLO;
  if (kind === "matched") return isIndices(members) ? { kind, members } : null;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 1) return null;
  return kind === "latin" ? { kind, size } : null;
}

function isIndices(told: unknown): told is readonly number[] {
  return (
    Array.isArray(told) && told.every((each) => typeof each === "number" && Number.isSafeInteger(each) && each >= 0)
  );
}

/** A design in words, for people: runs of another design are refused by it. */
export function designWords(design: Design): string {
  switch (design.kind) {
    case "monte-carlo":
      return "monte-carlo (independent draws)";
    case "latin":
      return `latin (hypercube of ${design.size} worlds)`;
    case "matched":
      return `matched (${design.members.length} worlds that fit the record)`;
  }
}
