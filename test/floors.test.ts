import { readdirSync, readFileSync } from "node:fs";
import { join, posix, resolve, sep } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const FLOOR: Readonly<Record<string, number>> = {
  math: 0,
  conflict: 1,
  language: 2,
  structure: 2,
  leverage: 2,
  terms: 2,
  dynamics: 2,
  import: 3,
  ensemble: 3,
  judgement: 4,
  report: 5,
  export: 5,
  cli: 6,
  workbench: 6,
};

interface Named {
  readonly from: string;
  readonly names: string;
}

/** Every module a file names: static, re-exported, dynamic, in types, and by `new URL(…, import.meta.url)`. */
function namedIn(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const literal = (node: ts.Node | undefined): void => {
    if (node && ts.isStringLiteralLike(node)) found.push(node.text);
    else if (node) found.push(`computed: ${node.getText()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) literal(node.moduleSpecifier);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) literal(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) literal(node.argument.literal);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      literal(node.moduleReference.expression);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      literal(node.arguments[0]);
    else if (ts.isNewExpression(node) && node.expression.getText() === "URL" && node.arguments?.length === 2)
      literal(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Packages and the floor that may name them, from the table of ARCHITECTURE.md. */
function allowedPackages(): ReadonlyMap<string, string> {
  const text = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8");
  return new Map(
    [...text.matchAll(/^\| (\S+) \d+\.\d+\.\d+ \| (\w+) \|/gm)].map(([, name, floor]) => [name, floor] as const),
  );
}

function sources(): ReadonlyMap<string, readonly string[]> {
  const paths = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.tsx?$/.test(path),
  );
  return new Map(
    paths.map((path) => {
      const whole = join(ROOT, "src", path);
      return [path.split(sep).join("/"), namedIn(whole, readFileSync(whole, "utf8"))] as const;
    }),
  );
}

/** Path under src/ that a relative import means, with its source ending. */
function target(from: string, name: string): string {
  return posix.join(posix.dirname(from), name).replace(/\.js$/, ".ts");
}

function room(path: string): string {
  return path.includes("/") ? path.split("/")[0] : "";
}

const isDoor = (path: string): boolean => path.startsWith("cli/") || path === "node.ts" || /-node\.ts$/.test(path);

/** What is wrong with one named module; null if nothing is. */
function fault({ from, names }: Named, packages: ReadonlyMap<string, string>): string | null {
  if (names.startsWith("computed: ")) return `${from}: ${names}`;
  if (names.startsWith("node:")) return isDoor(from) ? null : `${from} names ${names}`;
  if (!names.startsWith(".")) {
    const name = names
      .split("/")
      .slice(0, names.startsWith("@") ? 2 : 1)
      .join("/");
    return packages.get(name) === room(from) ? null : `${from} names the package ${name}`;
  }
  const to = target(from, names);
  if (to.startsWith("..")) return `${from} leaves src/ for ${names}`;
  const [here, there] = [room(from), room(to)];
  if (here === "" || here === there) return null;
  if (there === "") return `${from} imports the entry ${to}`;
  if (FLOOR[here] === undefined) return `${here}/ is on no floor`;
  return FLOOR[there] < FLOOR[here] ? null : `${from} (floor ${FLOOR[here]}) imports ${to} (floor ${FLOOR[there]})`;
}

function cycles(files: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (done.has(path) || trail.includes(path)) return;
    for (const name of files.get(path) ?? []) if (name.startsWith(".")) walk(target(path, name), [...trail, path]);
    done.add(path);
  };
  for (const path of files.keys()) walk(path, []);
  return found;
}

describe("floors", () => {
  const files = sources();
  const packages = allowedPackages();

  test("every file imports only lower floors, its own folder, and the packages its floor may use", () => {
    expect(packages.size).toBeGreaterThan(0);
    const faults = [...files].flatMap(([from, named]) =>
      named.map((names) => fault({ from, names }, packages)).filter((each) => each !== null),
    );
    expect(faults).toEqual([]);
  });

  test("every relative import means a file that is there", () => {
    const lost = [...files].flatMap(([from, named]) =>
      named.filter((name) => name.startsWith(".") && !files.has(target(from, name))).map((name) => `${from}: ${name}`),
    );
    expect(lost).toEqual([]);
  });

  test("no files import each other in a circle, types included", () => {
    expect(cycles(files)).toEqual([]);
  });

  test("every package named in ARCHITECTURE.md is a dependency", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    expect([...packages.keys()].filter((name) => !(name in manifest.dependencies))).toEqual([]);
  });

  test("an upward, a sibling, a hidden and a computed import are all seen", () => {
    const text = [
      `import type { A } from "../terms/read.js";`,
      `export * from "../cli/main.js";`,
      `const a = await import("../report/text.js");`,
      `type B = import("../ensemble/table.js").Table;`,
      `const w = new Worker(new URL("../ensemble/worker.js", import.meta.url));`,
      `const n = await import(name);`,
      `import fs from "node:fs";`,
      `import { Command } from "commander";`,
    ].join("\n");
    const from = "structure/graph.ts";
    const named = namedIn(from, text);
    expect(named).toHaveLength(8);
    expect(named.filter((names) => fault({ from, names }, packages) === null)).toEqual([]);
  });

  test("a circle of two is found", () => {
    const pair = new Map([
      ["math/a.ts", ["./b.js"]],
      ["math/b.ts", ["./a.js"]],
    ]);
    expect(cycles(pair)).toEqual(["math/a.ts → math/b.ts → math/a.ts"]);
  });
});
