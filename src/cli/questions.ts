import { parseDate } from "../language/date.js";
import { formatDiagnostic } from "../language/diagnostic.js";
import { parseNumber } from "../language/number.js";
import { readConflict } from "../language/read.js";
import { N } from "../language/shape.js";
import { answersText, idsOf, type Answers, type IssueAnswer, type Wish } from "../language/template-answers.js";
import { fold } from "../report/fold.js";
import { Exit, Stop } from "./io.js";

/** One line of a person, or null at the end of the input. */
export type Ask = (prompt: string) => Promise<string | null>;

interface Talk {
  readonly ask: Ask;
  readonly say: (text: string) => void;
}

/** What an answer means, or why it cannot be taken. */
type Reading<T> = { readonly value: T } | { readonly wrong: string };

const COUNT = 8;

/** Asks the eight questions, each again until its answer can be taken, and yields the text of a conflict file. */
export async function askAnswers(ask: Ask, say: (text: string) => void): Promise<string> {
  const talk: Talk = { ask, say };
  say("Eight questions. Enter skips where that is said; Ctrl-C leaves nothing behind.\n");
  const title = await asked(talk, 1, "What is the case called?", readTitle);
  const asOf = await asked(talk, 2, "On which day does it stand? Year-month-day; Enter for none.", readDay);
  const question = await asked(talk, 3, "What should the analysis answer? Enter for nothing yet.", readOptional);
  const parties = await asked(
    talk,
    4,
    "Who takes part? The two main sides first, a comma between.\nFor example  Union, Port authority, Ministry",
    readParties,
  );
  const bare = await askIssues(talk);
  const issues = await askWishes(talk, bare, parties);
  const war = await asked(
    talk,
    7,
    "Is there a war? Enter for no; else who attacks, who defends, and who\nhelps the defender.  For example  Russia, Ukraine, United States",
    (text) => readWar(text, parties, issues),
  );
  const answers: Answers = { title, asOf, question, parties, issues, war, claim: null };
  return answersText({ ...answers, claim: await askClaim(talk, answers) });
}

async function asked<T>(talk: Talk, place: number, text: string, read: (line: string) => Reading<T>): Promise<T> {
  const [first, ...more] = text.split("\n");
  talk.say(`\n${place} of ${COUNT}  ${first}\n${more.map((line) => `        ${line}\n`).join("")}`);
  return repeated(talk, place, "> ", read);
}

/** Asks until the answer can be taken; says why one cannot. */
async function repeated<T>(talk: Talk, place: number, prompt: string, read: (line: string) => Reading<T>): Promise<T> {
  for (;;) {
    const line = await talk.ask(prompt);
    if (line === null)
      throw new Stop(Exit.usage, `The answers ended at question ${place} of ${COUNT}; nothing was written.`);
    const reading = read(line.trim());
    if ("value" in reading) return reading.value;
    talk.say(indented(reading.wrong));
  }
}

/** Text under a question: folded to what is left of 80 columns. */
function indented(text: string): string {
  return fold(text, 72)
    .map((line) => `        ${line}\n`)
    .join("");
}

function readTitle(text: string): Reading<string> {
  return text === "" ? { wrong: "The case needs a name, such as Strike at the port." } : { value: text };
}

function readOptional(text: string): Reading<string | null> {
  return { value: text === "" ? null : text };
}

function readDay(text: string): Reading<string | null> {
  if (text === "") return { value: null };
  return parseDate(text) === null
    ? { wrong: `"${text}" is no day. Write year-month-day, such as 2025-05-19, or nothing.` }
    : { value: text };
}

function readParties(text: string): Reading<string[]> {
  const names = split(text, ",");
  if (names.length < 2) return { wrong: "A conflict needs two parties or more, with a comma between them." };
  const twin = names.find((name, k) => names.findIndex((other) => same(other, name)) < k);
  return twin === undefined ? { value: names } : { wrong: `"${twin}" stands there twice.` };
}

async function askIssues(talk: Talk): Promise<IssueAnswer[]> {
  const issues: IssueAnswer[] = [];
  const text =
    "What is in dispute? One issue a line: its name, a colon, then its\noptions from one end to the other, a semicolon between. An empty line\nends.  For example  Wages: no rise; 3 %; 6 %";
  const read = (line: string): Reading<IssueAnswer | null> => readIssue(line, issues);
  for (let issue = await asked(talk, 5, text, read); issue !== null; issue = await repeated(talk, 5, "> ", read))
    issues.push(issue);
  return issues;
}

function readIssue(line: string, before: readonly IssueAnswer[]): Reading<IssueAnswer | null> {
  if (line === "")
    return before.length > 0 ? { value: null } : { wrong: "Name one issue at least, such as Wages: no rise; 3 %; 6 %" };
  const colon = line.indexOf(":");
  const title = line.slice(0, Math.max(0, colon)).trim();
  const options = split(line.slice(colon + 1), ";");
  if (title === "") return { wrong: "Put the issue's name first, then a colon: Wages: no rise; 3 %; 6 %" };
  if (options.length < 2) return { wrong: `"${title}" needs two options or more, with ; between them.` };
  if (before.some((issue) => same(issue.title, title))) return { wrong: `"${title}" stands there already.` };
  const twin = options.find((option, k) => options.findIndex((other) => same(other, option)) < k);
  if (twin !== undefined) return { wrong: `"${twin}" is an option twice.` };
  return { value: { title, options, wishes: [] } };
}

async function askWishes(
  talk: Talk,
  issues: readonly IssueAnswer[],
  parties: readonly string[],
): Promise<IssueAnswer[]> {
  talk.say(
    `\n6 of ${COUNT}  Who wants what? The number of the option it likes best; after a comma,\n` +
      "        how much the issue matters to it, 0 to 100 (50 if left out); then what\n" +
      "        it refuses.  For example  1, 60 to 90, never 3    Enter: no position\n",
  );
  const done: IssueAnswer[] = [];
  for (const [at, issue] of issues.entries()) {
    const options = issue.options.map((option, k) => `${k + 1}) ${option}`).join("  ");
    talk.say(`\n${indented(`${issue.title}: ${options}`)}`);
    const wishes: Wish[] = [];
    for (const [party, name] of parties.entries()) {
      const silent = at === issues.length - 1 && !done.some((one) => one.wishes.some((wish) => wish.party === party));
      const wish = await repeated(talk, 6, `${name}> `, (line) => readWish(line, issue, party, silent && party < 2));
      if (wish !== null) wishes.push(wish);
    }
    done.push({ ...issue, wishes });
  }
  return done;
}

/** `must`: it is one of the two main sides, and has no position so far. */
function readWish(line: string, issue: IssueAnswer, party: number, must: boolean): Reading<Wish | null> {
  if (line === "")
    return must ? { wrong: "One of the two main sides needs a position on one issue at least." } : { value: null };
  const [first, ...rest] = split(line, BETWEEN);
  const refused = rest.filter((part) => /^never\b/i.test(part));
  const weights = rest.filter((part) => !refused.includes(part));
  const wants = optionAt(first, issue);
  const never = refused.flatMap((part) => refusals(part.slice(5).trim(), issue));
  if (wants < 0 || never.includes(-1)) {
    const word = wants < 0 ? first : refused.find((part) => refusals(part.slice(5).trim(), issue).includes(-1));
    return { wrong: `"${word}" names no option. Write its number, 1 to ${issue.options.length}, or its words.` };
  }
  if (refused.length > 0 && never.length === 0) return { wrong: "never needs the number of an option: never 3" };
  if (never.includes(wants)) return { wrong: "It cannot refuse what it wants." };
  if (weights.length > 1) return { wrong: "Too many commas. Write it as 1, 60 to 90, never 3" };
  const salience = weights[0] ?? "50";
  const dash = /^(\d+)\s*[-\u2013]\s*(\d+)$/.exec(salience);
  if (dash !== null) return { wrong: `Write a range as ${dash[1]} to ${dash[2]}.` };
  const at = { file: "", line: 1, column: 1, length: 1 };
  const trouble = parseNumber(salience, N.points, at).diagnostics[0];
  if (trouble !== undefined) return { wrong: `${trouble.message} ${trouble.remedy}`.trim() };
  return { value: { party, wants, salience, never } };
}

/** Options refused: one by its words, or several by their numbers. */
function refusals(text: string, issue: IssueAnswer): number[] {
  const whole = optionAt(text, issue);
  return whole >= 0 ? [whole] : split(text, " ").map((word) => optionAt(word, issue));
}

/** Index of an option by its number or its words; -1: none. */
function optionAt(word: string, issue: IssueAnswer): number {
  if (/^\d+$/.test(word)) return Number(word) <= issue.options.length ? Number(word) - 1 : -1;
  return issue.options.findIndex((option) => same(option, word));
}

function readWar(text: string, parties: readonly string[], issues: readonly IssueAnswer[]): Reading<Answers["war"]> {
  if (text === "" || /^no(ne)?$/i.test(text)) return { value: null };
  const names = split(text, ",");
  if (names.length !== 3)
    return {
      wrong:
        "Write three parties: who attacks, who defends, who helps the defender (a war without a helper cannot be run yet). Enter: no war.",
    };
  const places = names.map((name) => parties.findIndex((party) => same(party, name)));
  const stranger = names.find((_, k) => places[k] < 0);
  if (stranger !== undefined) return { wrong: `"${stranger}" takes no part. Parties: ${parties.join(", ")}.` };
  if (new Set(places).size < 3) return { wrong: "These must be three different parties." };
  const silent = places
    .slice(0, 2)
    .find((party) => !issues.some(({ wishes }) => wishes.some((w) => w.party === party)));
  if (silent !== undefined)
    return { wrong: `${parties[silent]} has no position on any issue, so it cannot be at war.` };
  return { value: { attacker: places[0], defender: places[1], patron: places[2] } };
}

/** The claim in words, then how it is tested: one of a few readings, or an expression of one's own. */
async function askClaim(talk: Talk, answers: Answers): Promise<Answers["claim"]> {
  const text = await asked(talk, 8, "What claim is to be tested? A sentence; Enter for none.", readOptional);
  if (text === null) return null;
  const readings = readingsFor(answers);
  talk.say(
    `        How is it tested? A number, or an expression of your own.\n${readings.map(({ means }, k) => `        ${k + 1}) ${means}\n`).join("")}`,
  );
  return repeated(talk, 8, "> ", (line) => {
    const says = /^\d+$/.test(line) ? readings[Number(line) - 1]?.says : line;
    if (says === undefined || says === "")
      return { wrong: `Write a number, 1 to ${readings.length}, or an expression.` };
    const claim = { text, says };
    const errors = readConflict(answersText({ ...answers, claim }), "answer").diagnostics.filter(
      ({ severity }) => severity === "error",
    );
    return errors.length === 0
      ? { value: claim }
      : {
          wrong: errors
            .map(formatDiagnostic)
            .join(" ")
            .replace(/answer:\d+:\d+ /g, ""),
        };
  });
}

function readingsFor({ parties, war }: Answers): { means: string; says: string }[] {
  const ids = idsOf(parties, "party");
  const [one, other] = war === null ? [0, 1] : [war.attacker, war.defender];
  const deal = `terms.deal_exists(${ids[one]}, ${ids[other]})`;
  const both = `${parties[one]} and ${parties[other]}`;
  return [
    { means: `${both} could both sign some package`, says: deal },
    { means: `${both} could sign no package`, says: `not ${deal}` },
    ...(war === null
      ? []
      : [
          { means: "a settlement within half a year is unlikely", says: "chance(settled within 26 weeks) <= 20 %" },
          { means: "a settlement within two years is likely", says: "chance(settled within 104 weeks) >= 55 %" },
          {
            means: `the end of help costs ${parties[war.defender]} ground within a year`,
            says: "difference(mean(area gained by 52 weeks), cut_off, as_is) > 0 km2",
          },
        ]),
  ];
}

/** A comma between two things; not the one in 130,000. */
const BETWEEN = /,(?!\d{3}(?!\d))/;

function split(text: string, sign: string | RegExp): string[] {
  return text
    .split(sign)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
