import { key, must, N, number, prior, record } from "./shape.js";

/** What the war and its ends are worth to a belligerent. */
export const VALUES = record({
  win: must("Worth of winning.", number(N.utility)),
  lose: must("Worth of losing.", number(N.utility)),
  war_cost: must("Cost of war a year, share of the stake.", number(N.cost)),
  resolve: must("Multiple of war_cost that it feels.", number(N.times)),
  patience: must("What a year hence counts, share.", number(N.share)),
  line: must("Price of crossing a fully firm red line.", number(N.cost)),
  peace_shift: prior("What peace itself does to a later war's odds, logits toward the attacker.", number(N.logit), "0"),
  leader: key(
    "Leader who decides, and is punished at home for an end worth less than a line.",
    record({
      punished_below: must("Utility of an end, a deal or losing, below which it is punished.", number(N.utility)),
      by: must("What the punishment takes off, utility.", number(N.cost)),
    }),
  ),
  strength: key(
    "Fighting power at the front that only itself knows; the other side learns of it from refusals and battles.",
    record({
      type: must(
        "What it is; its weights are what the other side believes beforehand.",
        number(N.choice("weak", "strong")),
      ),
      weak: must("Multiple of the campaign's if weak.", number(N.times)),
      strong: must("Multiple of the campaign's if strong.", number(N.times)),
    }),
  ),
});

/** What a belligerent believes. */
export const BELIEFS = record(
  {
    resumes: prior("That the patron resumes once off, share per decision.", number(N.share), "uniform(0; 0.2)"),
    evidence: prior("Weight of the prior, count of decisions.", number(N.weight), "26 to 130"),
    optimism: must("Error of its own favour, share.", number(N.share)),
    learns: must("Time to half of the error.", number(N.weeks)),
    deal_holds: must("That a deal is kept, share.", number(N.share)),
    truce_breaks: must("Rate at which a truce breaks.", number(N.hazard)),
  },
  { of: "stays", key: key("That the patron keeps supporting for a year, share.", number(N.share)) },
);
