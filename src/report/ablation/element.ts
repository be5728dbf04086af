import type { Conflict } from "../../conflict/conflict.js";
import { child, type Node } from "../../language/tree.js";

/** What an element is taken from. */
export interface Source {
  readonly conflict: Conflict;
  /** Syntax of the file. */
  readonly root: Node;
}

/** How an element is taken out of a file: values that are set, keys that are taken out. */
export interface Changes {
  readonly sets: readonly string[];
  readonly without: readonly string[];
}

/** An element of an argument that can be taken out of a file. */
export interface Element {
  readonly id: string;
  /** What it is, in words. */
  readonly title: string;
  /** What stands in its place, in words. */
  readonly instead: string;
  /** Section or key that a file must have for it, in words. */
  readonly needs: string;
  /** How it is taken out; null: the file has none. */
  readonly out: (source: Source) => Changes | null;
  /** Why it can have no effect in this file, where that is known. */
  readonly idle?: (conflict: Conflict) => string | null;
}

/** Values that are set; null without any. */
export function setting(sets: readonly string[]): Changes | null {
  return sets.length > 0 ? { sets, without: [] } : null;
}

/** Keys that are taken out; null without any. */
export function leaving(without: readonly string[]): Changes | null {
  return without.length > 0 ? { sets: [], without } : null;
}

/** Sets one setting of the structural switches, where the file names it or the section or neither. */
export function switching({ root }: Source, key: string, setting: string): string {
  return child(root, "switches") === undefined ? `switches={${key}: ${setting}}` : `switches.${key}=${setting}`;
}

/** Node at the end of keys; undefined where the file has none. */
export function nodeAt(root: Node, ...keys: readonly string[]): Node | undefined {
  return keys.reduce<Node | undefined>((node, key) => child(node, key), root);
}

/** Ids of the actors for which a list by actor has something. */
export function actorsWith(conflict: Conflict, of: readonly unknown[]): string[] {
  return conflict.actors.flatMap(({ id }, actor) => (of[actor] === null || of[actor] === undefined ? [] : [id]));
}

/** Path of the first patron's numbers; null without one. */
export function patronPath({ patron, actors }: Conflict): string | null {
  return patron === null ? null : `patron.${actors[patron.actor].id}`;
}
