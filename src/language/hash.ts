import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { withSemicolons } from "./law-text.js";
import { declares, shapeUnder } from "./order.js";
import { SCHEMA } from "./schema.js";
import { ANY, type Shape } from "./shape.js";
import type { Node } from "./tree.js";

/**
 * 64 hex digits of the meaning of a conflict tree: SHA-256 over canonical JSON. Comments, blank space, quotes and the
 * order of keys in a section do not count; the order of lists does, and so does that of the tables that declare names
 * (sources, actors, issues, options, moves, policies, packages, variants, aid groups) and of patrons. Texts count as written, trimmed,
 * inner blank space as one, and between the parts of a law `;` as the comma it stands for. Keys are sorted by their letters, not by the schema, so that a later schema moves no hash.
 */
export function hashOf(root: Node): string {
  return bytesToHex(sha256(new TextEncoder().encode(canonical(root, SCHEMA))));
}

function canonical(node: Node, shape: Shape): string {
  if (node.kind === "scalar") {
    const text = shape.kind === "number" ? withSemicolons(node.text) : node.text;
    return JSON.stringify(text.trim().replace(/\s+/g, " "));
  }
  if (node.kind === "list") {
    const of = shape.kind === "list" ? shape.of : ANY;
    return `[${node.items.map((item) => canonical(item, of)).join(",")}]`;
  }
  const parts = node.entries.map(
    ({ key, value }) => [key, `${JSON.stringify(key)}:${canonical(value, shapeUnder(shape, key))}`] as const,
  );
  if (declares(shape)) return `<${parts.map((part) => part[1]).join(",")}>`;
  return `{${[...parts]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map((part) => part[1])
    .join(",")}}`;
}
