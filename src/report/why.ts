import type { Conflict } from "../conflict/conflict.js";
import type { Story } from "../dynamics/index.js";
import { judgedOver, type Over } from "./brief.js";
import { detailOf, type ClaimDetail } from "./claim-detail.js";
import { countedOf, pickedWorld, playPicked, toldRepeats } from "./each-way.js";
import type { Findings } from "./finding.js";

/** One world in which a claim holds, or fails: what it drew of the inputs that decide, and its course. */
export interface WorldEachWay {
  readonly holds: boolean;
  /** Posterior mass that the claim holds there. */
  readonly mass: number;
  /** Names the world to `parley course --world`. */
  readonly world: number;
  /** Values of the claim's turns, in their order, canonical units. */
  readonly values: readonly number[];
  /** Repeat of chance that is told. */
  readonly repeat: number;
  /** One story for each course that the claim reads, of two at most; none where it reads no course of the war. */
  readonly stories: readonly Story[];
}

/** What `parley why` shows of one claim. */
export interface WhyReport {
  readonly findings: Findings;
  readonly detail: ClaimDetail;
  /** Worlds that decide for the claim, against it, and neither. */
  readonly worlds: { readonly for: number; readonly against: number; readonly undecided: number };
  readonly each: readonly WorldEachWay[];
  /** Claims of the file that rest on this one, and those that it rests on. */
  readonly restsOn: readonly string[];
  readonly carries: readonly string[];
}

/** Judges a conflict and takes the claim at a place of its list apart, with one world each way told as a story. `most`: inputs told. */
export async function whyReport(conflict: Conflict, place: number, over: Over, most?: number): Promise<WhyReport> {
  const { sample, findings } = await judgedOver(conflict, over);
  const detail = detailOf(sample, findings.claims[place], place, most);
  const { id, restsOn } = conflict.claims[place];
  const { mass } = detail.verdict;
  const repeats = toldRepeats(sample);
  const picked =
    mass === null ? [] : [true, false].flatMap((holds) => pickedWorld(sample, { place, mass, holds, repeats }));
  return {
    findings,
    detail,
    worlds: countedOf(mass ?? new Float64Array()),
    each: picked.map((each) => ({
      holds: each.holds,
      mass: each.mass,
      world: each.world.index,
      values: detail.near.map(({ quantity }) => each.world.values[quantity]),
      repeat: each.repeat,
      stories: playPicked(conflict, each, over.seed),
    })),
    restsOn,
    carries: conflict.claims.filter((claim) => claim.restsOn.includes(id)).map((claim) => claim.id),
  };
}
