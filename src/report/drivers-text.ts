import type { Drivers, Estimate, RankedDriver } from "../judgement/index.js";
import { boxLines, leafLines } from "./drivers-boxes.js";
import { indented, labelOf, share, type DriverTextOptions } from "./drivers-words.js";
import { influentialUnsourced, type DriverFinding, type DriverFindings } from "./drivers.js";
import { fold } from "./fold.js";
import { bold } from "./terminal.js";
import { capital, list, plain } from "./words.js";

type Ranking = Extract<Drivers, { kind: "ranking" }>;

/** What decides, as text: a ranked table or boxes for each outcome, then the numbers that decide without a source. */
export function renderDrivers(findings: DriverFindings, options: DriverTextOptions): string {
  const blocks = [
    ...fold(findings.origin, options.width),
    ...howRead(findings).flatMap((sentence) => fold(sentence, options.width)),
    ...findings.answers.flatMap((answer) => ["", ...answerLines(findings, answer, options)]),
    ...untestedLines(findings, options),
    ...unsourcedLines(findings, options),
  ];
  return `${blocks.join("\n")}\n`;
}

/** What the numbers are, said once for all outcomes. */
function howRead({ answers }: DriverFindings): string[] {
  const ranking = answers.map(({ result }) => result).find((result) => result.kind === "ranking");
  if (!ranking) return [];
  const way = headsOf(ranking).includes("way")
    ? " “+”: the outcome is higher, or more often a case, where the input is higher."
    : "";
  const noise =
    ranking.noise === null
      ? ""
      : " Noise: what the strongest of as many inputs without effect stays below in 95 of 100 such samples.";
  return [`${capital(WHAT[ranking.estimator])}; 95 % intervals${INTERVAL[ranking.estimator] ?? ""}.${way}${noise}`];
}

function answerLines(findings: DriverFindings, answer: DriverFinding, options: DriverTextOptions): string[] {
  const { result, title, dropped, notes } = answer;
  const lines = fold(title, options.width).map((line) => bold(line, options));
  const said = [
    ...(dropped > 0 ? [`${dropped} ${findings.rowWord} left out, where a number is missing.`] : []),
    ...notes,
  ];
  const body =
    result.kind === "boxes"
      ? boxLines(findings, answer, result, options)
      : result.kind === "leaves"
        ? leafLines(findings, answer, result, options)
        : [...casesLine(findings, answer, options), ...rankingLines(findings, result, options)];
  return [...lines, ...body, ...said.flatMap((sentence) => indented(sentence, options, 1))];
}

const WHAT: Readonly<Record<Ranking["estimator"], string>> = {
  saltelli: "share of the outcome's variance: by itself (first) and with all its interactions (total)",
  "first-order": "share of the outcome's variance that goes with the input alone, from slices of the sample",
  pawn: "how far the outcome's distribution moves when the input is held in a slice: median distance, 0 to 1",
  regional: "how far the input's distribution differs between cases and the others: distance, 0 to 1",
  shapley: "share of the outcome's variance, what inputs share divided fairly among them",
  morris: "change of the outcome over the input's whole range: mean size (mu*), mean (mu), spread (sigma)",
};

/** What an interval is of, where it is not plainly of the number. */
const INTERVAL: Partial<Readonly<Record<Ranking["estimator"], string>>> = {
  pawn: " of what samples of as many rows give, in which every distance is larger than it is",
  regional: " of what samples of as many rows give, in which every distance is larger than it is",
  shapley: ", wider than they need be",
};

/** What a case is, where the numbers are of cases. */
function casesLine(
  { rowWord }: DriverFindings,
  { caseWords, result }: DriverFinding,
  options: DriverTextOptions,
): string[] {
  if (
    caseWords === null ||
    result.kind !== "ranking" ||
    result.estimator === "saltelli" ||
    result.estimator === "morris"
  )
    return [];
  return indented(`Cases: ${rowWord} where ${caseWords}.`, options, 1);
}

function rankingLines(findings: DriverFindings, result: Ranking, options: DriverTextOptions): string[] {
  const clear = result.drivers.filter(({ estimate, total }) => !(total ?? estimate).flags.includes("zero"));
  const shown = clear.slice(0, options.most);
  const heads = headsOf(result);
  const rows = shown.map((driver) => cellsOf(driver, result));
  const widths = heads.map((head, k) => Math.max(head.length, ...rows.map((row) => row[k].length)));
  const line = (cells: readonly string[]): string => cells.map((cell, k) => cell.padStart(widths[k])).join("  ");
  const indent = 1 + line(heads).length + 2;
  const table = shown.flatMap(({ factor }, place) => {
    const [first = "", ...others] = fold(labelOf(findings.inputs, factor), options.width - indent);
    return [` ${line(rows[place])}  ${first}`, ...others.map((part) => `${" ".repeat(indent)}${part}`)];
  });
  return [
    ...(shown.length > 0 ? [bold(` ${line(heads)}  input`, options), ...table] : []),
    ...remainder(findings, result, clear.length - shown.length, options),
  ];
}

function headsOf({ estimator }: Ranking): string[] {
  if (estimator === "morris") return ["mu*", "interval", "mu", "sigma"];
  if (estimator === "saltelli") return ["first", "interval", "total", "interval"];
  return [estimator === "first-order" || estimator === "shapley" ? "share" : "distance", "interval", "way"];
}

function cellsOf({ estimate, total, morris, leaning }: RankedDriver, { estimator }: Ranking): string[] {
  if (morris) {
    const { muStar, mu, sigma } = morris;
    return [plain(muStar.value), `${plain(muStar.low)} to ${plain(muStar.high)}`, plain(mu), plain(sigma)];
  }
  const own = [share(estimate.value), rangeOf(estimate)];
  if (estimator === "saltelli" && total) return [...own, share(total.value), rangeOf(total)];
  return [...own, leaning === 1 ? "+" : leaning === -1 ? "−" : ""];
}

function rangeOf({ low, high }: Estimate): string {
  return `${share(low)} to ${share(high)}`;
}

/** What is not in the table, and what the flags ask for. */
function remainder(findings: DriverFindings, result: Ranking, more: number, options: DriverTextOptions): string[] {
  const { drivers, noise } = result;
  const clear = drivers.filter(({ estimate, total }) => !(total ?? estimate).flags.includes("zero"));
  const silent = drivers.length - clear.length;
  const wide = clear.filter(({ estimate, total }) => [estimate, total].some((each) => each?.flags.includes("wide")));
  const inputs = (count: number): string => `${count} ${count === 1 ? "input" : "inputs"}`;
  const told = noise === null ? "cannot be told from no effect" : `cannot be told from noise, ${share(noise)}`;
  const all = drivers.length === 1 ? "The one input" : `None of the ${inputs(silent)} stands out: they`;
  const sentences = [
    ...(more > 0
      ? [`${inputs(more)} more can be told from ${noise === null ? "no effect" : "noise"}: --top shows more.`]
      : []),
    ...(silent > 0 ? [`${clear.length === 0 ? all : `The other ${inputs(silent)}`} ${told}.`] : []),
    ...(result.falseFinds !== null
      ? [
          `False finds: where none of the ${inputs(drivers.length)} has an effect, ${result.falseFinds.toFixed(2)} a sample pass this level (outcome shuffled).`,
        ]
      : []),
    ...(wide.length > 0 && result.estimator !== "morris"
      ? [`${capital(inputs(wide.length))} with an interval wider than .10: more ${findings.rowWord} would tell.`]
      : []),
  ];
  return sentences.flatMap((sentence) => indented(sentence, options, 1));
}

function untestedLines({ untested, same }: DriverFindings, options: DriverTextOptions): string[] {
  const alike = `${list(same)} ${same.length === 1 ? "comes" : "come"} out the same in every world that decides ${same.length === 1 ? "it" : "them"}: nothing tips ${same.length === 1 ? "it" : "them"}.`;
  const sentences = [
    ...(same.length > 0 ? [alike] : []),
    ...untested.map(({ claim, needs }) => `${claim} cannot be tested yet: it needs ${needs}.`),
  ];
  return sentences.length === 0 ? [] : ["", ...sentences.flatMap((sentence) => indented(sentence, options, 0))];
}

function unsourcedLines(findings: DriverFindings, options: DriverTextOptions): string[] {
  const found = influentialUnsourced(findings);
  if (found.length === 0) return [];
  const lines = found.slice(0, options.most).flatMap(({ input, decides }) => {
    const what = decides
      .slice(0, 4)
      .map(({ outcome, share: size }) => `${outcome} (${findings.method === "morris" ? plain(size) : share(size)})`);
    const rest = decides.length > 4 ? [`${decides.length - 4} more`] : [];
    const where = input.line === null ? "a default of the tool" : `line ${input.line}`;
    const [first = "", ...others] = fold(`${input.label}, ${where}: ${list([...what, ...rest])}`, options.width - 3);
    return [` · ${first}`, ...others.map((part) => `   ${part}`)];
  });
  return ["", bold("DECISIVE, AND WITHOUT A SOURCE", options), ...lines];
}
