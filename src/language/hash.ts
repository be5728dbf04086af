import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Node } from "./tree.js";

/** Keys below which the order of keys is part of the meaning: indices and options follow it. */
const ORDERED =
  /^(sources|actors|issues|moves|policies|packages|variants|issues\.[^.]+\.options|campaign\.aid\.(groups|donors)|patron\.[^.]+\.courses)$/;

/**
 * 64 hex digits of the meaning of a conflict tree: SHA-256 over canonical JSON. Comments, blank space, quotes and the
 * order of keys in a section do not count; the order of lists does, and so does that of the tables whose order numbers
 * things (sources, actors, issues, options, moves, policies, packages, variants, aid groups and donors, courses).
 * Texts count as written, trimmed, inner blank space as one.
 */
export function hashOf(root: Node): string {
  return bytesToHex(sha256(new TextEncoder().encode(canonical(root, ""))));
}

function canonical(node: Node, path: string): string {
  if (node.kind === "scalar") return JSON.stringify(node.text.trim().replace(/\s+/g, " "));
  if (node.kind === "list")
    return `[${node.items.map((item, index) => canonical(item, `${path}.${index}`)).join(",")}]`;
  const parts = node.entries.map((entry) => {
    const below = path === "" ? entry.key : `${path}.${entry.key}`;
    return [entry.key, `${JSON.stringify(entry.key)}:${canonical(entry.value, below)}`] as const;
  });
  if (ORDERED.test(path)) return `<${parts.map((part) => part[1]).join(",")}>`;
  return `{${[...parts]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map((part) => part[1])
    .join(",")}}`;
}
