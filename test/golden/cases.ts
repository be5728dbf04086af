import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cases } from "./tables.js";

const test = join(import.meta.dirname, "..");

/** Files whose numbers are held: frozen ones where there are, so that a case may grow. */
export function goldenCases(): Cases {
  const files = {
    "ukraine-2025": "frozen/ukraine-2025.parley.yaml",
    "border-war": "frozen/border-war.parley.yaml",
    "stocks-war": "fixtures/stocks-war.parley.yaml",
    "cuba-1962": "../conflicts/cuba-1962.parley.yaml",
  };
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, readFileSync(join(test, file), "utf8")]));
}
