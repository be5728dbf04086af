import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { child, contents } from "./bundle.js";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Kills a run with signal 9 at `kills` random moments after its first chunk, going on each time; then lets it end and
 * compares its folder with that of a run that nobody disturbed. Yields how many were killed before they were done.
 */
export async function killAndGoOn(
  command: string,
  base: string,
  argv: readonly string[],
  kills: number,
): Promise<number> {
  const undisturbed = join(base, "undisturbed");
  const killed = join(base, "killed");
  expect((await child(command, ["run", ...argv, "-o", undisturbed])).status).toBe(0);
  let hit = 0;
  for (let k = 0; k < kills; k++) {
    const at = { world: k, week: 0, draw: 0, stream: 0, purpose: Purpose.tests, repeat: 9 };
    const wait = 400 * uniformAt(9, at);
    const resume = existsSync(join(killed, "manifest.json")) ? ["--resume"] : [];
    const before = chunksIn(killed);
    const ended = await child(command, ["run", ...argv, "-o", killed, ...resume], (kill, over) => {
      void (async () => {
        while (!over() && chunksIn(killed) <= before && !over()) await pause(5);
        await pause(wait);
        kill("SIGKILL");
      })();
    });
    if (ended.signal === "SIGKILL") hit++;
    else expect([ended.status, ended.err]).toEqual([0, expect.any(String)]);
  }
  expect((await child(command, ["run", ...argv, "-o", killed, "--resume"])).status).toBe(0);
  expect(contents(killed)).toEqual(contents(undisturbed));
  return hit;
}

function chunksIn(folder: string): number {
  const course = join(folder, "course");
  return existsSync(course) ? readdirSync(course).filter((name) => name.endsWith(".parquet")).length : 0;
}
