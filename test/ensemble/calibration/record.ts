import { readFileSync } from "node:fs";
import { readRecord, type WarRecord } from "../../../src/ensemble/calibration/record.js";

const at = (name: string): string =>
  readFileSync(new URL(`../../../references/ukraine/${name}`, import.meta.url), "utf8");

/** The committed extract of the recorded war. */
export function extract(): WarRecord {
  const { record, trouble } = readRecord(at("losses_uags.csv"), at("occupied_area_deepstate.csv"));
  if (!record) throw new Error(trouble);
  return record;
}

/** Rows of a committed file by its header. */
export function rowsOf(text: string): Record<string, string>[] {
  const [head, ...lines] = text.trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, k) => [names[k], cell])));
}

export const monthly = (): Record<string, string>[] => rowsOf(at("monthly.csv"));
