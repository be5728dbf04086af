import { methodsDisagree } from "../judgement/index.js";
import type { ClaimsReport } from "./claim-detail.js";
import { fold } from "./fold.js";
import { bold, type TextOptions } from "./terminal.js";
import { percent, switchInWords } from "./words.js";

const COLUMN = 9;
const ENGINES = 20;

/** Claims by settings of the switches that the worlds draw, and the methods each reads; a star marks settings on different sides of 50 %. */
export function settingGrid({ details }: ClaimsReport, options: TextOptions): string[] {
  const heard = details.filter(({ settings }) => settings.length > 0);
  const switches = heard[0]?.settings ?? [];
  if (switches.length === 0) return [];
  const ids = Math.max(6, ...heard.map(({ id }) => id.length + 1));
  const room = Math.max(1, Math.floor((options.width - ids - ENGINES - 1) / (COLUMN + 1)));
  const tables: (typeof switches)[] = [];
  for (const each of switches) {
    const last = tables.at(-1);
    const used = last?.reduce((sum, { shares }) => sum + shares.length, 0) ?? Infinity;
    if (used + each.shares.length <= room) tables[tables.length - 1] = [...last!, each];
    else tables.push([each]);
  }
  const lines = tables.flatMap((table, t) => {
    const names = table.map(({ switch: path, shares }) => [path.replace(/^switches\./, ""), shares.length] as const);
    const width = (count: number): number => count * (COLUMN + 1);
    const head = names.map(([name, count]) => name.slice(0, width(count) - 1).padEnd(width(count))).join("");
    const under = table.flatMap(({ shares }) => shares.map(({ setting }) => cell(setting))).join("");
    const rows = heard.map((detail) => {
      const own = detail.settings.filter(({ switch: path }) => table.some((each) => each.switch === path));
      const cells = own.flatMap(({ shares }) => {
        const star = disagrees(shares) ? "*" : "";
        return shares.map(({ share, enough }) => cell(enough ? percent(share) + star : "few"));
      });
      return `${detail.id.padEnd(ids)}${cells.join("")}${t === 0 ? detail.engines.join(" ") : ""}`.trimEnd();
    });
    return [
      ...(t > 0 ? [""] : []),
      " ".repeat(ids) + head.trimEnd(),
      `${" ".repeat(ids)}${under}${t === 0 ? "methods" : ""}`.trimEnd(),
      ...rows,
    ];
  });
  const legend = switches.map(({ switch: path }) => `${path.replace(/^switches\./, "")}: ${switchInWords(path)}`);
  return [
    bold("SWITCHES  share of the worlds of each setting in which the claim holds", options),
    ...lines,
    ...fold(
      `${legend.join("; ")}. * the settings lie on different sides of 50 %; few: fewer than ten worlds.`,
      options.width,
    ),
  ];
}

/** Claims by method. A cell is the share of worlds in which the claim holds as that method puts it, with a star where methods lie on different sides of 50 %. */
export interface MethodRows {
  readonly names: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
}

/** The grid of claims and methods; null where no claim is put by more than one. */
export function methodRows(details: ClaimsReport["details"]): MethodRows | null {
  const heard = details.flatMap(({ id, engines, verdict: { methods, share } }) => {
    const all = methods.length > 0 ? methods : [{ engines, share }];
    return share === null ? [] : [{ id, all, star: methodsDisagree(methods) ? "*" : "" }];
  });
  if (!heard.some(({ all }) => all.length > 1)) return null;
  const nameOf = (engines: readonly string[]): string => engines.join("+") || "declared";
  const names = [...new Set(heard.flatMap(({ all }) => all.map(({ engines }) => nameOf(engines))))];
  const rows = heard.map(({ id, all, star }) => {
    const cells = names.map((name) => {
      const shares = all.flatMap((each) => (nameOf(each.engines) === name && each.share !== null ? [each.share] : []));
      return shares.length === 0 ? "·" : shares.map((each) => percent(each) + star).join(" ");
    });
    return { id, cells };
  });
  return { names, rows };
}

/** `methodRows` as lines. */
export function methodGrid({ details }: ClaimsReport, options: TextOptions): string[] {
  const grid = methodRows(details);
  if (grid === null) return [];
  const { names, rows } = grid;
  const ids = Math.max(6, ...rows.map(({ id }) => id.length + 1));
  const width = Math.max(COLUMN, ...[...names, ...rows.flatMap(({ cells }) => cells)].map((each) => each.length)) + 1;
  const fit = Math.max(1, Math.floor((options.width - ids) / width));
  const parts = Array.from({ length: Math.ceil(names.length / fit) }, (_, part) => part * fit);
  const line = (id: string, cells: readonly string[], from: number): string =>
    (
      id.padEnd(ids) +
      cells
        .slice(from, from + fit)
        .map((each) => each.padEnd(width))
        .join("")
    ).trimEnd();
  return [
    bold("METHODS  share of worlds in which the claim holds, as each method puts it", options),
    ...parts.flatMap((from) => [line("", names, from), ...rows.map(({ id, cells }) => line(id, cells, from))]),
    ...fold(
      "judgement: courses ranked on runs of the course. * the methods lie on different sides of 50 %; ·: the method does not put it.",
      options.width,
    ),
  ];
}

function cell(text: string): string {
  return text.length > COLUMN ? `${text.slice(0, COLUMN - 1)}. ` : text.padEnd(COLUMN + 1);
}

/** Whether settings heard lie on different sides of one half. */
export function disagrees(shares: readonly { readonly share: number; readonly enough: boolean }[]): boolean {
  const heard = shares.filter(({ enough }) => enough);
  return heard.some(({ share }) => share < 0.5) && heard.some(({ share }) => share > 0.5);
}
