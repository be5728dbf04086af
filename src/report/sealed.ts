import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import { weightsOf } from "../judgement/index.js";
import { valuesOf, type Sample } from "../judgement/sample.js";
import { judgedOver, type Over } from "./brief.js";
import type { ClaimFinding } from "./finding.js";

/** Sealed amounts are told by these quantiles: the middles of 99 equal parts, so that their mean CRPS is that of the sample to a part. */
export const SEALED_LEVELS = 99;

/** A claim as it stood when it was sealed. */
export interface SealedClaim {
  readonly id: string;
  readonly text: string;
  readonly says: string;
  /** Id of the course under which it is read; null where it names none. */
  readonly under: string | null;
  readonly verdict: string;
  /** Share of worlds in which it holds, with its 90 % interval; no forecast of anything. */
  readonly share: number | null;
  readonly interval: readonly [number, number] | null;
  readonly undecided: number | null;
  /** Chance over all worlds of the event that it speaks of; null where it is not a claim on a chance. */
  readonly chance: { readonly value: number; readonly interval: readonly [number, number] } | null;
}

/** What the runs under one course say of a measure: a chance of an event, or quantiles of an amount in the canonical unit. */
export interface SealedMeasure {
  readonly measure: string;
  readonly under: string;
  readonly unit: string;
  readonly chance: number | null;
  readonly quantiles: readonly number[] | null;
}

/** What is sealed; `digest` is over everything else. */
export interface Sealed {
  readonly format: 1;
  readonly kind: "sealed claims";
  readonly parley: string;
  readonly case: string;
  readonly title: string;
  readonly asOf: string | null;
  readonly hash: string;
  readonly variant: string | null;
  readonly engines: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly worlds: number;
  readonly matched: boolean;
  /** Where worlds are weighted: as many of equal weight tell as much; else null. */
  readonly effectiveWorlds: number | null;
  /** Day of sealing, by the clock of whoever sealed. */
  readonly sealedOn: string;
  readonly claims: readonly SealedClaim[];
  readonly measures: readonly SealedMeasure[];
}

/** What the seal needs of the world outside. */
export interface Sealing {
  readonly version: string;
  readonly sealedOn: string;
}

/** Judges a conflict and yields what is to be sealed, numbers to 12 figures. */
export async function sealedOf(conflict: Conflict, over: Over, sealing: Sealing): Promise<Sealed> {
  const { sample, findings } = await judgedOver(conflict, over);
  return {
    format: 1,
    kind: "sealed claims",
    parley: sealing.version,
    case: conflict.id,
    title: conflict.title,
    asOf: conflict.asOf,
    hash: conflict.hash,
    variant: conflict.variant,
    engines: findings.engines,
    seed: over.seed,
    worlds: findings.worlds,
    matched: findings.match !== null,
    effectiveWorlds: findings.effectiveWorlds,
    sealedOn: sealing.sealedOn,
    claims: findings.claims.map((claim, k) => sealedClaim(conflict, claim, conflict.claims[k].under)),
    measures: sample.tables.course ? measuresOf(sample) : [],
  };
}

function sealedClaim(conflict: Conflict, { id, text, says, verdict }: ClaimFinding, under: number | null): SealedClaim {
  const { kind, share, interval, undecided, pooled } = verdict;
  return {
    id,
    text,
    says,
    under: under === null ? null : conflict.policies[under].id,
    verdict: kind,
    share,
    interval,
    undecided,
    chance: pooled?.of === "chance" ? { value: pooled.value, interval: pooled.interval } : null,
  };
}

/** Every measure of the course under every course that was run; a world counts by its weight, whatever its repeats. */
function measuresOf(sample: Sample): SealedMeasure[] {
  const { conflict } = sample;
  return runnablePolicies(conflict).flatMap((policy) =>
    conflict.measures.flatMap((use, measure): SealedMeasure[] => {
      const word = MEASURE_WORDS.find(({ name }) => name === use.name);
      const draws = use.engine === "course" ? valuesOf(sample, measure, policy) : null;
      if (!draws || !word) return [];
      const { values, weights } = pooledDraws(draws, weightsOf(sample));
      if (values.length === 0) return [];
      const event = word.type === "event";
      return [
        {
          measure: use.id,
          under: conflict.policies[policy]?.id ?? "",
          unit: event ? "chance" : word.unit,
          chance: event ? meanOf(values, weights) : null,
          quantiles: event ? null : quantilesOf(values, weights),
        },
      ];
    }),
  );
}

function pooledDraws(
  draws: readonly Float64Array[],
  worlds: ArrayLike<number>,
): { values: number[]; weights: number[] } {
  const told = draws.map((own) => [...own].filter((value) => value === value));
  return { values: told.flat(), weights: told.flatMap((own, j) => own.map(() => worlds[j] / own.length)) };
}

function meanOf(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, k) => sum + value * weights[k], 0) / total;
}

/** By one sort: the least value with at least that share of the weight at or below it. */
function quantilesOf(values: readonly number[], weights: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const total = order.reduce((sum, k) => sum + weights[k], 0);
  let [place, below] = [0, weights[order[0]]];
  return Array.from({ length: SEALED_LEVELS }, (_, k) => {
    while (below < ((k + 0.5) / SEALED_LEVELS) * total && place + 1 < order.length) below += weights[order[++place]];
    return values[order[place]];
  });
}

/** Canonical text of what is sealed: keys in order of their letters, no blank space, numbers to 12 figures. */
export function canonicalSealed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalSealed).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    const parts = entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${canonicalSealed(each)}`);
    return `{${parts.join(",")}}`;
  }
  if (typeof value === "number") return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : "null";
  return JSON.stringify(value);
}
