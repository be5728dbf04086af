import type { ClaimComparison, Comparison } from "./compare.js";
import { envelope, stable } from "./json.js";
import { VERDICT_COLOURS } from "./claim-table.js";
import { fold } from "./fold.js";
import type { TextOptions } from "./terminal.js";
import { honesty } from "./text.js";
import { percent, plain, VERDICT_WORDS } from "./words.js";

/** Narrowest column of claims beside the verdicts; below it verdicts stand under the claim. */
const LEAST_TEXT = 26;

type Options = Pick<TextOptions, "width" | "colour" | "file">;

/** A comparison as text: only what differs, and how much does not. Every line fits the width. */
export function renderComparison(comparison: Comparison, options: Options): string {
  const blocks = [
    heading(comparison, options),
    claimBlock(comparison, options),
    sentenceBlock(comparison, options),
    foot(comparison, options),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function heading({ accounts }: Comparison, options: Options): string[] {
  const { findings } = accounts[0];
  const others = accounts.slice(1).flatMap(({ id, findings: { conflict } }) => {
    const why = conflict.variants.find((variant) => variant.id === id)?.why ?? "";
    return fold(`${id}${why === "" ? "" : `: ${why}`}`, options.width - 2).map((line, k) =>
      k === 0 ? line : `  ${line}`,
    );
  });
  return [
    bold(findings.conflict.title, options),
    ...fold(
      `As filed, and read through ${accounts.length - 1 === 1 ? "one other account" : `${accounts.length - 1} other accounts`} with the same seed:`,
      options.width,
    ),
    ...others.map((line) => ` ${line}`),
    ...fold(honesty(findings), options.width),
  ];
}

function claimBlock(comparison: Comparison, options: Options): string[] {
  const { claims, accounts, sameClaims, mostMoved } = comparison;
  if (claims.length + sameClaims === 0) return [];
  const columns = accounts.map(({ id }, k) => {
    const cells = claims.map(({ verdicts }) => cellOf(verdicts[k]).length);
    return { id, width: Math.max(id.length, ...cells) };
  });
  const room = options.width - 6 - columns.reduce((sum, { width }) => sum + width + 2, 0);
  const rest = fold(sameInWords(sameClaims, mostMoved, comparison), options.width - 1).map((line) => ` ${line}`);
  if (claims.length === 0) return [bold("CLAIMS", options), ...rest];
  const rows = room >= LEAST_TEXT ? besides(claims, columns, room, options) : beneath(claims, columns, options);
  const heads = columns.map(({ id, width }) => `  ${id.padEnd(width)}`).join("");
  const title = room >= LEAST_TEXT ? `${"VERDICTS THAT DIFFER".padEnd(room + 6)}${heads}` : "VERDICTS THAT DIFFER";
  return [bold(title.trimEnd(), options), ...rows, ...rest];
}

interface Column {
  readonly id: string;
  readonly width: number;
}

function besides(
  claims: readonly ClaimComparison[],
  columns: readonly Column[],
  room: number,
  options: Options,
): string[] {
  return claims.flatMap(({ id, text, verdicts }) =>
    fold(text, room).map((line, n) => {
      const cells = columns.map(({ width }, k) => `  ${paint(verdicts[k], width, options)}`).join("");
      return ` ${n === 0 ? id.padEnd(4) : "    "} ${n === 0 ? `${line.padEnd(room)}${cells}` : line}`.trimEnd();
    }),
  );
}

function beneath(claims: readonly ClaimComparison[], columns: readonly Column[], options: Options): string[] {
  const width = Math.max(...columns.map(({ id }) => id.length));
  return claims.flatMap(({ id, text, verdicts }) => [
    ...fold(text, options.width - 6).map((line, n) => ` ${n === 0 ? id.padEnd(4) : "    "} ${line}`),
    ...columns.map((column, k) => `      ${column.id.padEnd(width)}  ${paint(verdicts[k], 0, options)}`),
  ]);
}

type Cell = ClaimComparison["verdicts"][0];

function cellOf({ kind, share }: Cell): string {
  return `${VERDICT_WORDS[kind].word}${share === null ? "" : ` ${percent(share)}`}`;
}

function paint(verdict: Cell, width: number, { colour }: Options): string {
  const text = cellOf(verdict);
  const space = " ".repeat(Math.max(0, width - text.length));
  return colour ? `\u001b[${VERDICT_COLOURS[verdict.kind]}m${text}\u001b[0m${space}` : `${text}${space}`;
}

function sameInWords(count: number, moved: Comparison["mostMoved"], { accounts }: Comparison): string {
  if (count === 0) return "No claim has the same verdict in every account.";
  const head = `${plain(count)} ${count === 1 ? "claim has" : "claims have"} the same verdict in every account`;
  if (moved === null) return `${head}, and the same shares.`;
  const [was, is] = [moved.claim.verdicts[0], moved.claim.verdicts[moved.account]];
  return `${head}; the share of worlds moves most for ${moved.claim.id}, from ${percent(was.share ?? 0)} to ${percent(is.share ?? 0)} in ${accounts[moved.account].id}.`;
}

function sentenceBlock({ accounts, sentences, sameSentences }: Comparison, options: Options): string[] {
  if (sentences.length + sameSentences === 0) return [];
  const width = Math.max(...accounts.map(({ id }) => id.length));
  const lines = sentences.flatMap(({ texts }, n) => [
    ...(n > 0 ? [""] : []),
    ...texts.flatMap((text, k) => {
      if (k > 0 && text === texts[0]) return [];
      const folded = fold(text ?? "(nothing to say)", options.width - width - 3);
      return folded.map((line, row) => ` ${(row === 0 ? accounts[k].id : "").padEnd(width)}  ${line}`);
    }),
  ]);
  const same =
    sameSentences === 0
      ? []
      : [` ${sameSentences === 1 ? "1 sentence reads" : `${sameSentences} sentences read`} the same in every account.`];
  if (sentences.length === 0) return [bold("SENTENCES", options), ...same];
  return [bold("SENTENCES THAT DIFFER", options), ...lines, ...same];
}

function foot({ accounts }: Comparison, options: Options): string[] {
  const variants = accounts.flatMap(({ findings }) => findings.conflict.variant ?? []);
  return variants
    .slice(0, 1)
    .flatMap((id) => [
      `NEXT  parley diff ${options.file} --variant ${id}`,
      `      parley brief ${options.file} --variant ${id}`,
    ]);
}

function bold(text: string, { colour }: Options): string {
  return colour ? `\u001b[1m${text}\u001b[0m` : text;
}

/** The comparison as data; byte-identical for the same file and seed. */
export function comparisonJson({ accounts, claims, sentences, ...counts }: Comparison): string {
  const { findings } = accounts[0];
  const byAccount = <T>(values: readonly T[]): Record<string, T> =>
    Object.fromEntries(accounts.map(({ id }, k) => [id, values[k]]));
  return stable({
    ...envelope("compare", findings),
    worlds: findings.worlds,
    repeats: findings.repeats,
    accounts: accounts.map(({ id, findings: { conflict, failedRuns } }) => ({
      id,
      variant: conflict.variant,
      hash: conflict.hash,
      failedRuns,
    })),
    claims: claims.map(({ id, text, verdicts }) => ({ id, text, verdicts: byAccount(verdicts) })),
    sameClaims: counts.sameClaims,
    sentences: sentences.map(({ about, texts }) => ({ about, texts: byAccount(texts) })),
    sameSentences: counts.sameSentences,
  });
}
