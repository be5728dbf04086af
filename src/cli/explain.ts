import type { Command } from "commander";
import { explainCode, formatDiagnostic } from "../language/diagnostic.js";
import { CODES } from "../language/codes.js";
import { type KeyReading, type NumberReading, explainKey, numberKeys, readNumberAs } from "../language/explain.js";
import { type KeyPlace, keyPlaces, pathText, specWords } from "../language/keys.js";
import { candidates } from "../language/nearest.js";
import type { NumberSpec } from "../language/number.js";
import { stable } from "../report/json.js";
import { fold } from "../report/fold.js";
import { inUnits, plain } from "../report/words.js";
import { Exit, Stop, type Io } from "./io.js";

/** How `parley explain` is asked. */
export interface ExplainOptions {
  readonly as?: string;
  readonly json?: boolean;
}

/** Adds `explain` to the commands. */
export function addExplain(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("explain <what>")
    .description("a diagnostic (P0107), a key (salience), or what a number comes to (--as)")
    .option("--as <key>", 'read <what> as the number of this key: explain "80 to 100" --as salience')
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action((what: string, options: ExplainOptions) => done(explain(what, options, io)));
}

const HELP = `
  parley explain P0107
  parley explain salience
  parley explain "29k to 37k persons/month" --as campaign.men.intake`;

/** `parley explain CODE | KEY | "NUMBER" --as KEY`. Status 3 where the number is none of its key. */
export function explain(what: string, options: ExplainOptions, io: Io): number {
  if (options.as !== undefined) return explainNumber(what, options.as, options.json === true, io);
  const code = what.toUpperCase();
  const text = explainCode(code);
  if (text !== null) {
    const doc = (CODES as Readonly<Record<string, object>>)[code];
    io.out(options.json ? stable({ format: 1, command: "explain", code, ...doc }) : `${text}\n`);
    return Exit.done;
  }
  const keys = explainKey(what);
  if (keys.length === 0) throw new Stop(Exit.usage, unknown(what));
  io.out(options.json ? stable({ format: 1, command: "explain", keys }) : keyText(keys, io.columns));
  return Exit.done;
}

function unknown(what: string): string {
  if (/^p\d*$/i.test(what)) {
    return `There is no diagnostic "${what}". Codes look like P0107; \`parley check FILE\` prints them.`;
  }
  const names = [...new Set(keyPlaces().flatMap(({ path }) => path.filter((part) => /^[a-z]/.test(part))))];
  const number = /\d/.test(what) ? " A number needs --as KEY, such as --as salience." : "";
  return `There is no key "${what}".${number} ${candidates(what, names, "Keys")}`;
}

function keyText(keys: readonly KeyReading[], columns: number): string {
  return `${keys.map((key) => oneKey(key, columns)).join("\n")}\n`;
}

function oneKey(key: KeyReading, columns: number): string {
  const facts: (readonly [string, string])[] = [["holds", key.form]];
  if (key.required) facts.push(["left out", "an error: it must be there"]);
  else if (key.leftOut !== null) facts.push(["left out", key.leftOut]);
  const head = [key.path, ...fold(key.doc, columns - 2).map((line) => `  ${line}`)];
  const example = (key.example ?? "").split("\n").map((line, index) => {
    const whole = `  ${(index === 0 ? "as in" : "").padEnd(LABEL)}  ${line}`;
    return whole.length > columns ? `${whole.slice(0, columns - 1)}…` : whole;
  });
  return [...head, ...pairs(facts, columns), ...(key.example === null ? [] : example)].join("\n") + "\n";
}

/** Width of the first column, at least. */
const LABEL = "left out".length;

/** Two columns, the second folded. */
function pairs(rows: readonly (readonly [string, string])[], columns: number): string[] {
  const width = Math.max(LABEL, ...rows.map(([name]) => name.length));
  return rows.flatMap(([name, text]) =>
    fold(text, columns - width - 4).map((line, index) => `  ${(index === 0 ? name : "").padEnd(width)}  ${line}`),
  );
}

function explainNumber(text: string, as: string, json: boolean, io: Io): number {
  const keys = numberKeys(as);
  if (keys.length === 0) {
    const names = [
      ...new Set(keyPlaces().flatMap(({ path }) => numberKeys(path.at(-1) ?? "").map(() => path.at(-1)!))),
    ];
    throw new Stop(Exit.usage, `--as: no key that holds a number is "${as}". ${candidates(as, names, "Keys")}`);
  }
  const { place, spec } = keys[0];
  if (keys.some((one) => one.spec !== spec)) {
    const paths = keys.map((one) => `  ${pathText(one.place.path)}  (${specWords(one.spec)})`).join("\n");
    throw new Stop(
      Exit.usage,
      `--as: several keys are "${as}", and they hold different numbers:\n${paths}\nSay more of the path, such as --as ${endOf(keys[1].place)}.`,
    );
  }
  const reading = readNumberAs(text, spec);
  for (const one of reading.diagnostics) io.err(`${formatDiagnostic(one)}\n`);
  const keysShown = keys.map((one) => pathText(one.place.path));
  if (json) io.out(stable({ format: 1, command: "explain", keys: keysShown, ...withoutInfinity(reading) }));
  else if (reading.law !== null) io.out(numberText(reading, place, keysShown, spec, io.columns));
  return reading.law === null ? Exit.invalid : Exit.done;
}

/** The last two fixed names of a path. */
function endOf({ path }: KeyPlace): string {
  return path
    .filter((part) => /^[a-z]/.test(part))
    .slice(-2)
    .join(".");
}

/** Open bounds are null in JSON. */
function withoutInfinity(reading: NumberReading): Record<string, unknown> {
  return { ...reading, bounds: reading.bounds.map((end) => (Number.isFinite(end) ? end : null)) };
}

function numberText(
  reading: NumberReading,
  { key }: KeyPlace,
  paths: readonly string[],
  spec: NumberSpec,
  columns: number,
): string {
  const path = paths[0];
  const show = (value: number): string => inUnits(value, reading.unit, path);
  const rows: (readonly [string, string])[] = [
    ["read as", lawWords(reading, show)],
    ["unit", specWords(spec)],
  ];
  if (spec.choices === undefined && reading.law!.kind !== "point") {
    const [low, middle, high] = reading.quantiles!;
    rows.push(["cut off", cutWords(reading.cutMass)]);
    rows.push(["5 % below", show(low)], ["half below", show(middle)], ["95 % below", show(high)]);
  }
  for (const { name, chance, median } of reading.choices) {
    rows.push([name, `${plain(100 * chance)} %${median === null ? "" : `, half below ${show(median)}`}`]);
  }
  const more = paths.length > 1 ? ` and ${paths.length - 1} more` : "";
  const head = [`"${reading.text}" as ${path}${more}`, ...fold(key.doc, columns - 2).map((line) => `  ${line}`)];
  return `${[...head, ...pairs(rows, columns)].join("\n")}\n`;
}

function cutWords(mass: number): string {
  if (mass < 1e-9) return "nothing";
  const share = mass < 0.0005 ? "less than 0.1 %" : `${plain(100 * mass)} %`;
  return `${share} of it lies outside the bounds; what is left is shown`;
}

function lawWords({ law }: NumberReading, show: (value: number) => string): string {
  switch (law!.kind) {
    case "point":
      return `one value, ${show(law!.value)}`;
    case "range":
      return `5th to 95th percentile, ${law!.low > 0 ? "lognormal: both ends are positive" : "normal: an end is not positive"}`;
    case "uniform":
      return "every value between alike";
    case "between":
      return "an interval without weights, sampled evenly; its shares are no probabilities";
    case "pert":
      return "a PERT law: lowest, likeliest, highest";
    case "triangular":
      return "a triangle: lowest, likeliest, highest";
    case "normal":
      return "a normal law: mean, standard deviation";
    case "lognormal":
      return "two half lognormals that meet at the median";
    case "beta":
      return `a beta law of mean ${show(law!.a / (law!.a + law!.b))}`;
    case "choice":
      return "a structural choice";
  }
}
