import type { Conflict } from "../../conflict/conflict.js";
import { exp } from "../../math/elementary.js";
import { weeklyRecord } from "./backtest.js";
import { effectiveOf, type Prior } from "./crowd.js";
import { forecast, restOf, type Fan } from "./forecast.js";
import { learnedOf, type Learned } from "./learned.js";
import { inOrder, STATED } from "./priors.js";
import { Free, monthlyMemory, monthlySpread, type Weekly } from "./process.js";
import { dayOf, spanOf, type WarRecord } from "./record.js";
import { samplesOf } from "./samples.js";
import { filterRecord, type Posterior } from "./sequential.js";
import { balanceOf, drawSides, joinClaims, reportingLaw, sideRefs } from "./sides.js";
import { TARGETS } from "./targets.js";

/** How a calibration is run. */
export interface Calibrating {
  /** Last day of the record that is used. */
  readonly until: number;
  readonly particles: number;
  readonly seed: number;
  readonly progress?: (done: number, total: number) => void;
}

/** What the record of a war makes of a file's numbers. */
export interface Calibration {
  /** Numbers in the order told: those of the file first. */
  readonly numbers: readonly Learned[];
  readonly targets: readonly {
    readonly name: string;
    readonly says: string;
    readonly used: boolean;
    readonly effective: number;
  }[];
  readonly particles: number;
  /** Effective draws after the record, and after all targets. */
  readonly effective: { readonly record: number; readonly all: number };
  /** Weeks of casualties and of area that were read. */
  readonly weeks: { readonly casualties: number; readonly area: number };
}

const [QUARTER_FROM, QUARTER_TO] = [dayOf("2024-12-31"), dayOf("2025-03-31")];
/** Days over which the level at the date of the file is taken. */
const LEVEL = 28;

/** Why a file cannot be calibrated; null where it can. */
export function calibrationNeeds(conflict: Conflict): string | null {
  if (conflict.asOf === null) return "the file has no case.as_of, so there is no date to calibrate for";
  return sideRefs(conflict) === null ? "the file has no campaign with men on both sides" : null;
}

/**
 * Priors of a file, weighed by a record up to a day and by targets known at the date of the file. The filter learns the eight
 * parameters of intensity and advance; true losses are the claims times a factor that the record cannot tell; intake, returns and
 * the defender's numbers are the file's own laws, weighed by the balance of men.
 */
export function calibrate(conflict: Conflict, record: WarRecord, how: Calibrating): Calibration {
  const refs = sideRefs(conflict)!;
  const asOf = dayOf(conflict.asOf!);
  const data = weeklyRecord(record, how.until);
  const priors = priorsOf(conflict);
  const { length } = data.claims;
  const [before, after] = filterRecord(data, priors, [0, length], how);
  const view = viewOf(record, { data, posterior: after, until: how.until, asOf, seed: how.seed });
  const draws = drawSides(conflict, refs, view.now.length, how.seed);
  const onRecord = joinClaims(view.fan, view.now, draws.losses, reportingLaw(conflict, refs.losses));
  const weights = onRecord.slice();
  const targets = TARGETS.map((target) => {
    const used = target.known <= asOf;
    if (used)
      for (let k = 0; k < weights.length; k++)
        weights[k] *= exp(target.logWeight(balanceOf(draws, k, { now: view.now[k], quarter: view.quarter[k] })));
    return { name: target.name, says: target.says, used, effective: effective(weights) };
  });
  const samples = samplesOf(conflict, refs, {
    before,
    after,
    claims: view.now,
    draws,
    onRecord,
    weights,
    reference: data.reference,
  });
  return {
    numbers: samples.map(learnedOf),
    targets,
    particles: how.particles,
    effective: { record: effective(onRecord), all: effective(weights) },
    weeks: { casualties: length, area: data.gain.filter((gain) => gain === gain).length },
  };
}

function effective(weights: Float64Array): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? effectiveOf(weights.map((weight) => weight / total)) : 0;
}

/** The stated priors, with the file's own laws where it states the number. */
function priorsOf({ campaign, quantities }: Conflict): Prior[] {
  const { front, stocks } = campaign!;
  const own = (ref: number): Prior => ({ law: quantities[ref].law, bounds: quantities[ref].bounds });
  const stated = (ref: number | undefined, name: keyof typeof Free, turned?: (value: number) => number): Prior =>
    ref === undefined || quantities[ref].origin !== "file"
      ? STATED[Free[name]]
      : { ...own(ref), ...(turned && { turned }) };
  return inOrder({
    memory: stated(stocks?.tempo.memory, "memory", monthlyMemory),
    spread: stated(stocks?.tempo.noise, "spread", monthlySpread),
    report: STATED[Free.report],
    advance: own(front.advance),
    exponent: stated(stocks?.exponents.ground, "exponent"),
    holding: own(front.holding),
    noise: own(front.noise),
    noiseMemory: own(front.memory),
  });
}

/** Claims a day in the fan's draws: in the weeks up to the date of the file, and in the first quarter of 2025. */
interface View {
  readonly fan: Fan;
  readonly now: Float64Array;
  readonly quarter: Float64Array;
}

function viewOf(
  record: WarRecord,
  at: { data: Weekly; posterior: Posterior; until: number; asOf: number; seed: number },
): View {
  const { data, posterior, until, asOf, seed } = at;
  const sunday = data.ends[posterior.weeks - 1];
  const to = Math.max(asOf, until + LEVEL);
  const ends = [...new Set([QUARTER_FROM, QUARTER_TO, to - LEVEL, to])]
    .filter((day) => day > until)
    .sort((a, b) => a - b);
  const rest = restOf(spanOf(record, sunday, until).casualties, until - sunday);
  const fan = forecast(data, posterior, { origin: until, rest, ends, seed });
  const known = (after: number, last: number): number => (last > after ? spanOf(record, after, last).casualties : 0);
  const mean = (after: number, last: number): Float64Array =>
    Float64Array.from(fan.weights, (_, k) => {
      let sum = known(after, Math.min(last, until));
      ends.forEach((end, span) => {
        const start = Math.max(after, span === 0 ? until : ends[span - 1]);
        if (Math.min(end, last) > start) sum += fan.casualties[span][k] * (Math.min(end, last) - start);
      });
      return sum / (last - after);
    });
  return { fan, now: mean(to - LEVEL, to), quarter: mean(QUARTER_FROM, QUARTER_TO) };
}
