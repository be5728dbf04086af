import type { BoxStep, Drivers, Limit } from "../judgement/index.js";
import type { DriverFinding, DriverFindings, InputNote } from "./drivers.js";
import { indented, labelOf, share, type DriverTextOptions } from "./drivers-words.js";
import { bold } from "./terminal.js";
import { capital, inUnits, list, percent, plain } from "./words.js";

type Boxes = Extract<Drivers, { kind: "boxes" }>;
type Leaves = Extract<Drivers, { kind: "leaves" }>;
type Inputs = ReadonlyMap<string, InputNote>;

/** One restriction in words: `Ukraine's men < 50,000 persons (line 12)`. */
export function limitWords(limit: Limit, inputs: Inputs): string {
  const note = inputs.get(limit.factor);
  const name = labelOf(inputs, limit.factor)
    .replace(/, line (\d+)/, " (line $1)")
    .replace(/, no source/, "");
  if ("in" in limit) return `${name} is ${list(limit.in, "or")}`;
  const amount = (value: number): string => (note?.unit ? inUnits(value, note.unit, note.name) : plain(value));
  const { low, high } = limit;
  if (low !== null && high !== null) return `${name} is ${amount(low)} to ${amount(high)}`;
  return low !== null ? `${name} > ${amount(low)}` : `${name} < ${amount(high!)}`;
}

/** A box in a sentence: which share of the cases it holds, where it is, and how dense they are there. */
export function boxSentence(
  { rowWord, inputs }: DriverFindings,
  caseWords: string,
  cases: { n: number; k: number },
  box: Pick<BoxStep, "coverage" | "density" | "mass" | "limits">,
): string {
  const base = percent(cases.k / cases.n);
  if (box.limits.length === 0)
    return `${capital(caseWords)} in ${base} of the ${rowWord}, and no box that may be chosen is denser and surer than chance.`;
  const where = list(box.limits.map((limit) => limitWords(limit, inputs)));
  return (
    `In ${percent(box.coverage)} of the ${rowWord} where ${caseWords}, ${where}. ` +
    `There, in ${percent(box.mass)} of all ${rowWord}, ${caseWords} in ${percent(box.density)}, against ${base} of all.`
  );
}

/** The boxes of PRIM: sentence, sides with their quasi-p, and steps of the way. */
export function boxLines(
  findings: DriverFindings,
  { caseWords }: DriverFinding,
  result: Boxes,
  options: DriverTextOptions,
): string[] {
  const cases = { n: result.rows, k: result.cases };
  const found = result.boxes.flatMap(({ trajectory, chosen, reproduced }, place) => {
    const step = trajectory[chosen];
    const sides = step.limits.flatMap((limit) => {
      const again = reproduced.find(({ factor }) => factor === limit.factor);
      const p = (step.quasiP.get(limit.factor) ?? []).flatMap((each) => (each === null ? [] : [each]));
      const said = `quasi-p ${p.map((each) => (each < 0.001 ? "< .001" : each.toFixed(3).replace(/^0/, ""))).join(" and ")}`;
      const back = again
        ? `; restricted again in ${Math.round(10 * again.byCoverage)} of 10 halves of the ${findings.rowWord}`
        : "";
      return indented(`· ${limitWords(limit, findings.inputs)}: ${said}${back}`, options, 1);
    });
    const title = result.boxes.length > 1 ? [bold(` Box ${place + 1}`, options)] : [];
    return [
      ...title,
      ...indented(boxSentence(findings, caseWords ?? "it is a case", cases, step), options, 1),
      ...sides,
      ...wayLines(trajectory, chosen, options),
    ];
  });
  return [...found, ...indented(chanceSentence(findings, result), options, 1)];
}

/** What the same search finds where nothing is to be found. */
function chanceSentence({ rowWord }: DriverFindings, { byChance }: Boxes): string {
  const { tables, boxes, coverage, density } = byChance;
  const head = `False finds: with the outcome shuffled among the ${rowWord}, so that no input matters,`;
  if (boxes === 0) return `${head} ${tables} searches choose no box.`;
  return `${head} ${boxes} of ${tables} searches still choose a box, of coverage ${share(coverage)} and density ${share(density)} on the mean.`;
}

const STEPS = 8;

/** Some boxes on the way, the chosen one among them. */
function wayLines(trajectory: readonly BoxStep[], chosen: number, options: DriverTextOptions): string[] {
  if (trajectory.length < 2) return [];
  const last = trajectory.length - 1;
  const evenly = Array.from({ length: STEPS }, (_, k) => Math.round((k * last) / (STEPS - 1)));
  const places = [...new Set([...evenly, chosen])].sort((a, b) => a - b);
  const rows = places.map((place) => {
    const { coverage, density, mass, limits } = trajectory[place];
    const cells = [String(place), share(coverage), share(density), share(mass), String(limits.length)];
    return ` ${cells.map((cell) => cell.padStart(9)).join("")}${place === chosen ? "  chosen" : ""}`;
  });
  const head = ` ${["step", "coverage", "density", "mass", "inputs"].map((cell) => cell.padStart(9)).join("")}`;
  const rule = "Chosen: nearest to coverage 1 and density 1 among those whose every side has a quasi-p of .05 at most.";
  return [bold(head, options), ...rows, ...indented(rule, options, 1)];
}

/** The leaves of a tree that are denser in cases than the whole. */
export function leafLines(
  findings: DriverFindings,
  { caseWords }: DriverFinding,
  result: Leaves,
  options: DriverTextOptions,
): string[] {
  const cases = { n: result.rows, k: result.cases };
  const dense = result.leaves.filter(({ density }) => density > cases.k / cases.n).slice(0, options.most);
  if (dense.length === 0 || result.leaves.length === 1)
    return indented("No split is worth making: one leaf of everything.", options, 1);
  const head = `${result.leaves.length} leaves; those where ${caseWords ?? "it is a case"} more often than overall (${percent(cases.k / cases.n)}), densest first:`;
  const leaves = dense.flatMap(({ coverage, density, mass, limits }) => {
    const where = list(limits.map((limit) => limitWords(limit, findings.inputs)));
    return indented(
      `· density ${share(density)}, coverage ${share(coverage)}, mass ${share(mass)}: ${where}`,
      options,
      1,
    );
  });
  const { tables, density } = result.byChance;
  const chance = `False finds: with the outcome shuffled among the ${findings.rowWord}, so that no input matters, the densest leaf still has density ${share(density)} (mean of ${tables} trees).`;
  return [...indented(head, options, 1), ...leaves, ...indented(chance, options, 1)];
}
