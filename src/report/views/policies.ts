import { escapeHtml } from "../escape.js";
import type { Spread } from "../../judgement/index.js";
import type { Findings } from "../finding.js";
import { plain } from "../words.js";
import { at, ticksOf } from "./scale.js";

/** Drawn at this width in CSS pixels, so that rows stand beside the names. */
const WIDTH = 220;
const ROW = 26;
const LEFT = 10;
const RIGHT = 14;

/** One outcome of all policies as quantile strips on one axis: 5th to 95th percentile of worlds, median (of a chance: mean) as a dot. */
export function policyStrips(findings: Findings, id: string, title: string, unit: string, factor: number): string {
  const rows = findings.policies
    .map((policy) => ({ title: policy.title, spread: policy.measures[id] }))
    .filter((row) => row.spread);
  const middle = (spread: Spread): number => (unit.startsWith("chance") ? spread.mean : spread.median);
  const low = Math.min(0, ...rows.map((row) => row.spread.low * factor));
  const high = Math.max(unit.endsWith("%") ? 5 : 0.001, ...rows.map((row) => row.spread.high * factor));
  const x = (value: number): number => LEFT + ((value - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const height = rows.length * ROW + 34;
  const axis = ticksOf(low, high, 4)
    .map(
      (tick) =>
        `<line x1="${at(x(tick))}" x2="${at(x(tick))}" y1="4" y2="${height - 28}" class="g"/><text x="${at(x(tick))}" y="${height - 14}" class="k">${plain(tick)}</text>`,
    )
    .join("");
  const strips = rows
    .map(({ spread }, n) => {
      const y = 4 + n * ROW + ROW / 2;
      return `<line x1="${at(x(spread.low * factor))}" x2="${at(x(spread.high * factor))}" y1="${y}" y2="${y}" class="s"/><circle cx="${at(x(middle(spread) * factor))}" cy="${y}" r="4.5" class="m"/>`;
    })
    .join("");
  return (
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(`${title}, ${unit}: ${rows.map((row) => `${row.title} ${plain(middle(row.spread) * factor)} (${plain(row.spread.low * factor)} to ${plain(row.spread.high * factor)})`).join("; ")}`)}">` +
    `${axis}${strips}<text x="${WIDTH / 2}" y="${height - 1}" class="k">${escapeHtml(unit)}</text></svg>`
  );
}
