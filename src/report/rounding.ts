import { plain } from "./words.js";

/** A middle and the ends of its spread, canonical or scaled. */
export interface Middle {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Figures of any number that is told; more than these nobody reads. */
const MOST_FIGURES = 3;

/** Places after the point that a spread bears out: two figures of its width, and no more than three of its larger end; null where it has none. */
function placesOf({ low, high }: Pick<Middle, "low" | "high">): number | null {
  const width = high - low;
  if (!(width > 0) || !Number.isFinite(width)) return null;
  const size = Math.max(Math.abs(low), Math.abs(high));
  return Math.min(1 - Math.floor(Math.log10(width)), MOST_FIGURES - 1 - Math.floor(Math.log10(size)));
}

function rounded(value: number, places: number | null): string {
  if (places === null || !Number.isFinite(value)) return plain(value);
  const unit = 10 ** -places;
  const [whole, rest] = (Math.round(Math.abs(value) / unit) * unit).toFixed(Math.max(0, places)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const shown = rest === undefined ? grouped : `${grouped}.${rest}`;
  return value < 0 && Number(shown.replaceAll(",", "")) > 0 ? `−${shown}` : shown;
}

/** A middle and its ends, each told to two figures of the width of the spread: finer would be chance. */
export function roughly({ low, median, high }: Middle): { median: string; low: string; high: string } {
  const places = placesOf({ low, high });
  return { median: rounded(median, places), low: rounded(low, places), high: rounded(high, places) };
}

/** "1,200 (−130 to 8,600)" */
export function roughSpan(middle: Middle, factor = 1): string {
  const [low, median, high] = [middle.low, middle.median, middle.high].map((value) => value * factor);
  const told = roughly({ low, median, high });
  return low === high ? told.median : `${told.median} (${told.low} to ${told.high})`;
}
