import type { Span } from "../conflict/quantity.js";
import { cutMass as cutMassOf } from "../math/distribution.js";
import type { Law } from "../math/law.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";
import type { NumberSpec } from "./number.js";

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
  const cutMass = Math.min(1, cutMassOf(law, spec.bounds));
  if (cutMass >= 1 - 1e-9) return { diagnostics: [outside(spec, at, text)], cutMass };
  if (cutMass <= CUT_WARNING) return { diagnostics: [], cutMass };
  const share = Math.round(cutMass * 100);
  const message = `${share} % of "${text}" lies outside ${describe(spec)} and is cut off.`;
  return { diagnostics: [diagnose("P0209", at, message, "Narrow the range.")], cutMass };
}

function outside(spec: NumberSpec, at: Span, text: string): Diagnostic {
  const shareLike = spec.unit.startsWith("share") && spec.bounds[1] === 1 && !text.includes("%");
  const hint = shareLike ? `Write "${text} %" if percent is meant.` : "";
  return diagnose("P0206", at, `"${text}" lies outside ${describe(spec)}.`, hint);
}

function describe(spec: NumberSpec): string {
  const [low, high] = spec.bounds;
  const unit = spec.unit === "share" || spec.unit === "ratio" ? "" : ` ${spec.unit}`;
  if (high === Infinity) return `what this key allows (${low}${unit} or more)`;
  if (low === -Infinity) return `what this key allows (at most ${high}${unit})`;
  return `what this key allows (${low} to ${high}${unit})`;
}
