import type { Conflict } from "../../conflict/conflict.js";
import { quantile } from "../../math/distribution.js";
import { log } from "../../math/elementary.js";
import { PATHS } from "./forecast.js";
import type { Samples } from "./learned.js";
import { advanceAt, Free, FREE, stepOf, type Step } from "./process.js";
import type { Posterior } from "./sequential.js";
import { reportingLaw, type SideRefs } from "./sides.js";
import { WEEKS_A_MONTH } from "./targets.js";

/** What a calibration has drawn and how it weighs it. */
export interface Made {
  readonly before: Posterior;
  readonly after: Posterior;
  /** Claims a day at the date of the file, shape [draws]. */
  readonly claims: Float64Array;
  readonly draws: Record<keyof SideRefs, Float64Array>;
  /** Weights of the draws by the record alone, and with the targets. */
  readonly onRecord: Float64Array;
  readonly weights: Float64Array;
  /** ln of claims a day at which intensity is 1. */
  readonly reference: number;
}

const WEEK = 7;

/** Everything that is compared, in canonical units with the factor to those in which it is told; numbers of the file first. */
export function samplesOf(conflict: Conflict, refs: SideRefs, made: Made): Samples[] {
  return [
    ...sideSamples(conflict, refs, made),
    ...frontSamples(conflict, made),
    ...processSamples(conflict, refs, made),
  ];
}

/** The two sides' men, from the file's own laws. */
function sideSamples(conflict: Conflict, refs: SideRefs, { draws, onRecord, weights }: Made): Samples[] {
  const side = (name: string, key: keyof SideRefs, unit: string, factor: number): Samples => {
    const { path } = conflict.quantities[refs[key]];
    return { name, path, unit, factor, before: draws[key], after: draws[key], onRecord, weights };
  };
  const [a, d] = [conflict.campaign!.front.attacker, conflict.campaign!.front.defender].map(
    (actor) => conflict.actors[actor].title,
  );
  return [
    side(`true losses, ${a}`, "losses", "persons/day", 1 / WEEK),
    side(`intake, ${a}`, "intake", "persons/month", WEEKS_A_MONTH),
    side(`share of losses that returns, ${a}`, "returning", "", 1),
    side(`true losses, ${d}`, "otherLosses", "persons/day", 1 / WEEK),
    side(`intake, ${d}`, "otherIntake", "persons/month", WEEKS_A_MONTH),
    side(`share of losses that returns, ${d}`, "otherReturning", "", 1),
    side(`men at the front, ${d}`, "otherFront", "", 1),
  ];
}

/** The front, with the advance as it stands at the intensity of the file's date. */
function frontSamples(conflict: Conflict, made: Made): Samples[] {
  const { front } = conflict.campaign!;
  const { after, claims, reference } = made;
  const advance = claims.map((each, k) => {
    const particle = Math.floor(k / PATHS) * FREE;
    return advanceAt(stepOf(after.free, particle), log(each) - reference);
  });
  const of = (name: string, key: keyof typeof Free, unit: string, ref: number): Samples => ({
    ...freeSample(made, name, key, unit),
    path: conflict.quantities[ref].path,
  });
  return [
    { ...of("advance", "advance", "km2/week", front.advance), after: advance },
    of("noise of the advance", "noise", "km2/week", front.noise),
    of("memory of that noise, week to week", "noiseMemory", "", front.memory),
    of("share of the advance taken back", "holding", "", front.holding),
  ];
}

/** Parameters of the processes: the numbers of a file with stocks, by the week; else the tool's own, by the month. */
function processSamples(conflict: Conflict, refs: SideRefs, made: Made): Samples[] {
  const { claims, draws, onRecord, weights } = made;
  const factor = reportingLaw(conflict, refs.losses);
  const count = weights.length;
  return [
    ...tempoSamples(conflict, made),
    freeSample(made, "reporting noise, ln a week", "report", ""),
    {
      name: "true over claimed casualties",
      path: null,
      unit: "",
      factor: 1,
      before: Float64Array.from({ length: count }, (_, k) => quantile(factor, (k + 0.5) / count)),
      after: claims.map((each, k) => draws.losses[k] / (WEEK * each)),
      onRecord,
      weights,
    },
  ];
}

function tempoSamples({ campaign, quantities }: Conflict, made: Made): Samples[] {
  const exponent = freeSample(made, "exponent of the advance in intensity", "exponent", "");
  const { stocks } = campaign!;
  if (stocks === null)
    return [
      freeSample(made, "memory of intensity, month to month", "memory", ""),
      freeSample(made, "spread of intensity, ln a month", "spread", ""),
      exponent,
    ];
  const weekly = (name: string, ref: number, of: (step: Step) => number): Samples => {
    const column = (free: Float64Array, each: number): Float64Array =>
      Float64Array.from({ length: (free.length / FREE) * each }, (_, k) =>
        of(stepOf(free, Math.floor(k / each) * FREE)),
      );
    const [before, after] = [column(made.before.free, 1), column(made.after.free, PATHS)];
    return { ...exponent, name, path: quantities[ref].path, before, after };
  };
  return [
    weekly("memory of the tempo, week to week", stocks.tempo.memory, ({ keeps }) => keeps),
    weekly("spread of the tempo, ln a week", stocks.tempo.noise, ({ adds }) => Math.sqrt(adds)),
    { ...exponent, path: quantities[stocks.exponents.ground].path },
  ];
}

function freeSample(
  { before, after, onRecord, weights }: Made,
  name: string,
  key: keyof typeof Free,
  unit: string,
): Samples {
  const column = (free: Float64Array, each: number): Float64Array =>
    Float64Array.from({ length: (free.length / FREE) * each }, (_, k) => free[Math.floor(k / each) * FREE + Free[key]]);
  return {
    name,
    path: null,
    unit,
    factor: 1,
    before: column(before.free, 1),
    after: column(after.free, PATHS),
    onRecord,
    weights,
  };
}
