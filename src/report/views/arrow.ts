import type { Arrow } from "./passage.js";
import { at } from "./scale.js";

/** The shaft of a level arrow as SVG; broken: two pieces that do not meet, with a stroke across the gap on either side. */
export function arrowShaft({ width, broken }: Arrow, from: number, to: number, y: number): string {
  if (!broken) return `<path d="M${at(from)} ${at(y)}H${at(to)}" class="ar" stroke-width="${at(width)}"/>`;
  const middle = (from + to) / 2;
  const bars = [middle - 2, middle + 2].map((x) => `M${at(x - 1.5)} ${at(y + 5)}l3 -10`).join("");
  return `<path d="M${at(from)} ${at(y)}H${at(middle - 2.5)}M${at(middle + 2.5)} ${at(y)}H${at(to)}${bars}" class="ar br" stroke-width="1.5"/>`;
}

/** Its head, with the tip at a place. */
export function arrowHead({ width }: Arrow, tip: number, y: number): string {
  const half = Math.round(width / 2 + 3);
  return `<path d="M${at(tip)} ${at(y)}l-8 ${-half}v${2 * half}z" class="ah"/>`;
}
