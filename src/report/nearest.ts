import { settingInWords } from "./words-settings.js";
import type { Sample, Verdict, VerdictKind } from "../judgement/index.js";

/** The claim nearest to turning, and in every world the input that it turns on. */
export interface NearestTurn {
  /** Id of the claim. */
  readonly claim: string;
  readonly path: string;
  readonly unit: string;
  /** Where it turns, canonical; null: on the settings of a switch. */
  readonly at: number | null;
  /** Names of the settings; null: a number. */
  readonly choices: readonly string[] | null;
  /** Shape [worlds], canonical; of a switch the place of its setting. */
  readonly values: Float64Array;
}

const DECIDED: ReadonlySet<VerdictKind> = new Set(["holds", "fails", "depends"]);

/** The verdict whose share lies nearest to 50 %, among those with a known cause: place in the list; −1 where there is none. */
export function nearestVerdict(verdicts: readonly Verdict[]): number {
  const distance = ({ share }: Verdict): number => Math.abs((share ?? 0) - 0.5);
  return verdicts.reduce((best, verdict, k) => {
    if (!DECIDED.has(verdict.kind) || (verdict.turns === null && verdict.dependsOn === null)) return best;
    return best < 0 || distance(verdict) < distance(verdicts[best]) ? k : best;
  }, -1);
}

/** What the nearest claim turns on, over the worlds; null where no claim has a known cause. */
export function nearestOver({ conflict, worlds }: Sample, verdicts: readonly Verdict[]): NearestTurn | null {
  const place = nearestVerdict(verdicts);
  if (place < 0) return null;
  const { id, turns, dependsOn } = verdicts[place];
  const path = dependsOn?.switch ?? turns!.path;
  const quantity = conflict.quantities.findIndex((each) => each.path === path);
  if (quantity < 0) return null;
  const { law, unit } = conflict.quantities[quantity];
  return {
    claim: id,
    path,
    unit,
    at: dependsOn ? null : turns!.at,
    choices: law.kind === "choice" ? law.choices.map(({ name }) => settingInWords(path, name)) : null,
    values: Float64Array.from(worlds, ({ values }) => values[quantity]),
  };
}
