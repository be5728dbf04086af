import { build } from "esbuild";
import { spawn } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeEach } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Packages in the older module form ask for `require`. */
export const banner = {
  js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
};

/** A folder of its own for a test file; `done` removes it. */
export function scratch(): { readonly folder: string; readonly done: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "parley-test-"));
  return { folder, done: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Sets a test file up with a folder of its own and, for each test, a path in it that nothing stands at yet: `path()`. */
export function freshPaths(): { readonly folder: string; readonly path: () => string } {
  const place = scratch();
  let number = 0;
  beforeEach(() => void number++);
  afterAll(place.done);
  return { folder: place.folder, path: () => join(place.folder, `run-${number}`) };
}

/** The command and its worker built from the sources of this clone, since a thread or a child cannot read TypeScript. */
export async function builtInto(folder: string): Promise<{ readonly worker: URL; readonly command: string }> {
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  await build({
    stdin: {
      contents: 'import { main } from "./src/cli/main.ts"; await main(process.argv.slice(2), "0.0.0");',
      resolveDir: root,
    },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: join(folder, "command.js"),
    banner,
  });
  const worker = join(folder, "worker-node.js");
  await build({
    entryPoints: [join(root, "src/ensemble/worker-node.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: worker,
    banner,
  });
  return { worker: pathToFileURL(worker), command: join(folder, "command.js") };
}

/** What a child process left behind. */
export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command; `meanwhile` may kill it. */
export function child(
  command: string,
  argv: readonly string[],
  meanwhile: (kill: (signal: NodeJS.Signals) => void, ended: () => boolean, said: () => string) => void = () =>
    undefined,
): Promise<Ended> {
  const process_ = spawn(process.execPath, [command, ...argv], { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  let over = false;
  process_.stdout.on("data", (data: Buffer) => (out += data.toString()));
  process_.stderr.on("data", (data: Buffer) => (err += data.toString()));
  meanwhile(
    (signal) => process_.kill(signal),
    () => over,
    () => err,
  );
  return new Promise((resolve) =>
    process_.on("close", (status, signal) => {
      over = true;
      resolve({ status, signal, out, err });
    }),
  );
}

/** Every file of a run's folder but the times, as text of its bytes, by its path. */
export function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile() && name !== "timings.json")
    .sort();
  return Object.fromEntries(
    names.map((name) => [
      relative(".", name).split(sep).join("/"),
      readFileSync(join(folder, name)).toString("latin1"),
    ]),
  );
}

/** Copies a run's folder, with its manifest changed. */
export function copyRun(from: string, to: string, change: (manifest: string) => string = (same) => same): void {
  for (const name of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    if (!/\.(parquet|yaml|json)$/.test(name)) mkdirSync(join(to, name), { recursive: true });
    else {
      mkdirSync(join(to, name, ".."), { recursive: true });
      copyFileSync(join(from, name), join(to, name));
    }
  }
  writeFileSync(join(to, "manifest.json"), change(readFileSync(join(from, "manifest.json"), "utf8")));
}
