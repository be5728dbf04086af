import { SCHEMA_LINE } from "./template.js";
import { type Belligerents, warSections } from "./template-war.js";

/** What one party wants of one issue: indices of its options. */
export interface Wish {
  readonly party: number;
  readonly wants: number;
  /** Number text, 0 to 100. */
  readonly salience: string;
  /** Options it refuses. */
  readonly never: readonly number[];
}

export interface IssueAnswer {
  readonly title: string;
  /** From one end to the other, at least two. */
  readonly options: readonly string[];
  readonly wishes: readonly Wish[];
}

/** What a person says of a conflict in eight questions. */
export interface Answers {
  readonly title: string;
  /** ISO date; null: none. */
  readonly asOf: string | null;
  readonly question: string | null;
  readonly parties: readonly string[];
  readonly issues: readonly IssueAnswer[];
  /** Indices of parties; null: no war. */
  readonly war: Readonly<Record<keyof Belligerents, number>> | null;
  readonly claim: { readonly text: string; readonly says: string } | null;
}

/** Ids for names, in order: small letters, digits and _, each once; `word` stands where a name has no Latin letter. */
export function idsOf(names: readonly string[], word: string): string[] {
  const ids: string[] = [];
  for (const [index, name] of names.entries()) {
    const bare = name
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/(?<=\d),(?=\d{3})/g, "")
      .replace(/%/g, " percent ")
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "");
    const id =
      bare === "" ? `${word}_${index + 1}` : /^[a-z]/.test(bare) ? bare.slice(0, 24) : lettersFirst(bare, word);
    const free = RESERVED.has(id) || ids.includes(id) ? `${id}_${index + 1}` : id;
    ids.push(free.replace(/_+$/, ""));
  }
  return ids;
}

/** `miles_200` of `200_miles`: an id begins with a letter. */
function lettersFirst(bare: string, word: string): string {
  const [number, ...rest] = bare.split("_");
  const tail = rest.join("_").slice(0, 20);
  return /^[a-z]/.test(tail) ? `${tail}_${number}` : `${word}_${bare}`;
}

const RESERVED = new Set(["yes", "no", "on", "off", "true", "false", "null", "and", "or", "not", "if", "iff"]);

/** A commented conflict file of the answers; a war gets the sections of the course with placeholder numbers. */
export function answersText(answers: Answers): string {
  const actors = idsOf(answers.parties, "party");
  const issues = idsOf(
    answers.issues.map(({ title }) => title),
    "issue",
  );
  const war = answers.war;
  const belligerents = war && {
    attacker: actors[war.attacker],
    defender: actors[war.defender],
    patron: actors[war.patron],
  };
  return [
    `${SCHEMA_LINE}\n`,
    HEAD,
    caseText(answers),
    "actors:\n",
    ...answers.parties.map((party, k) => `  ${actors[k]}: {title: ${inBraces(party)}${roleOf(k, answers, actors)}}\n`),
    "issues:                         # options from one end to the other; now: add what is in force without an agreement\n",
    ...answers.issues.map((issue, k) => issueText(issue, issues[k], actors)),
    war === null ? HARD : "",
    PACKAGES,
    belligerents === null ? "" : `${PLACEHOLDERS}${warSections(belligerents, false)}`,
    claimText(answers.claim),
  ].join("");
}

const HEAD = `# Written from eight answers; everything can be changed here. "8 to 12" where you are not sure of a number; where it comes
# from: {is: 8 to 12, source: talk}. "parley check" says what is wrong and where, "parley brief" what follows.
parley: 1
`;
const PACKAGES = `# packages:                     # agreements that have a name; claims may speak of them
#   draft: {…}                  # issue: option, for each issue
`;
const HARD =
  "switches: {red_lines: hard}     # a refusal binds as surely as firm says; left out, refusals only cost their price\n";
const PLACEHOLDERS = "# From here to the claims every number is a placeholder: put in yours.\n";

function caseText({ title, asOf, question }: Answers): string {
  const day = asOf === null ? "" : `  as_of: ${asOf}             # the day on which the case stands\n`;
  return `case:\n  title: ${plainOrQuoted(title)}\n${day}${question === null ? "" : `  question: ${plainOrQuoted(question)}\n`}`;
}

function roleOf(party: number, { war }: Answers, actors: readonly string[]): string {
  if (war?.attacker === party) return ", role: attacker";
  if (war?.defender === party) return ", role: defender";
  return war?.patron === party ? `, role: patron, of: ${actors[war.defender]}` : "";
}

function issueText(issue: IssueAnswer, id: string, actors: readonly string[]): string {
  const options = idsOf(issue.options, "option");
  const titled = issue.options.map((option, k) => `${options[k]}: ${inBraces(option)}`).join(", ");
  const title = issue.title === id ? "" : `    title: ${plainOrQuoted(issue.title)}\n`;
  const wishes = issue.wishes.map(({ party, wants, salience, never }) => {
    const refused = never.length === 0 ? "" : `, never: [${never.map((k) => options[k]).join(", ")}], firm: 50 to 90 %`;
    return `      ${actors[party]}: {wants: ${options[wants]}${refused}, salience: ${inBraces(salience)}}\n`;
  });
  const positions = wishes.length === 0 ? "" : `    positions:\n${wishes.join("")}`;
  return `  ${id}:\n${title}    options: {${titled}}\n${positions}`;
}

function claimText(claim: Answers["claim"]): string {
  const head = "claims:                         # what is said of the case, and how it is tested\n";
  if (claim === null) return `# ${head}#   - text: …\n#     says: …\n`;
  return `${head}  - text: ${plainOrQuoted(claim.text)}\n    says: ${plainOrQuoted(claim.says)}\n`;
}

/** A text as YAML on its own line: bare where that is safe. */
function plainOrQuoted(text: string): string {
  return /^[A-Za-z0-9(][^\\:#"]*$/.test(text) &&
    !/^(yes|no|on|off|true|false|null)$/i.test(text) &&
    text.trim() === text
    ? text
    : JSON.stringify(text);
}

/** A text as YAML inside braces, where a comma would end it. */
function inBraces(text: string): string {
  return /[,[\]{}]/.test(text) ? JSON.stringify(text) : plainOrQuoted(text);
}
