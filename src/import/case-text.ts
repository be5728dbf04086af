import type { Draft, DraftGame, DraftIssue } from "./draft.js";

/** Text of a conflict file: comments of where it came from and what was lost, then the case. Pure; O(size). */
export function caseText(draft: Draft, from: string, notes: readonly string[]): string {
  const comments = [
    `Imported from ${from}.`,
    ...(notes.length === 0 ? ["Nothing was lost or changed on the way."] : ["Lost or changed on the way:"]),
    ...notes.map((note) => `- ${note}`),
  ];
  return [
    ...comments.map((line) => `# ${plain(line)}`),
    "parley: 1",
    "case:",
    `  title: ${scalar(draft.title)}`,
    ...actorLines(draft),
    ...section("issues", draft.issues.flatMap(issueLines)),
    ...section(
      "incompatible",
      draft.incompatible.map((each) => `  - ${each}`),
    ),
    ...section("packages", packageLines(draft)),
    ...section("moves", moveLines(draft)),
    ...(draft.game === null ? [] : section("game", gameLines(draft.game))),
    "",
  ].join("\n");
}

function section(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${name}:`, ...lines];
}

function actorLines(draft: Draft): string[] {
  const lines = draft.actors.flatMap((actor) => [
    `  ${actor.id}:`,
    `    title: ${scalar(actor.title)}`,
    ...(actor.capability === undefined ? [] : [`    capability: ${actor.capability}`]),
    ...(actor.walksAwayBelow === undefined ? [] : [`    walks_away_below: ${actor.walksAwayBelow}`]),
  ]);
  return section("actors", lines);
}

function issueLines(issue: DraftIssue): string[] {
  const points = [...(issue.points ?? [])].map(([actor, values]) => `      ${actor}: [${values.join(", ")}]`);
  const positions = [...(issue.positions ?? [])].map(
    ([actor, { wants, salience }]) => `      ${actor}: {wants: ${wants}, salience: ${salience}}`,
  );
  return [
    `  ${issue.id}:`,
    `    title: ${scalar(issue.title)}`,
    "    options:",
    ...issue.options.map((option) => `      ${option.id}: ${scalar(option.title)}`),
    ...(issue.places === undefined ? [] : [`    places: [${issue.places.join(", ")}]`]),
    ...(points.length === 0 ? [] : ["    points:", ...points]),
    ...(positions.length === 0 ? [] : ["    positions:", ...positions]),
  ];
}

function packageLines(draft: Draft): string[] {
  return draft.packages.flatMap((each) => [
    `  ${each.id}:`,
    `    title: ${scalar(each.title)}`,
    "    terms:",
    ...each.terms.map(([issue, option]) => `      ${issue}: ${option}`),
  ]);
}

function moveLines(draft: Draft): string[] {
  return draft.moves.flatMap((move) => [
    `  ${move.id}:`,
    `    title: ${scalar(move.title)}`,
    ...(move.oneWay === null ? [] : [`    one_way: ${move.oneWay}`]),
  ]);
}

function gameLines(game: DraftGame): string[] {
  const group = (states: readonly string[]): string =>
    states.length === 1 ? `      - ${states[0]}` : `      - [${states.join(", ")}]`;
  const preferences = [...game.preferences].flatMap(([actor, statements]) => [
    `    ${actor}:`,
    ...statements.map((statement) => `      - ${statement}`),
  ]);
  const rankings = [...game.rankings].flatMap(([actor, groups]) => [`    ${actor}:`, ...groups.map(group)]);
  const within = (name: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`  ${name}:`, ...lines];
  return [
    ...within(
      "impossible",
      game.impossible.map((each) => `    - ${each}`),
    ),
    ...within("preferences", preferences),
    ...within("rankings", rankings),
    `  now: [${game.now.join(", ")}]`,
  ];
}

/** One line without control characters: blank space as one blank, what is not text as a question mark. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffd\ufeff]|[\ud800-\udfff](?![\udc00-\udfff])/gu, "?")
    .trim();
}

const NEEDS_NO_QUOTES = /^[A-Za-z][A-Za-z0-9 _.()/-]*$/;
const WORDS = /^(yes|no|on|off|true|false|null|y|n)$/i;

/** A text as a YAML value: bare where it can only be text, else in double quotes. */
function scalar(text: string): string {
  const line = plain(text);
  return NEEDS_NO_QUOTES.test(line) && !WORDS.test(line) ? line : JSON.stringify(line);
}
