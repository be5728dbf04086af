import type { Claim, Expression } from "../conflict/claim.js";
import type { Conflict } from "../conflict/conflict.js";
import { measuresIn } from "../conflict/asked.js";

/** The steps of the argument, left to right, as a war with a patron tells it. */
export const CHAIN_STAGES = ["moves", "blame", "aid", "front", "men", "worth", "terms", "end"] as const;
export type ChainStage = (typeof CHAIN_STAGES)[number];

/** What a step is called on the page. */
export const STAGE_TITLES: Readonly<Record<ChainStage, string>> = {
  moves: "Public moves",
  blame: "Whom the patron blames",
  aid: "Aid",
  front: "Cover, losses, front",
  men: "Men",
  worth: "What fighting on is worth",
  terms: "Accept or refuse",
  end: "How it ends",
};

const STAGE_OF: Readonly<Record<string, ChainStage>> = {
  best_reply: "moves",
  shift_of_blame: "blame",
  blamed: "blame",
  worth_of_blame: "blame",
  cost_of_view: "blame",
  value_of_correcting: "blame",
  chooses: "aid",
  recorded_share: "aid",
  supply: "front",
  cover: "front",
  "weeks of cover": "front",
  "weekly losses": "front",
  "reported losses": "front",
  pace: "front",
  "net manpower": "men",
  "recruiting cost": "men",
  casualties: "front",
  "area gained": "front",
  pressed: "front",
  collapsed: "front",
  strength: "men",
  fallen: "front",
  destroyed: "end",
  lasts: "end",
  men: "men",
  mobilised: "men",
  "value of fighting": "worth",
  effect_of_words: "worth",
  outcome: "worth",
  would_sign: "terms",
  ripe: "terms",
  bargaining_range: "terms",
  settled_on: "end",
  "weeks of war": "end",
  would_accept_truce: "terms",
  truce: "terms",
  settled: "end",
  frozen: "end",
  best_course: "end",
  regret: "end",
};

/** The step of the argument that a claim speaks of: that of the first measure it names. */
export function chainStageOf(conflict: Conflict, claim: Claim): ChainStage {
  const expression: Expression = claim.says.expression;
  for (const index of measuresIn(expression)) {
    const { name, engine } = conflict.measures[index];
    const stage = STAGE_OF[name] ?? (engine === "terms" || engine === "structure" ? "terms" : undefined);
    if (stage) return stage;
  }
  return "end";
}
