import { ANY, DATE, EXPRESSION, N, TEXT, key, must, name, number, record, some, word } from "./shape.js";

/** Keys of a policy. */
export const POLICY = record({
  title: key("Name for people; left out: the id.", TEXT),
  from: key("Day or week it begins; left out: at once.", { kind: "when" }),
  like: key("Policy whose moves it has too.", name("policy")),
  moves: key("Moves made.", some(name("move"))),
  review: key("How long it binds; left out: the patron's review.", number(N.weeks)),
  course: key("free: nothing imposed.", word("free")),
  at: key("Recorded move of history.moves at which it branches.", name("move")),
  on: key("Day of that move, where it is on record more than once.", DATE),
  instead: key("Move of the same actor in its place; left out: nothing is done.", name("move")),
  when: key(
    "A line at which it turns to another policy.",
    record({
      measure: must("Number of the course that is watched week by week, without a time.", EXPRESSION),
      above: key("It turns when the number has risen above this.", ANY),
      below: key("It turns when the number has fallen below this.", ANY),
      then: must("Policy that takes its place and binds anew.", name("policy")),
    }),
  ),
});
