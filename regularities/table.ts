import { intervalsOf, MOMENTS, valueOf, type Moment, type Spell } from "./moments.js";
import type { War } from "./population.js";

/** A moment beside its band. */
export interface Line {
  readonly moment: Moment;
  readonly band: readonly [number, number];
  readonly recorded: number;
  readonly value: number;
  readonly interval: readonly number[];
  readonly met: "yes" | "yes, barely" | "no, barely" | "no" | "not scored";
}

/** A simulated war as a spell; truces are not fought in. */
export function spellOf({ weeks, ending, deaths }: War): Spell {
  const agreed = ending === "settled" || ending === "ceasefire";
  return { days: 7 * weeks, ended: ending !== "ongoing", agreed, deaths };
}

/** Lines `war,year,days,battle_deaths,outcome` of recorded wars, the first of them names. */
export function recordedSpells(csv: string): Spell[] {
  const rows = csv.trim().split("\n").slice(1);
  return rows.map((row) => {
    const [, , days, deaths] = row.split(",").map(Number);
    return { days, ended: true, agreed: null, deaths };
  });
}

/** Every moment with its recorded band; met: the simulated value lies in it, barely where its interval crosses an end. */
export function linesOf(simulated: readonly Spell[], recorded: readonly Spell[], seed: number): Line[] {
  const bands = intervalsOf(MOMENTS, recorded, seed);
  const intervals = intervalsOf(MOMENTS, simulated, seed);
  return MOMENTS.map((moment, k) => {
    const band: readonly [number, number] = moment.band
      ? [moment.band.low, moment.band.high]
      : [bands[k][0], bands[k][1]];
    const value = valueOf(moment, simulated);
    const met = moment.used ? "not scored" : verdictOf(value, intervals[k], band);
    return { moment, band, recorded: valueOf(moment, recorded), value, interval: intervals[k], met };
  });
}

function verdictOf(value: number, [low, high]: readonly number[], band: readonly [number, number]): Line["met"] {
  const inside = value >= band[0] && value <= band[1];
  const crosses = [band[0], band[1]].some((end) => low < end && end < high);
  if (inside) return crosses ? "yes, barely" : "yes";
  return crosses ? "no, barely" : "no";
}

/** `moment · recorded band · simulated (interval) · met?` as aligned text. */
export function tableText(lines: readonly Line[]): string {
  const head = ["moment", "recorded", "band", "simulated (90 %)", "met?", "band from"];
  const rows = lines.map(({ moment, band, recorded, value, interval, met }) => {
    const say = (x: number): string => (Number.isNaN(x) ? "–" : x.toFixed(moment.digits));
    const from = moment.band?.from ?? "95 wars drawn anew, 90 %";
    const agreed = moment.name.startsWith("settled") ? "–" : say(recorded);
    return [
      moment.name,
      agreed,
      `${say(band[0])} to ${say(band[1])}`,
      `${say(value)} (${interval.map(say).join(" to ")})`,
      met,
      from,
    ];
  });
  return aligned([head, ...rows]);
}

/** Columns of equal width, the first to the left. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  return rows
    .map((row) =>
      row
        .map((cell, c) => cell.padEnd(widths[c]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
