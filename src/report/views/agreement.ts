import type { Conflict } from "../../conflict/conflict.js";
import { escapeHtml } from "../escape.js";
import type { TermsFinding } from "../finding.js";
import { plain, withArticle } from "../words.js";
import { cellOf, numbers, words, type FigureData } from "./data.js";
import { colourOf } from "./figure-style.js";
import { amount, where, type Plot } from "./plot.js";
import { at, ticksOf } from "./scale.js";
import { readOf } from "./origin.js";
import type { View } from "./view.js";

const SIZE = 360;
const PAD = 44;
/** Letters nearer than this, CSS pixels, are set side by side. */
const CLOSE = 13;

/** Letter of the nth named package, in the picture and in the table beside it. */
export function packageLetter(n: number): string {
  return n < 26 ? String.fromCharCode(65 + n) : String(n + 1);
}

/** The value of packages to the two main parties as a figure: frontier, named packages, reservations. */
export function agreementView(conflict: Conflict, terms: TermsFinding, file: string): View {
  const title = (id: string): string => conflict.actors.find((actor) => actor.id === id)?.title ?? id;
  const titles: [string, string] = [title(terms.parties[0]), title(terms.parties[1])];
  return {
    id: "agreement",
    title: `What packages are worth to ${withArticle(titles[0])} and ${withArticle(titles[1])}`,
    svg: agreementSvg(terms, titles),
    data: agreementData(terms, titles),
    plot: agreementPlot(terms, titles),
    table: {
      head: ["package", ...titles],
      rows: terms.named.map((each, n) => [
        `${packageLetter(n)} ${each.title}`,
        ...terms.parties.map((id) => plain(each.utility[id])),
      ]),
    },
    sentence: `Of ${plain(terms.packages)} packages ${plain(terms.frontierSize)} cannot be bettered for ${withArticle(titles[0])} without loss to ${withArticle(titles[1])}, or the other way about: the line. Letters: packages named in the file. Dashed: what walking away is worth to each. Stated lines are left aside.${zoneText(terms)}`,
    command: `parley terms ${readOf({ conflict }, file)}`,
    provenance: `world of medians, file ${conflict.hash.slice(0, 12)}`,
  };
}

/** What lies beyond both dashed lines, where stated lines collide. */
function zoneText({ agreementZone, collisions }: TermsFinding): string {
  if (collisions.length === 0) return "";
  return agreementZone === 0
    ? " Nothing lies beyond both dashed lines."
    : ` ${plain(agreementZone)} on the line lie${agreementZone === 1 ? "s" : ""} beyond both dashed lines and would serve both better than no deal, but each crosses a stated line.`;
}

function agreementData(
  { frontier, named: packages, parties, reservations }: TermsFinding,
  titles: readonly [string, string],
): FigureData {
  const unit = "own scale";
  return {
    columns: [
      words(
        "what",
        "frontier (an efficient package), package (named in the file), reservation (what no deal is worth)",
      ),
      words("name", "the package, or whose reservation it is"),
      words("letter", "the package's letter in the picture"),
      numbers("first", unit, `value to ${titles[0]}`),
      numbers("second", unit, `value to ${titles[1]}`),
    ],
    rows: [
      ...frontier.map(([u, v]) => ["frontier", null, null, cellOf(u), cellOf(v)]),
      ...packages.map(({ title, utility }, n) => [
        "package",
        title,
        packageLetter(n),
        cellOf(utility[parties[0]]),
        cellOf(utility[parties[1]]),
      ]),
      ...reservations.flatMap(({ actor, value, from }) => {
        const k = parties.indexOf(actor);
        if (from === "none" || k < 0) return [];
        return [["reservation", titles[k], null, k === 0 ? cellOf(value) : null, k === 1 ? cellOf(value) : null]];
      }),
    ],
  };
}

function agreementPlot({ inPoints }: TermsFinding, titles: readonly [string, string]): Plot {
  const unit = inPoints ? "points" : "0 worst, 1 best";
  const x = amount("first", `${titles[0]} (${unit})`);
  const y = amount("second", `${titles[1]} (${unit})`);
  const rule = { type: "rule", strokeDash: [5, 4], color: colourOf("fails") };
  return {
    width: 320,
    height: 320,
    layer: [
      { transform: [where("what", "frontier")], mark: { type: "line", color: colourOf("mark") }, encoding: { x, y } },
      { transform: [where("what", "reservation"), { filter: "isValid(datum.first)" }], mark: rule, encoding: { x } },
      { transform: [where("what", "reservation"), { filter: "isValid(datum.second)" }], mark: rule, encoding: { y } },
      {
        transform: [where("what", "package")],
        mark: { type: "square", color: "black" },
        encoding: { x, y, tooltip: { field: "name" } },
      },
      {
        transform: [where("what", "package")],
        mark: { type: "text", dx: 10 },
        encoding: { x, y, text: { field: "letter" } },
      },
    ],
  };
}

/** Utility of one party against the other's: frontier, named packages, reservations. */
function agreementSvg(terms: TermsFinding, titles: readonly [string, string]): string {
  const named = terms.named.map((each, n) => ({
    letter: packageLetter(n),
    id: each.id,
    u: [each.utility[terms.parties[0]], each.utility[terms.parties[1]]] as const,
  }));
  const all = [...terms.frontier, ...named.map((each) => each.u)];
  const most = (k: 0 | 1): number => Math.max(...all.map((point) => point[k]), terms.inPoints ? 1 : 1);
  const span = [most(0), most(1)];
  const x = (value: number): number => PAD + (value / span[0]) * (SIZE - PAD - 12);
  const y = (value: number): number => SIZE - PAD - (value / span[1]) * (SIZE - PAD - 12);
  const ticks = ([0, 1] as const)
    .map((k) =>
      ticksOf(0, span[k], 4)
        .map((tick) =>
          k === 0
            ? `<line x1="${at(x(tick))}" x2="${at(x(tick))}" y1="12" y2="${SIZE - PAD}" class="g"/><text x="${at(x(tick))}" y="${SIZE - PAD + 16}" class="k">${plain(tick)}</text>`
            : `<line x1="${PAD}" x2="${SIZE - 12}" y1="${at(y(tick))}" y2="${at(y(tick))}" class="g"/><text x="${PAD - 6}" y="${at(y(tick) + 4)}" class="k e">${plain(tick)}</text>`,
        )
        .join(""),
    )
    .join("");
  const line = terms.frontier.map((point, n) => `${n === 0 ? "M" : "L"}${at(x(point[0]))} ${at(y(point[1]))}`).join("");
  const labels: { x: number; y: number }[] = [];
  const marks = named
    .map(({ letter, u }) => {
      const left = x(u[0]) > SIZE * 0.9;
      const label = { x: x(u[0]) + (left ? -8 : 8), y: y(u[1]) + 4 };
      while (labels.some((other) => Math.abs(other.x - label.x) < CLOSE && Math.abs(other.y - label.y) < CLOSE))
        label.x += left ? -CLOSE : CLOSE;
      labels.push(label);
      return `<rect x="${at(x(u[0]) - 4)}" y="${at(y(u[1]) - 4)}" width="8" height="8" class="m"/><text x="${at(label.x)}" y="${at(label.y)}" class="n${left ? " e" : ""}">${letter}</text>`;
    })
    .join("");
  const floors = terms.reservations
    .filter((each) => each.from !== "none" && terms.parties.includes(each.actor))
    .map((each) => {
      const k = terms.parties.indexOf(each.actor);
      const value = Math.min(span[k], Math.max(0, each.value));
      return k === 0
        ? `<line x1="${at(x(value))}" x2="${at(x(value))}" y1="12" y2="${SIZE - PAD}" class="r"/>`
        : `<line x1="${PAD}" x2="${SIZE - 12}" y1="${at(y(value))}" y2="${at(y(value))}" class="r"/>`;
    })
    .join("");
  const unit = terms.inPoints ? "points" : "0 worst, 1 best";
  return (
    `<svg viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${escapeHtml(`Value to ${titles[0]} against value to ${titles[1]}: the frontier of ${terms.frontierSize} efficient points and ${named.map((each) => `${each.id} at ${plain(each.u[0])}, ${plain(each.u[1])}`).join("; ")}`)}">` +
    `${ticks}<path d="${line}" class="f"/>${floors}${marks}` +
    `<text x="${(SIZE + PAD) / 2}" y="${SIZE - 8}" class="k">${escapeHtml(titles[0])} (${unit})</text>` +
    `<text transform="translate(12 ${SIZE / 2}) rotate(-90)" class="k">${escapeHtml(titles[1])} (${unit})</text></svg>`
  );
}
