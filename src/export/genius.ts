import type { Conflict } from "../conflict/conflict.js";
import { medianWorld } from "../ensemble/design.js";
import { type Exported, notExported } from "./exported.js";

/** One party's points, as they are written. */
interface Party {
  readonly title: string;
  readonly id: string;
  /** Shape [issues][options]; 0 or more. */
  readonly points: readonly (readonly number[])[];
  readonly reservation: number | null;
}

/** Weights of a profile may sum to a little above 1: domains in circulation do (1.000052). */
const OVER = 1.001;

/**
 * A conflict as a Genius domain (domain.xml) and one profile for each actor that has points on every issue. Weight of an
 * issue: its most points; evaluations: the points. Where the points sum to more than 1 they are divided by that sum, because
 * Genius cuts utilities off at 1. Importing them back yields the same points.
 */
export function exportGenius(conflict: Conflict): Exported {
  const { actors, issues } = conflict;
  if (issues.length === 0) return notExported("There is no `issues:` section, and Genius holds nothing else.");
  const able = actors.flatMap((_, k) => (issues.every((issue) => issue.points[k] !== null) ? [k] : []));
  if (able.length === 0)
    return notExported("No actor has `points:` on every issue; Genius adds points up and knows no positions.");
  const notes = lostBeside(conflict, able);
  const parties = able.map((actor) => partyOf(conflict, actor, notes));
  const profiles = parties.map((party) => ({ name: `profile-${party.id}.xml`, text: profileText(conflict, party) }));
  return { files: [{ name: "domain.xml", text: domainText(conflict) }, ...profiles], notes, trouble: null };
}

function partyOf(conflict: Conflict, actor: number, notes: string[]): Party {
  const { id, title, walksAwayBelow } = conflict.actors[actor];
  const { values } = medianWorld(conflict);
  const raw = conflict.issues.map((issue) => issue.points[actor]!.map((ref) => values[ref]));
  const shifts = raw.map((points) => Math.max(0, -Math.min(...points)));
  const shifted = raw.map((points, k) => (shifts[k] === 0 ? points : points.map((value) => value + shifts[k])));
  const shift = shifts.reduce((sum, each) => sum + each, 0);
  if (shift > 0) notes.push(`Points of "${title}" were raised by ${shift} in all, because Genius takes none below 0.`);
  const most = shifted.reduce((sum, points) => sum + Math.max(...points), 0);
  const scale = most > OVER ? most : 1;
  if (scale !== 1) notes.push(`Points of "${title}" were divided by ${scale}, so that its best package is worth 1.`);
  const reservation = walksAwayBelow === null ? null : (values[walksAwayBelow] + shift) / scale;
  return { id, title, points: shifted.map((points) => points.map((value) => value / scale)), reservation };
}

function lostBeside(conflict: Conflict, able: readonly number[]): string[] {
  const notes: string[] = [];
  const unable = conflict.actors.filter((_, k) => !able.includes(k)).map(({ title }) => `"${title}"`);
  if (unable.length > 0)
    notes.push(`No profile is written of ${unable.join(", ")}: points on every issue are missing.`);
  const uncertain = conflict.issues.some((issue) =>
    able.some((actor) => issue.points[actor]!.some((ref) => conflict.quantities[ref].law.kind !== "point")),
  );
  const floors = able.flatMap((actor) => conflict.actors[actor].walksAwayBelow ?? []);
  if (uncertain || floors.some((ref) => conflict.quantities[ref].law.kind !== "point"))
    notes.push("Uncertain numbers are written as their medians.");
  const sections: readonly (readonly [string, boolean])[] = [
    ["positions", conflict.issues.some((issue) => issue.positions.some((each) => each !== null))],
    ["incompatible", conflict.incompatible.length > 0],
    ["red_lines", conflict.redLines.length > 0],
    ["links", conflict.links.length > 0],
    ["packages", conflict.packages.length > 0],
    ["perceived", conflict.perceptions.length > 0],
    ["game", conflict.game !== null],
    ["campaign", conflict.campaign !== null],
    ["policies", conflict.policies.length > 0],
    ["claims", conflict.claims.length > 0],
  ];
  const lost = sections.flatMap(([name, present]) => (present ? [`\`${name}\``] : []));
  if (lost.length > 0) notes.push(`Only issues and points are written; left out are ${lost.join(", ")}.`);
  return notes;
}

function domainText(conflict: Conflict): string {
  return [
    "<negotiation_template>",
    `<utility_space number_of_issues="${conflict.issues.length}">`,
    ...objectiveLines(conflict, null),
    "</utility_space>",
    "</negotiation_template>",
    "",
  ].join("\n");
}

function profileText(conflict: Conflict, party: Party): string {
  return [
    `<utility_space name="${escaped(party.title)}" number_of_issues="${conflict.issues.length}">`,
    ...(party.reservation === null ? [] : [`<reservation value="${party.reservation}"/>`]),
    ...objectiveLines(conflict, party),
    "</utility_space>",
    "",
  ].join("\n");
}

function objectiveLines(conflict: Conflict, party: Party | null): string[] {
  const issues = conflict.issues.flatMap((issue, k) => [
    `<issue index="${k + 1}" name="${escaped(issue.title)}" type="discrete" etype="discrete" vtype="discrete">`,
    ...issue.options.map((option, o) => {
      const evaluation = party === null ? "" : ` evaluation="${party.points[k][o]}"`;
      return `<item index="${o + 1}" value="${escaped(option.title)}"${evaluation}/>`;
    }),
    "</issue>",
  ]);
  const weights = (party?.points ?? []).map((points, k) => `<weight index="${k + 1}" value="${Math.max(...points)}"/>`);
  const head = `<objective index="0" name="${escaped(conflict.title)}" description="" type="objective" etype="objective">`;
  return [head, ...issues, ...weights, "</objective>"];
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]).replace(/\s+/g, " ");
}
