import { COURSE_KEYS } from "./schema-course.js";
import { PARTIAL } from "./schema-partial.js";
import {
  ANY,
  COUNT,
  DATE,
  EXPRESSION,
  N,
  TEXT,
  key,
  list,
  must,
  name,
  number,
  prior,
  record,
  some,
  table,
  word,
} from "./shape.js";
import type { Shape } from "./shape.js";

const FROM = { source: key("Source it is taken from.", name("source")), note: key("A remark.", TEXT) };
const PARAGRAPH = { paragraph: key("Paragraph of the source.", COUNT) };

const CASE = record({
  title: must("Title of the case.", TEXT),
  as_of: key("Day on which the case stands, ISO date.", DATE),
  question: key("What is asked.", TEXT),
  argument: key("Source that is the text under test.", name("source")),
});

const SOURCE = record({
  title: must("Title.", TEXT),
  date: key("Day it appeared, ISO date.", DATE),
  url: key("Address.", TEXT),
  side: key("Actor whose account it is.", name("actor")),
  reporting: key("Reporting factor of a series: what it reports is the true number over this.", number(N.times)),
  note: key("A remark.", TEXT),
});

const ACTOR = record({
  title: key("Name for people; left out: the id.", TEXT),
  role: key("Part it plays in the war.", word("attacker", "defender", "patron", "backer", "mediator")),
  of: key("Actor that a patron or backer helps.", name("actor")),
  capability: key("Weight it can bring to bear, points.", number(N.capability)),
  walks_away_below: key("Utility below which it signs nothing (points where issues have points).", number(N.worth)),
  ...FROM,
});

const POSITION = record({
  wants: must("Option it would like best.", name("option")),
  accepts: key("Furthest option it would sign today.", name("option")),
  never: key("Options it states it refuses.", some(name("option"))),
  firm: key("How surely that stated line is real, share.", number(N.share)),
  salience: prior("How much the issue matters to it, 0 to 100.", number(N.points), "50"),
  ...FROM,
  ...PARAGRAPH,
  date: key("Day of the statement.", DATE),
});

const ISSUE = record({
  title: key("Name for people; left out: the id.", TEXT),
  consent: key("Actors without whom nothing else than `now` can be agreed.", some(name("actor"))),
  options: must("Options from one end to the other, id and title.", table("id", TEXT)),
  places: key("How far along each option lies, 0 to 100; left out: evenly.", list(number(N.points))),
  now: key("Option in force while the conflict lasts.", name("option")),
  points: key("Points of each option for an actor, in order of the options.", table("actor", list(number(N.worth)))),
  positions: key("What each actor says.", table("actor", POSITION)),
  after_deal: key(
    "Shift of a later war's odds by option, logits toward the attacker.",
    table("option", number(N.logit)),
  ),
  holds: key("How much longer a deal is kept by option, logits.", table("option", number(N.logit))),
  reasonable: key("How reasonable the patron finds it, share, by option.", table("option", number(N.share))),
  ...FROM,
});

const PACKAGE = record(
  {
    title: key("Name for people; left out: the id.", TEXT),
    terms: key("Option of each issue; issues left out stay at `now`.", table("issue", name("option"))),
    ...FROM,
    ...PARAGRAPH,
  },
  { of: "issue", key: key("Option of this issue.", name("option")) },
);

const LINK = record({
  issues: must("Issues whose values stand together.", list(name("issue"))),
  kind: must("How they do.", word("substitutes", "complements")),
  for: must("Actor for whom.", name("actor")),
  strength: must("How much, share.", number(N.share)),
  ...FROM,
});

const RED_LINE = record({
  actor: must("Who draws the line.", name("actor")),
  never: must("What it refuses: options of several issues, joined by and, or, not.", EXPRESSION),
  firm: must("How surely the line is real, share.", number(N.share)),
  ...FROM,
  ...PARAGRAPH,
  date: key("Day of the statement.", DATE),
});

const CLAIM = record({
  id: key("Short id as the text has it; left out: c1, c2, …", TEXT),
  from: key("Where it stands.", record({ source: key("Source.", name("source")), ...PARAGRAPH })),
  text: must("The claim in words.", TEXT),
  under: key("Policy under which it is read; left out: the first.", name("policy")),
  says: must("The claim as an expression.", EXPRESSION),
  loosely: key("Its weaker reading.", EXPRESSION),
  strictly: key("Its stronger reading.", EXPRESSION),
  also: key("The same claim as other methods put it: an expression of each.", some(EXPRESSION)),
  rests_on: key("Claims it rests on.", some(name("claim"))),
  note: key("A remark.", TEXT),
});

const VARIANT = record({
  title: key("Name for people.", TEXT),
  why: key("Why someone would read the case so.", TEXT),
  like: key("Variant whose values it sets too, its own on top.", name("variant")),
  set: must("Values that differ, by path.", table("path", ANY)),
});

const STATEMENTS: Shape = table("actor", ANY);

const GAME = record({
  options: key("Moves that make a state; left out: all.", list(name("move"))),
  impossible: key("Combinations that cannot be.", list(EXPRESSION)),
  preferences: key("Statements of each actor, most important first; a list inside counts alike.", STATEMENTS),
  rankings: key("States of each actor, best first; a list inside is a tie.", STATEMENTS),
  now: key("Moves made at the start.", list(name("move"))),
});

/** The form of a whole file. */
export type Schema = Extract<Shape, { readonly kind: "record" }>;

/** Top-level keys of format 1. Every key of every section hangs below: checks, docs and the editor's schema read this one table. */
export const SCHEMA: Schema = {
  kind: "record",
  keys: {
    parley: must("Format version: 1.", word("1")),
    case: must("What the case is about.", CASE),
    sources: key("Where facts come from.", table("id", SOURCE)),
    actors: must("Who takes part.", table("id", ACTOR)),
    issues: key("What is in dispute: options and everyone's position on them.", table("id", ISSUE)),
    links: key("Issues whose values stand together.", list(LINK)),
    red_lines: key("Stated lines that join issues.", list(RED_LINE)),
    incompatible: key("Combinations of options that exclude each other.", list(EXPRESSION)),
    packages: key("Complete agreements by name.", table("id", PACKAGE)),
    partial_agreements: key("Agreements on a few things that end no war.", table("id", PARTIAL)),
    perceived: key("What an actor takes to be true where it differs.", table("actor", table("path", ANY))),
    game: key("Structure: states, impossible ones, preferences.", GAME),
    ...COURSE_KEYS,
    claims: key("The argument under test, claim by claim.", list(CLAIM)),
    variants: key("Other readings of the same facts.", table("id", VARIANT)),
    correlate: key("Numbers drawn together: [path, path, rank correlation].", list(ANY)),
  },
};
