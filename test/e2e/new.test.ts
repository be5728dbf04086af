import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const bin = fileURLToPath(new URL("../../bin/parley.js", import.meta.url));
let folder = "";

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "parley-new-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly err: string;
}

/** Runs `parley new case` in an empty folder; `on` sees what is asked so far. */
function asked(on: (err: string, child: ReturnType<typeof spawn>) => void): Promise<Ended> {
  const child = spawn(process.execPath, [bin, "new", "case"], { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
  let err = "";
  child.stderr!.on("data", (chunk: Buffer) => {
    err += chunk.toString();
    on(err, child);
  });
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, err })));
}

test("piped answers write the file whole, and the process ends by itself", async () => {
  let sent = false;
  const answers = ["A case", "", "", "One, Other", "rent: low; high", "", "1", "2", "", "A deal is possible.", "1"];
  const { status } = await asked((_, child) => {
    if (!sent) child.stdin!.end(`${answers.join("\n")}\n`);
    sent = true;
  });
  expect([status, readdirSync(folder)]).toEqual([0, ["case.parley.yaml"]]);
  expect(readFileSync(join(folder, "case.parley.yaml"), "utf8")).toContain("title: A case");
});

test("an interrupt in the middle leaves nothing behind, with status 130", async () => {
  let answered = false;
  let stopped = false;
  const { status, err } = await asked((seen, child) => {
    if (!answered) child.stdin!.write("A case\n");
    answered = true;
    if (seen.includes("2 of 8") && !stopped) stopped = child.kill("SIGINT");
  });
  expect([status, readdirSync(folder)]).toEqual([130, []]);
  expect(err).toContain("nothing was written");
});
