import type { Conflict } from "../../conflict/conflict.js";
import type { Position } from "../../conflict/issue.js";
import { medianWorld } from "../../ensemble/design.js";
import { escapeHtml } from "../escape.js";
import { list, plain, withArticle } from "../words.js";
import { cellOf, numbers, words, type FigureData } from "./data.js";
import { amount, named, type Plot } from "./plot.js";
import { at } from "./scale.js";
import { readOf } from "./origin.js";
import type { View } from "./view.js";

/** Where an actor stands on an issue, and how much that weighs; as it is, or as another takes it to be. */
interface Stand {
  readonly issue: string;
  readonly actor: number;
  /** Index of who sees it so; null: as the file has it. */
  readonly seenBy: number | null;
  readonly option: string;
  /** How far along the issue, 0 to 100. */
  readonly place: number;
  /** 0 to 100. */
  readonly weight: number;
}

/** Where everybody stands on every issue, with the weight it gives it; hollow: what another takes that to be. Null without positions. */
export function positionsView(conflict: Conflict, file: string): View | null {
  const stands = standsOf(conflict);
  if (stands.length === 0) return null;
  const title = (k: number): string => conflict.actors[k].title;
  const seers = [...new Set(stands.flatMap(({ seenBy }) => seenBy ?? []))];
  const believed =
    seers.length === 0
      ? ""
      : ` Rings: the weight that ${list(seers.map((k) => withArticle(title(k))))} takes it to have, around the same place.`;
  return {
    id: "positions",
    title: "Who wants what, and how much",
    svg: positionsSvg(conflict, stands),
    data: positionsData(conflict, stands),
    plot: positionsPlot(conflict, stands),
    table: {
      head: ["issue", "actor", "wants", "place", "weight", "seen by"],
      rows: stands.map(({ issue, actor, seenBy, option, place, weight }) => [
        issue,
        title(actor),
        option,
        plain(place),
        plain(weight),
        seenBy === null ? "as filed" : title(seenBy),
      ]),
    },
    sentence: `Each disc stands at the option that an actor likes best, from the first option of the issue (0) to its last (100), and is as large as the weight that it gives the issue; numbers at their medians.${believed}`,
    command: `parley terms ${readOf({ conflict }, file)}`,
    provenance: `${conflict.id}, positions and what others believe of them, medians of what is stated, file ${conflict.hash.slice(0, 12)}`,
  };
}

function standsOf(conflict: Conflict): Stand[] {
  const { values } = medianWorld(conflict);
  return conflict.issues.flatMap((issue) =>
    issue.positions.flatMap((position: Position | null, actor): Stand[] => {
      if (position === null) return [];
      const { title, place } = issue.options[position.wants];
      const base = { issue: issue.title, actor, option: title, place: values[place] };
      const views = conflict.perceptions.flatMap(({ actor: seenBy, numbers: seen }) =>
        seen.flatMap(({ of, by }) => (of === position.salience ? [{ ...base, seenBy, weight: values[by] }] : [])),
      );
      return [{ ...base, seenBy: null, weight: values[position.salience] }, ...views];
    }),
  );
}

function positionsData({ actors }: Conflict, stands: readonly Stand[]): FigureData {
  return {
    columns: [
      words("issue", "the issue"),
      words("actor", "whose position"),
      words("wants", "the option that it likes best"),
      numbers("place", "points", "how far along the issue that option lies, 0 to 100; world of medians"),
      numbers("weight", "points", "weight of the issue to the actor, 0 to 100; world of medians"),
      words("seen", "as filed, or the actor who takes the weight to be this"),
    ],
    rows: stands.map(({ issue, actor, seenBy, option, place, weight }) => [
      issue,
      actors[actor].title,
      option,
      cellOf(place),
      cellOf(weight),
      seenBy === null ? "as filed" : actors[seenBy].title,
    ]),
  };
}

const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

function positionsPlot({ actors }: Conflict, stands: readonly Stand[]): Plot {
  const shown = [...new Set(stands.map(({ actor }) => actors[actor].title))];
  return {
    width: 300,
    height: { step: 9, for: "offset" },
    mark: { type: "point", strokeWidth: 1.6 },
    encoding: {
      y: named("issue", null, { axis: { labelLimit: 260 } }),
      yOffset: named("actor", null, { scale: { domain: shown } }),
      x: amount("place", "place along the issue"),
      size: amount("weight", "weight", { scale: { domain: [0, 100], range: [4, 120] } }),
      color: named("actor", null, { scale: { domain: shown, range: COLOURS.slice(0, shown.length) } }),
      fillOpacity: { condition: { test: "datum.seen == 'as filed'", value: 1 }, value: 0 },
      fill: named("actor", null, { scale: { domain: shown, range: COLOURS.slice(0, shown.length) } }),
    },
  };
}

const WIDTH = 560;
const NAMES = 232;
const PAD = { right: 16, top: 26, foot: 40 };
const LANE = 9;
/** Signs of an issue's name that fit beside its row. */
const MOST_SIGNS = 32;
/** Radius of a weight of 100, CSS pixels. */
const LARGEST = 5.5;
/** The line of a ring lies outside the disc of its weight, CSS pixels. */
const RING = 0.8;

function positionsSvg({ actors }: Conflict, stands: readonly Stand[]): string {
  const issues = [...new Set(stands.map(({ issue }) => issue))];
  const shown = [...new Set(stands.map(({ actor }) => actor))].sort((a, b) => a - b);
  const row = LANE * shown.length + 6;
  const height = PAD.top + issues.length * row + PAD.foot;
  const x = (place: number): number => NAMES + 12 + (place / 100) * (WIDTH - NAMES - 12 - PAD.right);
  const legend = shown.map((actor, k) => {
    const left = 4 + k * ((WIDTH - 8) / shown.length);
    return `<circle cx="${at(left + 5)}" cy="10" r="4.5" class="p${k % 6}"/><text x="${at(left + 14)}" y="14" class="n st">${escapeHtml(actors[actor].title)}</text>`;
  });
  const rows = issues.map((issue, n) => {
    const top = PAD.top + n * row;
    const name = issue.length > MOST_SIGNS ? `${issue.slice(0, MOST_SIGNS - 1)}…` : issue;
    return `<line x1="0" x2="${WIDTH}" y1="${top}" y2="${top}" class="g"/><text x="${NAMES}" y="${at(top + row / 2 + 4)}" class="n e">${escapeHtml(name)}</text>`;
  });
  const marks = stands.map(({ issue, actor, seenBy, place, weight }) => {
    const lane = shown.indexOf(actor);
    const y = PAD.top + issues.indexOf(issue) * row + 3 + (lane + 0.5) * LANE;
    const radius = Math.max(1, LARGEST * Math.sqrt(weight / 100));
    if (seenBy === null) return `<circle cx="${at(x(place))}" cy="${at(y)}" r="${at(radius)}" class="p${lane % 6}"/>`;
    return `<circle cx="${at(x(place))}" cy="${at(y)}" r="${at(radius + RING)}" class="be"/>`;
  });
  const foot = [0, 50, 100].map((place) => `<text x="${at(x(place))}" y="${height - 24}" class="k">${place}</text>`);
  const along = `<text x="${at(x(50))}" y="${height - 6}" class="k">place along the issue, 0 its first option, 100 its last</text>`;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(`Positions of ${list(shown.map((k) => actors[k].title))} on ${issues.length} issues, with their weights`)}">${legend.join("")}${rows.join("")}${marks.join("")}${foot.join("")}${along}</svg>`;
}
