import { error, warning } from "./code-doc.js";

/** Trouble of an outcomes file: what happened after a case was sealed. */
export const OUTCOME_CODES = {
  P0480: error(
    "An outcomes file is a table of claims and measures.",
    "`outcomes:` is 1, `case:` names the case, and `happened:` says by claim or measure what happened.",
    "outcomes: 1\nhappened: [C1, C2]",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {is: no, on: 2001-09-01, source: {title: Record of the talks, date: 2001-09-02}}",
  ),
  P0481: error(
    "An outcome is neither yes, no, a number nor left ungraded with a reason.",
    "An event happened or did not; an amount is a number with its unit; what no dated source tells is `ungraded:` with why.",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {is: perhaps, on: 2001-09-01, source: {title: Record, date: 2001-09-02}}",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {ungraded: no source tells it}",
  ),
  P0482: error(
    "An outcome lacks its day.",
    "What happened is graded by the day it was so; without the day nobody can check it.",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {is: no, source: {title: Record, date: 2001-09-02}}",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {is: no, on: 2001-09-01, source: {title: Record, date: 2001-09-02}}",
  ),
  P0483: error(
    "An outcome has no dated source.",
    "Only what a dated source tells is graded: a title and a date, and where there is one an address.",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {is: no, on: 2001-09-01, source: {title: Record}}",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {is: no, on: 2001-09-01, source: {title: Record, date: 2001-09-02}}",
  ),
  P0484: warning(
    "A source is dated before what it tells.",
    "A source of a day before cannot tell what happened on it.",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {is: no, on: 2001-09-01, source: {title: Record, date: 2001-08-01}}",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {is: no, on: 2001-09-01, source: {title: Record, date: 2001-09-02}}",
  ),
  P0485: error(
    "A key that an outcomes file does not have.",
    "A misspelt key would be left out in silence.",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {was: no, ungraded: no source}",
    "outcomes: 1\ncase: valley-war\nhappened:\n  C1: {ungraded: no source tells it}",
  ),
} as const;
