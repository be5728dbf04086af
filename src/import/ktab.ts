import type { Cell } from "./csv.js";
import { exact, numberText } from "./additive.js";
import { compare, type Fraction, fractionOf, toNumber } from "./decimal.js";
import { type DraftIssue, type Reading, emptyDraft } from "./draft.js";
import { idsOf, stemOf } from "./id.js";
import { limit, quoted, refuse } from "./trouble.js";

interface Row {
  readonly name: string;
  readonly description: string;
  readonly capability: Fraction;
  /** By dimension. */
  readonly positions: readonly Fraction[];
  readonly saliences: readonly Fraction[];
}

/** The line of titles: it begins with Actor and names a position. */
export const headerOf = (rows: readonly (readonly Cell[])[]): number =>
  rows.slice(0, 5).findIndex((row) => /^actor$/i.test(row[0].text) && row.length >= 4);

/**
 * Actors of KTAB's spatial model: capability, and position and salience on each dimension, 0 to 100. Every dimension is an
 * issue whose options are the positions that actors take, at their places. Source: KTAB, examples/smp/doc/*.csv.
 */
export function readKtab(rows: readonly (readonly Cell[])[], file: string): Reading {
  const notes: string[] = [];
  const header = headerOf(rows);
  const titles = withoutTrailing(rows[header]);
  const dimensions = (titles.length - 3) / 2;
  if (!Number.isInteger(dimensions) || dimensions < 1)
    refuse(
      "P0607",
      rows[header][0].at,
      "The columns must be actor, description, power, and a position and a salience a dimension.",
    );
  limit(rows.length - header - 1, "actors", rows[header][0].at);
  limit(dimensions, "dimensions", rows[header][0].at);
  const actors = rows.slice(header + 1).map((row) => readRow(row, dimensions));
  if (actors.length === 0) refuse("P0607", rows[header][0].at, "No actors follow the line of titles.");
  if (header > 0) checkCounts(rows[header - 1], actors.length, dimensions);
  const names = titlesOf(actors, notes);
  const ids = idsOf(
    actors.map((actor) => actor.name),
    "actor",
  );
  const issueNames = Array.from({ length: dimensions }, (_, k) => dimensionName(titles[3 + 2 * k].text, k));
  const issueIds = idsOf(issueNames, "issue");
  noteSaliences(actors, notes);
  return {
    draft: {
      ...emptyDraft((header > 0 ? rows[0][0].text : "") || stemOf(file)),
      actors: actors.map((actor, k) => ({ id: ids[k], title: names[k], capability: numberText(actor.capability) })),
      issues: issueNames.map((name, k) => issueOf({ id: issueIds[k], title: name }, k, actors, ids, notes)),
    },
    notes,
  };
}

function withoutTrailing(row: readonly Cell[]): readonly Cell[] {
  return row.at(-1)?.text === "" ? row.slice(0, -1) : row;
}

function readRow(row: readonly Cell[], dimensions: number): Row {
  const cells = withoutTrailing(row);
  if (cells.length !== 3 + 2 * dimensions)
    refuse(
      "P0608",
      row[0].at,
      `This line has ${cells.length} cells; ${3 + 2 * dimensions} are needed.`,
      "An actor, its description, its power, and a position and a salience a dimension.",
    );
  if (cells[0].text === "") refuse("P0607", cells[0].at, "An actor has no name.");
  const capability = number(cells[2], "The power", null);
  const pick = (offset: number, what: string): Fraction[] =>
    Array.from({ length: dimensions }, (_, k) => number(cells[3 + 2 * k + offset], what, 100n));
  return {
    name: cells[0].text,
    description: cells[1].text,
    capability,
    positions: pick(0, "A position"),
    saliences: pick(1, "A salience"),
  };
}

function number(cell: Cell, what: string, most: bigint | null): Fraction {
  const value = exact(cell.text, cell.at, what);
  if (value.num < 0n || (most !== null && compare(value, { num: most, den: 1n }) > 0))
    refuse(
      "P0608",
      cell.at,
      `${what} is ${cell.text}; it must be ${most === null ? "0 or more" : `from 0 to ${most}`}.`,
    );
  return value;
}

/** The line above the titles holds a name, a description, and the numbers of actors and dimensions. */
function checkCounts(row: readonly Cell[], actors: number, dimensions: number): void {
  const numbers = row.filter((cell) => /^\d+$/.test(cell.text)).slice(-2);
  if (numbers.length < 2) return;
  const [saidActors, saidDimensions] = numbers;
  if (Number(saidActors.text) !== actors)
    refuse("P0608", saidActors.at, `The first line says ${saidActors.text} actors, and ${actors} follow.`);
  if (Number(saidDimensions.text) !== dimensions)
    refuse(
      "P0608",
      saidDimensions.at,
      `The first line says ${saidDimensions.text} dimensions, and the titles name ${dimensions}.`,
    );
}

/** Descriptions where they tell actors apart, else names. */
function titlesOf(actors: readonly Row[], notes: string[]): string[] {
  const told = new Set(actors.map((actor) => actor.description));
  if (told.size === actors.length && !told.has("")) return actors.map((actor) => actor.description);
  if (told.size > 1 || !told.has("")) notes.push("Descriptions of actors are left out: they do not tell them apart.");
  return actors.map((actor) => actor.name);
}

function dimensionName(title: string, index: number): string {
  const name = title.replace(/\b(position|pstn|pos)\d*\b/gi, "").trim();
  return name === "" ? `Dimension ${index + 1}` : name;
}

function issueOf(
  issue: { readonly id: string; readonly title: string },
  dimension: number,
  actors: readonly Row[],
  ids: readonly string[],
  notes: string[],
): DraftIssue {
  const places = [...new Set(actors.map((actor) => numberText(actor.positions[dimension])))];
  if (places.length === 1) {
    const end = places[0] === "0" ? "100" : "0";
    places.push(end);
    notes.push(
      `All actors stand at one place on "${issue.title}"; the end ${end} was added, because an issue has two options or more.`,
    );
  }
  places.sort((a, b) => Number(a) - Number(b));
  const optionIds = idsOf(
    places.map((place) => `at ${place}`),
    "option",
  );
  const options = places.map((place, k) => ({ id: optionIds[k], title: `${place} of 100` }));
  const optionAt = (place: Fraction): string => options[places.indexOf(numberText(place))].id;
  const positions = actors.map(
    (actor, k) =>
      [
        ids[k],
        { wants: optionAt(actor.positions[dimension]), salience: numberText(actor.saliences[dimension]) },
      ] as const,
  );
  return { ...issue, options, places, positions: new Map(positions) };
}

function noteSaliences(actors: readonly Row[], notes: string[]): void {
  const over = actors.filter((actor) => actor.saliences.reduce((sum, each) => sum + toNumber(each), 0) > 100.000001);
  if (over.length > 0)
    notes.push(
      `The saliences of ${quoted(over.map((actor) => actor.name))} sum to more than 100, which KTAB does not allow; they are kept.`,
    );
}

/** Whether a text looks like this format at all. */
export function isKtab(rows: readonly (readonly Cell[])[]): boolean {
  const at = headerOf(rows);
  return at >= 0 && fractionOf(rows[at + 1]?.[2]?.text ?? "0") !== null;
}
