import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

describe("the package, installed in an empty folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-pack-"));
  const { name, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    name: string;
    exports: Record<string, unknown>;
  };
  const doors = Object.keys(exports).filter((door) => !door.endsWith(".json"));
  const specifier = (door: string): string => (door === "." ? name : `${name}${door.slice(1)}`);

  beforeAll(() => {
    const packed = execFileSync(npm, ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [first] = Object.values(JSON.parse(packed) as Record<string, { filename: string }>);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
    execFileSync(npm, ["install", "--no-audit", "--no-fund", "--prefer-offline", join(folder, first.filename)], {
      cwd: folder,
      stdio: "ignore",
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("every door can be imported and is not empty", () => {
    const script = doors
      .map((door) => `if (Object.keys(await import("${specifier(door)}")).length === 0) throw new Error("${door}");`)
      .join("\n");
    writeFileSync(join(folder, "doors.mjs"), `${script}\nconsole.log("${doors.length} doors");\n`);
    expect(execFileSync(process.execPath, ["doors.mjs"], { cwd: folder, encoding: "utf8" }).trim()).toBe(
      `${doors.length} doors`,
    );
  });

  test("its command runs", () => {
    const script = join(folder, "node_modules", name, "bin", "parley.js");
    const file = join(folder, "node_modules", name, "conflicts", "mill-shifts.parley.yaml");
    expect(execFileSync(process.execPath, [script, "check", file], { encoding: "utf8" })).toContain("sound");
  });

  test("its types compile for a strict consumer", () => {
    const use = [
      `import { readConflict, briefOf, type Verdict } from "${name}";`,
      `import { readConflictFile } from "${name}/node";`,
      `import { valueOfFighting } from "${name}/dynamics";`,
      `import { webWorkersRunner } from "${name}/ensemble";`,
      `const open = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });`,
      `export const runner = () => webWorkersRunner({ text: "", file: "x", variant: null, sets: [] }, 2, open);`,
      `const { conflict, diagnostics } = readConflict("parley: 1", "x");`,
      `export const codes: string[] = diagnostics.map((each) => each.code);`,
      `export const verdicts = async (): Promise<Verdict[]> => (conflict ? (await briefOf(conflict, { worlds: 2, repeats: 2, seed: 1 })).claims.map((claim) => claim.verdict) : []);`,
      `export { readConflictFile, valueOfFighting };`,
    ];
    writeFileSync(join(folder, "use.ts"), use.join("\n"));
    const options = {
      strict: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      module: "NodeNext",
      target: "ES2022",
      noEmit: true,
      types: [],
      skipLibCheck: false,
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["use.ts"] }));
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    expect(() => execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" })).not.toThrow();
  });

  test("the browser's door bundles without node:", async () => {
    const bundle = await build({
      entryPoints: [join(folder, "node_modules", name, "dist", "index.js")],
      bundle: true,
      platform: "browser",
      format: "esm",
      write: false,
      logLevel: "silent",
    });
    expect(bundle.errors).toEqual([]);
    expect(bundle.outputFiles[0].text).not.toMatch(/["']node:/);
  });

  test("publint has nothing to say", async () => {
    const { messages } = await publint({ pkgDir: root, strict: true });
    expect(messages).toEqual([]);
  });
});
