import { CHAIN_STAGES, type ChainStage } from "../stage.js";

/** An outcome before and after a link of the argument is taken out: means over worlds, canonical. */
export interface StoredOutcome {
  /** The measure. */
  readonly of: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  /** Told from chance. */
  readonly changes: boolean;
}

/** What taking one link of the argument out does, as `parley ablate` measured it. */
export interface StoredLink {
  readonly from: ChainStage;
  readonly to: ChainStage;
  /** What the link says, and what stands in its place where it is cut. */
  readonly title: string;
  readonly instead: string;
  /** Lines of the file that are touched, rising. */
  readonly lines: readonly number[];
  /** How far the outcomes move, in their spreads over worlds, ≥ 0; null where it could not be cut. */
  readonly size: number | null;
  /** Some outcome moves beyond Monte Carlo error. */
  readonly alive: boolean;
  readonly outcomes: readonly StoredOutcome[];
  readonly verdicts: readonly { readonly id: string; readonly before: string; readonly after: string }[];
  /** Why it does nothing or cannot be cut, where known. */
  readonly why: string | null;
}

/** The links of an argument taken out one by one, of one file by one version of the engines. */
export interface LinkRun {
  readonly hash: string;
  readonly engine: Readonly<Record<string, string>>;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  /** Whether the worlds are held to the record. */
  readonly matched: boolean;
  /** Course under which the outcomes are taken, by its id. */
  readonly under: string | null;
  readonly links: readonly StoredLink[];
}

/** How thick the arrows of the argument are: as measured, or why they are all alike. */
export type Passage =
  | { readonly kind: "measured"; readonly run: LinkRun }
  | { readonly kind: "stale"; readonly differs: string }
  | { readonly kind: "none" };

/** What a measured run is held against. */
export interface Measured {
  readonly hash: string;
  /** Versions of the engines by name. */
  readonly engine: Readonly<Record<string, string>>;
}

/** In what a run differs from the reading that it is to stand beside, in words; null where in nothing. */
export function differsFrom({ hash, engine }: LinkRun, now: Measured): string | null {
  if (hash !== now.hash) return `it was measured on ${hash.slice(0, 12)}, and this reading is ${now.hash.slice(0, 12)}`;
  const moved = Object.keys(engine).find((name) => name in now.engine && now.engine[name] !== engine[name]);
  return moved === undefined
    ? null
    : `it was measured with the engine ${moved} ${engine[moved]}, and this is ${moved} ${now.engine[moved]}`;
}

/** The links that a text of `parley ablate --json` holds; null where it is none, or one of an older format without links. */
export function linkRunIn(text: string): LinkRun | null {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(told) || told["command"] !== "ablate" || !Array.isArray(told["links"])) return null;
  const { hash, engine, worlds, repeats, seed, outcomes, links } = told;
  if (typeof hash !== "string" || !isRecord(engine) || ![worlds, repeats, seed].every(isCount)) return null;
  const found = links.map(linkIn);
  if (found.some((link) => link === null) || found.length === 0) return null;
  const under = isRecord(outcomes) && typeof outcomes["under"] === "string" ? outcomes["under"] : null;
  const versions = Object.entries(engine).map(([name, version]): [string, string] => [name, String(version)]);
  const matched = told["matched"] === true;
  const run = { worlds: Number(worlds), repeats: Number(repeats), seed: Number(seed), matched };
  return { hash, engine: Object.fromEntries(versions), ...run, under, links: found as StoredLink[] };
}

function linkIn(told: unknown): StoredLink | null {
  if (!isRecord(told)) return null;
  const [from, to] = [stageIn(told["from"]), stageIn(told["to"])];
  const { title, instead, size, alive, lines = [], outcomes = [], verdicts = [], why = null } = told;
  if (from === null || to === null || typeof title !== "string" || typeof instead !== "string") return null;
  if (!(size === null || (isNumber(size) && size >= 0)) || typeof alive !== "boolean") return null;
  if (!Array.isArray(lines) || !lines.every(isCount) || !Array.isArray(outcomes) || !Array.isArray(verdicts))
    return null;
  return {
    ...{ from, to, title, instead, size, alive, lines },
    outcomes: outcomes.flatMap((each) => outcomeIn(each) ?? []),
    verdicts: verdicts.flatMap((each) => verdictIn(each) ?? []),
    why: typeof why === "string" ? why : null,
  };
}

function stageIn(told: unknown): ChainStage | null {
  return CHAIN_STAGES.find((stage) => stage === told) ?? null;
}

function outcomeIn(told: unknown): StoredOutcome | null {
  if (!isRecord(told)) return null;
  const { of, unit, before, after, changes } = told;
  if (typeof of !== "string" || typeof unit !== "string" || !isNumber(before) || !isNumber(after)) return null;
  return { of, unit, before, after, changes: changes === true };
}

/** A verdict that is another; null too where only chance makes it so. */
function verdictIn(told: unknown): StoredLink["verdicts"][0] | null {
  if (!isRecord(told)) return null;
  const { id, before, after, beyond } = told;
  const named = typeof id === "string" && typeof before === "string" && typeof after === "string";
  return named && beyond !== false ? { id, before, after } : null;
}

function isRecord(told: unknown): told is Readonly<Record<string, unknown>> {
  return typeof told === "object" && told !== null && !Array.isArray(told);
}

function isNumber(told: unknown): told is number {
  return typeof told === "number" && Number.isFinite(told);
}

function isCount(told: unknown): told is number {
  return isNumber(told) && Number.isSafeInteger(told) && told >= 0;
}
