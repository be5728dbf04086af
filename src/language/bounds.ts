import type { Span } from "../conflict/quantity.js";
import type { Law } from "../math/law.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";
import type { NumberSpec } from "./number.js";
import { massBelow } from "./mass.js";

/** Mass that a bounded key may cut off a law before the file is warned. */
export const CUT_WARNING = 0.1;

/** What the bounds of a key do to a law: the mass they cut off, and what to say of it. */
export function checkLaw(
  law: Law,
  spec: NumberSpec,
  at: Span,
  text: string,
): { diagnostics: readonly Diagnostic[]; cutMass: number } {
  const [low, high] = spec.bounds;
  if (law.kind === "point") {
    if (law.value >= low && law.value <= high) return { diagnostics: [], cutMass: 0 };
    return { diagnostics: [outside(spec, at, text)], cutMass: 0 };
  }
  const cutMass = cutOf(law, low, high);
  if (cutMass >= 1 - 1e-9) return { diagnostics: [outside(spec, at, text)], cutMass };
  if (cutMass <= CUT_WARNING) return { diagnostics: [], cutMass };
  const share = Math.round(cutMass * 100);
  const message = `${share} % of "${text}" lies outside ${describe(spec)} and is cut off.`;
  return { diagnostics: [diagnose("P0209", at, message, "Narrow the range.")], cutMass };
}

function cutOf(law: Law, low: number, high: number): number {
  if (law.kind === "choice") {
    return law.choices.reduce((sum, one) => sum + one.weight * (one.law === null ? 0 : cutOf(one.law, low, high)), 0);
  }
  if (law.kind === "point") return law.value >= low && law.value <= high ? 0 : 1;
  return Math.min(1, Math.max(0, massBelow(law, low) + (1 - massBelow(law, high))));
}

function outside(spec: NumberSpec, at: Span, text: string): Diagnostic {
  const shareLike = spec.bounds[1] === 1 && !text.includes("%");
  const hint = shareLike ? `Write "${text} %" if percent is meant.` : "";
  return diagnose("P0206", at, `"${text}" lies outside ${describe(spec)}.`, hint);
}

function describe(spec: NumberSpec): string {
  const [low, high] = spec.bounds;
  const unit = spec.unit === "share" ? "" : ` ${spec.unit}`;
  if (high === Infinity) return `what this key allows (${low}${unit} or more)`;
  if (low === -Infinity) return `what this key allows (at most ${high}${unit})`;
  return `what this key allows (${low} to ${high}${unit})`;
}
