/** Solution concepts, by their field's abbreviations; `sseq` is symmetric sequential stability. */
export const CONCEPTS = ["nash", "gmr", "smr", "seq", "sseq"] as const;
export type Concept = (typeof CONCEPTS)[number];
