import { escapeHtml } from "./escape.js";

/** Words of the page that have a meaning of their own here, by what shows that they are used. */
const WORDS: readonly { readonly word: string; readonly used: RegExp; readonly means: string }[] = [
  {
    word: "World",
    used: /\bworlds?\b/,
    means:
      "one set of guesses: a value for every uncertain number of the file, drawn from the range that it states. A share of worlds counts guesses.",
  },
  {
    word: "Chance",
    used: /\bchance\b/,
    means: "how often something happens when one world is run several times, the same but for luck.",
  },
  {
    word: "As filed",
    used: /\bas filed\b/,
    means:
      "with the numbers that the conflict file itself states; other accounts of the same facts change some of them.",
  },
  { word: "The text under test", used: /text under test/, means: "the text whose claims the file puts into formulas." },
  {
    word: "Firm",
    used: /\(firm \d/,
    means: "how likely the file thinks it that a stated line is meant as stated.",
  },
  {
    word: "With stocks, without stocks",
    used: /\bwith(out)? stocks\b/,
    means:
      "two ways to play the war: each kind of weapon and the men in training counted apart, or help in two groups and men at the front alone.",
  },
  {
    word: "Regret",
    used: /\b[Rr]egret\b/,
    means:
      "how far a course falls short, in one world, of the course that serves the actor best there, on that actor's objectives of the file: 0 is none, 1 is all.",
  },
  {
    word: "Fighting on is worth",
    used: /fighting on/i,
    means:
      "what a side expects of the war, its costs taken off, on its own scale: 1 its ideal package, 0 its worst declared one; above 1 where winning is worth more than any package.",
  },
  {
    word: "Pressed",
    used: /\bpressed\b/,
    means:
      "in the twelve weeks before, the side gained less than half of its starting pace, or its force at the front shrank by more than 2 %.",
  },
  {
    word: "Sequential stability",
    used: /sequential stability/,
    means:
      "whoever could gain by leaving an outcome would be answered by others with moves that serve them, and end no better.",
  },
  {
    word: "Read loosely, read strictly",
    used: /read (loosely|strictly)/,
    means:
      "as the file states the claim a second time, easier or harder to meet, to see whether the verdict hangs on that.",
  },
];

/** The words that a page uses, with what they mean on it; empty where it uses none. */
export function glossaryHtml(page: string): string {
  const used = WORDS.filter(({ used: pattern }) => pattern.test(page));
  if (used.length === 0) return "";
  const items = used.map(({ word, means }) => `<dt><b>${escapeHtml(word)}</b></dt><dd>${escapeHtml(means)}</dd>`);
  return `<section id="words"><h2>What words mean here</h2><details><summary>${used.length} words</summary><dl class="verdicts">${items.join("")}</dl></details></section>`;
}
