import { power } from "../math/elementary.js";

/**
 * Laws of attrition of two homogeneous forces x and y; a and b are how fast y destroys x and x destroys y.
 *
 * | kind | x′, y′ (flows aside) | invariant without flows | source |
 * |---|---|---|---|
 * | square | −a y, −b x | b x² − a y² | Lanchester (1916) |
 * | linear | −a x y, −b x y | b x − a y | Lanchester (1916) |
 * | logarithmic | −a x, −b y | b ln x − a ln y | Peterson (1953) |
 * | general | −a y^p x^q, −b x^p y^q | b x^(p−q+1) − a y^(p−q+1) | Bracken (1995) |
 * | helmbold | −a (x/y)^(1−w) y, −b (y/x)^(1−w) x | general with p = w, q = 1 − w | Helmbold (1965) |
 * | osipov | −a √y, −b √x | b x^(3/2) − a y^(3/2) | Osipov (1915) |
 * | deitchman | −a y (aimed), −b x y (area fire) | b x² − 2 a y | Deitchman (1962) |
 */
export type Law =
  | { readonly kind: "square" | "linear" | "logarithmic" | "osipov" | "deitchman" }
  | { readonly kind: "general"; readonly p: number; readonly q: number }
  | { readonly kind: "helmbold"; readonly weight: number };

/** Two numbers, one for each force: x first. */
export type Pair = readonly [number, number];

/** A law with its coefficients [a, b]; per unit of time, strengths in persons (or any one unit). */
export interface Duel {
  readonly law: Law;
  readonly coefficients: Pair;
}

/** Exponents p (of the enemy's strength) and q (of one's own) of a law that has them; null: Deitchman's. */
export function exponentsOf(law: Law): Pair | null {
  switch (law.kind) {
    case "square":
      return [1, 0];
    case "linear":
      return [1, 1];
    case "logarithmic":
      return [0, 1];
    case "osipov":
      return [0.5, 0];
    case "helmbold":
      return [law.weight, 1 - law.weight];
    case "general":
      return [law.p, law.q];
    case "deitchman":
      return null;
  }
}

/** Losses of x and y a unit of time at strengths x and y; nothing where either is absent. */
export function lossRates({ law, coefficients: [a, b] }: Duel, [x, y]: Pair): Pair {
  if (law.kind === "square") return [a * y, b * x];
  if (law.kind === "deitchman") return [a * y, b * x * y];
  const [p, q] = exponentsOf(law)!;
  const raise = (base: number, to: number): number =>
    to === 0 ? 1 : to === 1 ? base : base <= 0 ? 0 : power(base, to);
  return [a * raise(y, p) * raise(x, q), b * raise(x, p) * raise(y, q)];
}

/**
 * What a law keeps constant while nothing flows in: 0 between equals, above 0 where x outlasts y. Unit: of the law.
 * Null for a law with p − q + 1 = 0 (the logarithmic one among them), whose invariant is of another form.
 */
export function invariantOf({ law, coefficients: [a, b] }: Duel, [x, y]: Pair): number | null {
  if (law.kind === "deitchman") return b * x * x - 2 * a * y;
  const [p, q] = exponentsOf(law)!;
  const degree = p - q + 1;
  return Math.abs(degree) < 1e-12 ? null : b * power(x, degree) - a * power(y, degree);
}
