import { log } from "../src/math/elementary.js";
import { powerLawAbove } from "../src/math/power-law.js";
import { Purpose, Stream, uniformAt } from "../src/math/philox.js";
import { fitWeibull } from "../src/math/weibull.js";

/** How long a war was fought, whether its end was seen, and what it cost; recorded or simulated. */
export interface Spell {
  readonly days: number;
  readonly ended: boolean;
  /** Ended at a table: settlement or ceasefire. Not known of recorded wars here. */
  readonly agreed: boolean | null;
  readonly deaths: number;
}

/** A number of a population of wars. */
export interface Moment {
  readonly name: string;
  /** Band that recorded wars give, and where it is from; null: from the 95 recorded wars, drawn anew. */
  readonly band: { readonly low: number; readonly high: number; readonly from: string } | null;
  /** Priors were chosen with it in sight, so meeting it shows nothing. */
  readonly used: boolean;
  readonly digits: number;
  readonly of: (spells: readonly Spell[]) => number;
}

const MONTH = 30.4375;
const CUT = 6525;
const AGES = [0, 30, 90, 180, 365, 730, 1460, 4000];
/** Age of the flagship's war, 24 February 2022 to 19 May 2025, and half a year on, in days. */
const FLAGSHIP = [1180, 1180 + 182];
const DRAWS = 200;

/** Endings a month of war between two ages. */
export function hazardBetween(spells: readonly Spell[], from: number, to: number): number {
  let [time, ends] = [0, 0];
  for (const { days, ended } of spells) {
    time += Math.max(0, Math.min(days, to) - from);
    if (ended && days > from && days <= to) ends++;
  }
  return (ends / time) * MONTH;
}

function shareEndedBy(spells: readonly Spell[], day: number): number {
  return spells.filter(({ days, ended }) => ended && days <= day).length / spells.length;
}

function median(spells: readonly Spell[]): number {
  const days = Float64Array.from(spells, (spell) => spell.days).sort();
  return (days[(days.length - 1) >> 1] + days[days.length >> 1]) / 2;
}

function shape(spells: readonly Spell[]): number {
  return fitWeibull(
    spells.map(({ days }) => days),
    spells.map(({ ended }) => (ended ? 1 : 0)),
  ).shape;
}

function agreed(spells: readonly Spell[]): number {
  const over = spells.filter(({ ended }) => ended);
  return over.filter((spell) => spell.agreed).length / over.length;
}

function endOfSurvivors(spells: readonly Spell[]): number {
  const late = spells.filter(({ days }) => days > FLAGSHIP[0]);
  return late.length === 0 ? NaN : late.filter(({ days, ended }) => ended && days <= FLAGSHIP[1]).length / late.length;
}

const OWN = { band: null, used: false, digits: 3 } as const;

/** The moments of the population check; those used to choose priors are shown and not scored. */
export const MOMENTS: readonly Moment[] = [
  {
    name: "Weibull shape of the mixture",
    band: band(0.63, 0.8, "k = .715 ± 2 s.e."),
    used: false,
    digits: 3,
    of: shape,
  },
  {
    name: "median duration, months",
    band: band(3, 8, "150 days"),
    used: false,
    digits: 2,
    of: (all) => median(all) / MONTH,
  },
  {
    name: "settled or ceasefire, share of ended",
    band: band(0.4, 0.7, "wars after 1945"),
    used: false,
    digits: 3,
    of: agreed,
  },
  {
    name: `exponent of death tolls above ${CUT}`,
    ...OWN,
    digits: 2,
    of: (all) =>
      powerLawAbove(
        all.map(({ deaths }) => deaths),
        CUT,
      ).exponent,
  },
  {
    name: "hazard in half a year over that of 1 to 10 years",
    ...OWN,
    digits: 2,
    of: (all) => hazardBetween(all, 0, 180) / hazardBetween(all, 365, 3650),
  },
  ...AGES.slice(1).map((to, k): Moment => ({
    name: `endings a month, ${AGES[k]} to ${to} days`,
    ...OWN,
    of: (all) => hazardBetween(all, AGES[k], to),
  })),
  { name: "ended by day 180, share", ...OWN, used: true, of: (all) => shareEndedBy(all, 180) },
  {
    name: "ended in 26 weeks of those aged 169 weeks",
    band: band(0.1, 0.23, "hazard of 2 to 4 and over 4 years"),
    used: true,
    digits: 3,
    of: endOfSurvivors,
  },
];

function band(low: number, high: number, from: string): Moment["band"] {
  return { low, high, from };
}

/**
 * The middle nine tenths of each moment over populations drawn anew from these wars; NaN where fewer than half have it.
 * Shape [moments][2].
 */
export function intervalsOf(moments: readonly Moment[], spells: readonly Spell[], seed: number): (readonly number[])[] {
  const at = { stream: Stream.parameters, purpose: Purpose.bootstrap, repeat: 1, week: 0 };
  const found: number[][] = moments.map(() => []);
  for (let world = 0; world < DRAWS; world++) {
    const again = spells.map((_, draw) => spells[Math.floor(spells.length * uniformAt(seed, { ...at, world, draw }))]);
    moments.forEach((moment, k) => {
      const value = valueOf(moment, again);
      if (!Number.isNaN(value)) found[k].push(value);
    });
  }
  return found.map((values) => {
    const sorted = values.sort((a, b) => a - b);
    if (sorted.length < DRAWS / 2) return [NaN, NaN];
    return [sorted[Math.floor(0.05 * sorted.length)], sorted[Math.ceil(0.95 * sorted.length) - 1]];
  });
}

/** A moment, or NaN where these wars do not have it. */
export function valueOf({ of }: Moment, spells: readonly Spell[]): number {
  try {
    const value = of(spells);
    return Math.abs(value) < Infinity ? value : NaN;
  } catch {
    return NaN;
  }
}

/** Slope of ln deaths on ln days. */
export function elasticity(spells: readonly Spell[]): number {
  const sound = spells.filter(({ deaths }) => deaths > 0);
  const x = sound.map(({ days }) => log(days));
  const y = sound.map(({ deaths }) => log(deaths));
  const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  return (
    x.reduce((sum, each, k) => sum + (each - mx) * (y[k] - my), 0) / x.reduce((sum, each) => sum + (each - mx) ** 2, 0)
  );
}
