import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasErrors } from "../../src/language/diagnostic.js";
import { readConflict } from "../../src/language/read.js";
import { parley } from "../cli/world.js";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/tutorial.md", root), "utf8");

interface Block {
  readonly kind: string;
  /** What stands after the language: a status, a file, `answers`. */
  readonly about: string;
  readonly lines: readonly string[];
  readonly line: number;
}

/** Fenced blocks of the page in order. */
function blocksOf(text: string): Block[] {
  const found = [...text.matchAll(/^```([a-z]*) ?([^\n]*)\n([^]*?)\n```$/gm)];
  return found.map(({ 1: kind, 2: about, 3: body, index }) => ({
    kind,
    about,
    lines: body.split("\n"),
    line: text.slice(0, index).split("\n").length,
  }));
}

/** Words of a command line; quotes join. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

/** The file with each section of a block in place of its own, or at the end. */
function merged(text: string, block: readonly string[]): string {
  const sectionsOf = (lines: readonly string[]): string[][] =>
    lines.reduce<string[][]>((done, line) => {
      if (/^[a-z_]+:/.test(line) || done.length === 0) done.push([line]);
      else done[done.length - 1].push(line);
      return done;
    }, []);
  const keyOf = ([first]: readonly string[]): string => first.split(":")[0];
  const news = sectionsOf(block);
  const olds = sectionsOf(text.trimEnd().split("\n"));
  const kept = olds.map((old) => news.find((one) => keyOf(one) === keyOf(old)) ?? old);
  return `${[...kept, ...news.filter((one) => !kept.includes(one))].flat().join("\n")}\n`;
}

/** How far a share on the page may lie from the run's, in points: another order of draws moves it so far, no word changes. */
const SHARE_TOLERANCE = 8;

/** Whether a printed line begins as the page's line does: the same words, shares within the tolerance. */
function begins(printed: string, line: string): boolean {
  const words = line.split(/\d+(?= %)/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const match = new RegExp(`^${words.join("(\\d+)")}`).exec(printed);
  const shares = [...line.matchAll(/\d+(?= %)/g)].map(Number);
  return match !== null && shares.every((share, k) => Math.abs(share - Number(match[k + 1])) <= SHARE_TOLERANCE);
}

/** Checks that lines stand in an output in order; `…` skips. A line may be the beginning of what is printed. */
function expectLines(lines: readonly string[], output: string, place: string): void {
  const printed = output.split("\n");
  let at = 0;
  for (const line of lines.filter((each) => each.trim() !== "…" && each.trim() !== "")) {
    const found = printed.findIndex((each, k) => k >= at && begins(each, line));
    expect(found, `${place}: “${line}” in\n${printed.slice(at).join("\n")}`).toBeGreaterThanOrEqual(0);
    at = found + 1;
  }
}

const scripts = (JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { scripts: object }).scripts;

/** What the reader has: files, and what the last command printed. */
interface Desk {
  readonly files: Record<string, string>;
  printed: string;
}

async function runLine(line: string, status: number, answers: readonly string[], desk: Desk): Promise<void> {
  if (line.startsWith("npm ")) {
    const script = /^npm run (\S+)$/.exec(line)?.[1];
    expect(script === undefined ? ["npm ci", "npm install --global ."] : Object.keys(scripts)).toContain(
      script ?? line,
    );
    return;
  }
  const [command, ...argv] = wordsOf(line);
  expect(command).toBe("parley");
  const told = await parley(argv, desk.files, answers, 80);
  expect(told.status, `${line}\n${told.err}`).toBe(status);
  for (const [name, text] of told.files) desk.files[name] = text;
  desk.printed = `${told.err}\n${told.out}`;
}

const blocks = blocksOf(page);

test("a reader who does what the page says sees what it shows, command by command", async () => {
  const desk: Desk = { files: {}, printed: "" };
  const done: string[] = [];
  for (const [at, { kind, about, lines, line }] of blocks.entries()) {
    const place = `docs/tutorial.md:${line}`;
    if (kind === "sh") {
      const next = blocks[at + 1];
      const answers = next?.about === "answers" ? next.lines : [];
      const status = Number(/^status=(\d)$/.exec(about)?.[1] ?? 0);
      for (const each of lines) await runLine(each, status, answers, desk);
      done.push(...lines);
    } else if (kind === "text" && about === "") expectLines(lines, desk.printed, place);
    else if (kind === "yaml" && about.endsWith(".yaml")) {
      desk.files[about] = merged(desk.files[about], lines);
      const { diagnostics } = readConflict(desk.files[about], about);
      expect(hasErrors(diagnostics), `${place}: ${JSON.stringify(diagnostics)}`).toBe(false);
    } else if (kind === "yaml") {
      expect(about).toBe("fragment");
      const filed = Object.values(desk.files).join("\n");
      for (const each of lines) expect(filed, place).toContain(each);
    } else expect([kind, about], place).toEqual(["text", "answers"]);
  }
  for (const command of [
    "new",
    "check",
    "explain",
    "brief",
    "terms",
    "diff",
    "compare",
    "structure",
    "convert",
    "course",
  ])
    expect(done.join("\n")).toContain(`parley ${command} `);
}, 120_000);

test("it opens every case it names, and explains every word of a verdict", () => {
  for (const [, file] of page.matchAll(/`(conflicts\/[^`]+)`/g))
    expect(() => readFileSync(new URL(file, root)), file).not.toThrow();
  for (const word of ["HOLDS", "FAILS", "DEPENDS", "OPEN", "ASSUMED", "NOT TESTABLE YET"])
    expect(page).toContain(`| ${word} |`);
});

test("expressions shown in prose and tables are read by the language", async () => {
  const file = readFileSync(new URL("docs/tutorial.md", root), "utf8");
  const shown = [...file.matchAll(/`((?:says: )?(?:terms|structure)\.[a-z_]+\([^`]*\)(?: [<>]=? [^`]+)?)`/g)].map(
    ([, text]) => text.replace(/^says: /, ""),
  );
  expect(shown.length).toBeGreaterThan(4);
  const text = `parley: 1
case: {title: A}
actors: {dockers: {title: D}, employers: {title: E}}
issues: {pay: {options: {a: a, b: b}, positions: {dockers: {wants: a}, employers: {wants: b}}}}
packages: {swap: {pay: a}}
moves: {dockers.strike: {title: S}, employers.lock_out: {title: L}}
game: {preferences: {dockers: [dockers.strike], employers: [employers.lock_out]}}
claims:
${shown.map((says) => `  - {text: A., says: '${says}'}`).join("\n")}
`;
  expect((await parley(["check", "a.yaml"], { "a.yaml": text })).out).toContain("sound");
});
