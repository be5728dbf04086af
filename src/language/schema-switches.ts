import { CAMPAIGN_SWITCH } from "./schema-stocks.js";
import { N, key, number, prior, record } from "./shape.js";

/** Structural choices; the order of settings is that of their indices in `Switches`. */
export const SWITCHES = record({
  red_lines: prior(
    "Crossing a stated line costs (priced) or is out (hard).",
    number(N.choice("priced", "hard")),
    "priced",
  ),
  foresight: prior("Whether actors think one step ahead.", number(N.choice("none", "next")), "none"),
  patron: prior(
    "How the patron's belief moves: by a share of each message (bayes), not (fixed), by all or nothing (inattentive).",
    number(N.choice("bayes", "fixed", "inattentive")),
    "bayes",
  ),
  campaign: CAMPAIGN_SWITCH,
  beliefs: key(
    "How the sides learn: all that is seen counts, is forgotten in time, or counts a quarter; left out: bayes.",
    number(N.choice("bayes", "fading", "stubborn")),
  ),
  endurance: key(
    "How the time without help counts: all of it after the first stop, or its share; left out: share.",
    number(N.choice("first_stop", "share")),
  ),
  attrition: key(
    "Law of losses; left out: square on the lattice, general (the file's exponents) with stocks.",
    number(N.choice("general", "log", "square")),
  ),
  quadrature: key(
    "Belief in the patron's staying: its mean (off), or sixteen nodes over its spread; left out: off.",
    number(N.choice("off", "16")),
  ),
  posture: key(
    "Whether offers and refusals are weighed by what the patron makes of them too (weighed), or only by what they bring (off); left out: off.",
    number(N.choice("off", "weighed")),
  ),
  words: key(
    "Whether what is said of the patron's staying counts as declared, or only to a side in whose ears the speaker would say the truth (credible); left out: declared.",
    number(N.choice("declared", "credible")),
  ),
  continuation: key(
    "What refusing an offer is worth: fighting to the end (certainty_equivalent), or that and what later talks may bring (bargain); left out: bargain.",
    number(N.choice("certainty_equivalent", "bargain")),
  ),
});
