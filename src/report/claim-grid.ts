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

/** Claims by method: the share of worlds in which the claim holds as that method puts it; a star marks methods on different sides of 50 %. */
export function methodGrid({ details }: ClaimsReport, options: TextOptions): string[] {
  const rows = details.flatMap((detail) => {
    const { methods, share } = detail.verdict;
    const all = methods.length > 0 ? methods : [{ engines: detail.engines, share }];
    return share === null ? [] : [{ id: detail.id, star: methodsDisagree(methods) ? "*" : "", all }];
  });
  const nameOf = (engines: readonly string[]): string => engines.join("+") || "declared";
  const names = [...new Set(rows.flatMap(({ all }) => all.map(({ engines }) => nameOf(engines))))];
  if (names.length < 2 || !rows.some(({ all }) => all.length > 1)) return [];
  const ids = Math.max(6, ...rows.map(({ id }) => id.length + 1));
  const width = Math.max(COLUMN, ...names.map((name) => name.length)) + 1;
  const fit = Math.max(1, Math.floor((options.width - ids) / width));
  const parts = Array.from({ length: Math.ceil(names.length / fit) }, (_, part) =>
    names.slice(part * fit, (part + 1) * fit),
  );
  return [
    bold("METHODS  share of worlds in which the claim holds, as each method puts it", options),
    ...parts.flatMap((own) => [
      (" ".repeat(ids) + own.map((name) => name.padEnd(width)).join("")).trimEnd(),
      ...rows.map(({ id, star, all }) => {
        const cells = own.map((name) => {
          const shares = all.flatMap((each) =>
            nameOf(each.engines) === name && each.share !== null ? [each.share] : [],
          );
          return (shares.length === 0 ? "·" : shares.map((each) => percent(each) + star).join(" ")).padEnd(width);
        });
        return (id.padEnd(ids) + cells.join("")).trimEnd();
      }),
    ]),
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
