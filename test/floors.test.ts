import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const source = join(root, "src");

/** The house, lowest floor first. A folder may import lower floors and itself, nothing else. */
const FLOORS = [
  ["math"],
  ["conflict"],
  ["language", "structure", "terms", "dynamics"],
  ["ensemble", "import"],
  ["judgement"],
  ["report", "export"],
  ["cli"],
];
const floorOf = new Map(FLOORS.flatMap((folders, floor) => folders.map((folder) => [folder, floor] as const)));
/** Entry files may import every floor. */
const TOP = FLOORS.length;

/** Packages that a floor may import; ARCHITECTURE.md gives the reason for each. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  language: ["yaml", "@noble/hashes"],
  import: ["saxes"],
  ensemble: ["hyparquet", "hyparquet-writer"],
  cli: ["commander"],
};

/** Packages of a floor that only its `*-node.ts` files may import, so that the browser entry stays free of them. */
const ONLY_ON_NODE: readonly string[] = ["hyparquet", "hyparquet-writer"];

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join(source, file));

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Static, dynamic, type and `new URL` imports of a file, as the compiler sees them. */
function importsOf(file: string): Import[] {
  const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    )
      found.push(node.moduleSpecifier.text);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      found.push(node.argument.literal.text);
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      ts.isStringLiteral(node.arguments[0])
    )
      found.push(node.arguments[0].text);
    if (
      ts.isNewExpression(node) &&
      node.expression.getText() === "URL" &&
      node.arguments?.[0] &&
      ts.isStringLiteral(node.arguments[0])
    )
      found.push(node.arguments[0].text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found.map((to) => ({ from: file, to }));
}

const folderOf = (file: string): string => relative(source, file).split(sep).slice(0, -1)[0] ?? "";
const floor = (file: string): number => (folderOf(file) === "" ? TOP : (floorOf.get(folderOf(file)) ?? -1));
const name = (file: string): string => relative(source, file).split(sep).join("/");
const all = files.flatMap(importsOf);
const local = all
  .filter(({ to }) => to.startsWith("."))
  .map(({ from, to }) => ({ from, to: resolve(dirname(from), to.replace(/\.js$/, ".ts")) }));

describe("the house", () => {
  test("every folder of src has a floor", () => {
    expect(files.filter((file) => floor(file) < 0).map(name)).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });
  test("imports go down, or stay in their folder", () => {
    const upward = local.filter(({ from, to }) => folderOf(from) !== folderOf(to) && !(floor(to) < floor(from)));
    expect(upward.map(({ from, to }) => `${name(from)} -> ${name(to)}`)).toEqual([]);
  });
  test("every local import is a file", () => {
    expect(local.filter(({ to }) => !files.includes(to)).map(({ from, to }) => `${name(from)} -> ${name(to)}`)).toEqual(
      [],
    );
  });
  test("files do not import each other in a circle (types aside)", () => {
    expect(circles()).toEqual([]);
  });
  test("only the doors speak to the machine", () => {
    const allowed = (file: string): boolean =>
      folderOf(file) === "cli" || name(file) === "node.ts" || file.endsWith("-node.ts");
    expect(
      all
        .filter(({ from, to }) => to.startsWith("node:") && !allowed(from))
        .map(({ from, to }) => `${name(from)} -> ${to}`),
    ).toEqual([]);
  });
  test("packages are imported only on the floors that ARCHITECTURE.md names", () => {
    const foreign = all.filter(({ to }) => !to.startsWith(".") && !to.startsWith("node:"));
    const refused = foreign.filter(
      ({ from, to }) => !(PACKAGES[folderOf(from)] ?? []).some((each) => to === each || to.startsWith(`${each}/`)),
    );
    expect(refused.map(({ from, to }) => `${name(from)} -> ${to}`)).toEqual([]);
    const astray = foreign.filter(({ from, to }) => ONLY_ON_NODE.includes(to) && !from.endsWith("-node.ts"));
    expect(astray.map(({ from, to }) => `${name(from)} -> ${to}`)).toEqual([]);
    const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
    for (const { to } of foreign)
      expect(page).toContain(to.startsWith("@") ? to.split("/").slice(0, 2).join("/") : to.split("/")[0]);
  });
});

/** Circles among value imports; an import of types alone does not count. */
function circles(): string[] {
  const edges = new Map<string, string[]>();
  for (const file of files) {
    const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    const targets = tree.statements.flatMap((node) => {
      if (
        !(ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) ||
        !node.moduleSpecifier ||
        !ts.isStringLiteral(node.moduleSpecifier)
      )
        return [];
      const types = ts.isImportDeclaration(node) ? isTypeOnly(node.importClause) : node.isTypeOnly;
      const to = node.moduleSpecifier.text;
      return types || !to.startsWith(".") ? [] : [resolve(dirname(file), to.replace(/\.js$/, ".ts"))];
    });
    edges.set(file, targets);
  }
  const found: string[] = [];
  const state = new Map<string, "open" | "done">();
  const walk = (file: string, path: readonly string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      found.push([...path.slice(path.indexOf(file)), file].map(name).join(" -> "));
      return;
    }
    state.set(file, "open");
    for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
    state.set(file, "done");
  };
  files.forEach((file) => walk(file, []));
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((element) => element.isTypeOnly)
  );
}
