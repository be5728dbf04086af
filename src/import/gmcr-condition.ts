import { type Node, child, entriesOf, itemsOf, textOf } from "../language/tree.js";
import { quoted, refuse } from "./trouble.js";

/** One option taken or not; `option` counts in the file's order. */
export interface Atom {
  readonly option: number;
  readonly taken: boolean;
}

/** Members of which one must hold; in a member all atoms hold. */
export type Members = readonly (readonly Atom[])[];

/** A condition of a graph-model file: `[[option, "Y"|"N"], …]`, or `{"compound": true, "members": […]}`. */
export function readCondition(node: Node, options: readonly string[], notes: string[]): Members {
  if (node.kind === "list") return [readMember(node, options, notes)];
  const members = child(node, "members");
  if (node.kind !== "map" || members?.kind !== "list")
    refuse("P0608", node.at, "A condition is a list of options, or compound with members.");
  return members.items.map((member) => readMember(member, options, notes));
}

function readMember(node: Node, options: readonly string[], notes: string[]): Atom[] {
  if (node.kind !== "list") refuse("P0608", node.at, 'A condition is a list such as [[0, "Y"], [1, "N"]].');
  const atoms: Atom[] = [];
  for (const item of node.items) {
    const [index, taken] = itemsOf(item);
    const option = indexOf(index, options.length);
    const word = textOf(taken);
    if (item.kind !== "list" || item.items.length !== 2 || (word !== "Y" && word !== "N"))
      refuse("P0608", item.at, 'Part of a condition must be an option and "Y" or "N", such as [0, "Y"].');
    const before = atoms.find((atom) => atom.option === option);
    if (before === undefined) atoms.push({ option, taken: word === "Y" });
    else if (before.taken === (word === "Y"))
      notes.push(`A condition named ${quoted([options[option]])} twice; once is kept.`);
    else
      refuse(
        "P0608",
        item.at,
        `The condition wants ${quoted([options[option]])} both taken and not taken.`,
        "Keep one.",
      );
  }
  return atoms;
}

/** An index of the file below a count. Throws `ImportTrouble`. */
export function indexOf(node: Node | undefined, count: number): number {
  const text = node === undefined ? null : textOf(node);
  const at = node?.at ?? { file: "", line: 1, column: 1, length: 1 };
  if (text === null || !/^\d{1,6}$/.test(text) || Number(text) >= count)
    refuse("P0608", at, `"${text ?? ""}" is no index from 0 to ${count - 1}.`);
  return Number(text);
}

/** Keys of a table that are not among the known ones. */
export function strangers(node: Node, known: readonly string[]): string[] {
  return entriesOf(node).flatMap(({ key }) => (known.includes(key) ? [] : [key]));
}

/** The Y, N, − patterns that a condition stands for, sorted: what tells conditions apart, as gmcr-py does it. */
export function patternsOf(members: Members, order: readonly number[]): string {
  return members
    .map((atoms) =>
      order
        .map((option) => atoms.find((atom) => atom.option === option))
        .map((atom) => (atom ? (atom.taken ? "Y" : "N") : "-"))
        .join(""),
    )
    .sort()
    .join(" ");
}

/** A condition as an expression of the conflict file, over ids of moves by the file's index. */
export function expressionOf(members: Members, ids: readonly string[]): string {
  const parts = members.map((atoms) =>
    atoms.map((atom) => (atom.taken ? ids[atom.option] : `not ${ids[atom.option]}`)).join(" and "),
  );
  if (parts.length === 1) return parts[0];
  return parts.map((part, k) => (members[k].length > 1 ? `(${part})` : part)).join(" or ");
}

/** Whether a condition is true of a state, given as the taken options of the file. */
export function isTrue(members: Members, taken: (option: number) => boolean): boolean {
  return members.some((atoms) => atoms.every((atom) => taken(atom.option) === atom.taken));
}
