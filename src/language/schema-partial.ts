import { COUNT, DATE, key, N, name, number, record, some, table, TEXT, word } from "./shape.js";

/** An agreement on a few things beside a war that goes on. */
export const PARTIAL = record({
  title: key("Name for people; left out: the id.", TEXT),
  terms: key("Options put in force while it holds, by issue.", table("issue", name("option"))),
  worth: key("What signing is worth to a side beyond the terms, once, utility.", table("actor", number(N.utility))),
  spares: key("Share of a side's cost of war that it spares while it holds.", table("actor", number(N.share))),
  stops: key("What stops while it holds: air, the raids at the rear.", some(word("air"))),
  lasts: key("How long it binds; left out: until it breaks or the war ends.", number(N.weeks)),
  breaks: key("Rate at which it breaks; left out: never.", number(N.hazard)),
  says: key("How many times likelier it is signed if that actor is the obstacle.", table("actor", number(N.times))),
  trust: key(
    "How much longer a deal is taken to be kept once it is signed, logits; a breach takes it back.",
    number(N.logit),
  ),
  talks: key(
    "How much likelier a round of talks is once it is signed, logits; a breach takes it back.",
    number(N.logit),
  ),
  signed: key("Day on which it was signed on record, within history.window.", DATE),
  source: key("Source it is taken from.", name("source")),
  paragraph: key("Paragraph of the source.", COUNT),
  note: key("A remark.", TEXT),
});
