import type { InputNote } from "./drivers.js";
import { fold } from "./fold.js";
import type { TextOptions } from "./terminal.js";

/** Width and colour of a terminal, and how many inputs are shown. */
export type DriverTextOptions = Pick<TextOptions, "width" | "colour"> & { readonly most: number };

/** Folded text, every line indented. */
export function indented(text: string, { width }: { readonly width: number }, indent: number): string[] {
  return fold(text, width - indent).map((line) => `${" ".repeat(indent)}${line}`);
}

/** A share or distance with two decimals: .41, −.02. */
export function share(value: number): string {
  return value
    .toFixed(2)
    .replace(/^(-?)0\./, "$1.")
    .replace("-", "−");
}

/** An input with its line and source. */
export function labelOf(inputs: ReadonlyMap<string, InputNote>, factor: string): string {
  const note = inputs.get(factor);
  if (!note) return factor;
  const line = note.line === null ? "" : `, line ${note.line}`;
  return `${note.label}${line}${note.source === "none" ? ", no source" : ""}`;
}
