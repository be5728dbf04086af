import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/**
 * Holds a text to its golden file. A missing golden is written; on a mismatch the new text is written
 * beside the old as `…-changed.txt` and the test fails.
 */
export function expectGolden(text: string, golden: string): void {
  const changed = golden.replace(/\.txt$/, "-changed.txt");
  if (!existsSync(golden)) {
    if (process.env["CI"] !== undefined) throw new Error(`golden missing: ${golden}`);
    writeFileSync(golden, text);
  }
  const old = readFileSync(golden, "utf8");
  if (old === text) return rmSync(changed, { force: true });
  writeFileSync(changed, text);
  expect(text, `differs from ${golden}; the new text stands in ${changed}`).toBe(old);
}
