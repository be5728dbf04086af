import { ATTRITION_LAWS } from "../conflict/battle.js";
import { N, key, list, must, number, prior, record, table, word } from "./shape.js";

const FORCE = record({
  strength: must("Men at the start.", number(N.persons)),
  destroys: must("How fast it destroys the enemy: `a` or `b` of the law, per time.", number(N.use)),
  breaks_at: prior("Strength at which it stops fighting.", number(N.persons), "0"),
  arrives: key(
    "Reinforcements.",
    list(
      record({
        from: must("When the first arrive.", number(N.weeks)),
        until: must("When the last do; evenly between.", number(N.weeks)),
        men: must("How many in all.", number(N.persons)),
      }),
    ),
  ),
});

/** A fight under a closed law of attrition. */
export const BATTLE = record({
  law: must("What a side's losses follow.", word(...ATTRITION_LAWS)),
  exponents: key(
    "Of the general law; Helmbold's is the one whose two add up to 1.",
    record({
      enemy: must("Of the enemy's strength, p.", number(N.times)),
      own: must("Of the strength of the side that loses, q.", number(N.times)),
    }),
  ),
  horizon: must("How long it is followed.", number(N.weeks)),
  step: key("Time between two strengths that are told; left out: a day.", number(N.weeks)),
  forces: must("The two that fight.", table("actor", FORCE)),
});
