import {
  Lexer,
  type Document,
  type Scalar,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from "yaml";
import { type Diagnostic, hasErrors } from "./diagnostic.js";
import { hashOf } from "./hash.js";
import { withSemicolons } from "./law-text.js";
import { shapeUnder } from "./order.js";
import { parseConflict } from "./parse.js";
import { SCHEMA } from "./schema.js";
import type { Shape } from "./shape.js";
import type { Node } from "./tree.js";

/** What `formatConflict` yields. */
export type Formatted =
  /** The text in its one form; `changed`: it was written otherwise. */
  | { readonly kind: "formatted"; readonly text: string; readonly changed: boolean }
  /** Nothing is touched: the text has errors of syntax … */
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] }
  /** … or its form cannot be changed without losing a comment or moving its meaning; `why` says which. */
  | { readonly kind: "kept"; readonly why: string };

/** Passes after which a text must stand still. */
const PASSES = 4;

/**
 * A conflict text in its one form: two spaces a level, lists indented, one space before values and comments, braces
 * without inner space. Braces and brackets on one line stay on one line; those over several lines become keys and dashes
 * of their own. Order of keys and comments stay, and so do quotes, but that a quoted law inside braces is written with `;`
 * instead; no comma comes to stand bare inside braces. Checked before it is returned: same canonical hash, same comments, and formatting it again changes nothing. JSON is left as it is.
 * Never throws on a user's mistake. O(length), a few passes.
 */
export function formatConflict(text: string, file: string): Formatted {
  const { root, diagnostics } = parseConflict(text, file);
  if (hasErrors(diagnostics)) return { kind: "refused", diagnostics };
  if (root === null || isJson(text)) return { kind: "formatted", text, changed: false };
  let done = onePass(text);
  let still = false;
  for (let pass = 1; pass < PASSES && !still; pass++) {
    const next = onePass(done);
    still = next === done;
    done = next;
  }
  const why = still ? lossOf(text, root, done) : "its form would not stand still";
  return why === null ? { kind: "formatted", text: done, changed: done !== text } : { kind: "kept", why };
}

/** A file whose root stands in braces or brackets. */
function isJson(text: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(text.replace(/^(\s*#.*\n)+/, ""));
}

const open = (text: string): Document.Parsed =>
  parseDocument(text.replace(/^\uFEFF/, ""), { schema: "failsafe", uniqueKeys: false, prettyErrors: false });

function onePass(text: string): string {
  const plain = text.replace(/^\uFEFF/, "");
  const document = open(plain);
  visit(document, {
    Collection: (_, node) => {
      if (!isMap(node) && !isSeq(node)) return;
      const range = node.range;
      if (!node.flow || !range || node.items.length === 0) return;
      if (plain.slice(range[0], range[1]).includes("\n")) node.flow = false;
    },
  });
  visit(document, { Scalar: (_, node, path) => unquote(node, path) });
  const written = document.toString({ lineWidth: 0, minContentWidth: 0, indent: 2, flowCollectionPadding: false });
  return `${written.replace(/\n+$/, "")}\n`;
}

/** A law in quotes inside braces, at a key that holds a number, needs none with `;` between its parts. */
function unquote(node: Scalar, path: readonly unknown[]): void {
  const inFlow = path.some((above) => isCollection(above) && above.flow);
  if (!inFlow || node.type === "PLAIN" || typeof node.value !== "string" || node.anchor !== undefined) return;
  const law = withSemicolons(node.value);
  if (law === node.value || /[,[\]{}#:]/.test(law) || shapeAt(path).kind !== "number") return;
  node.value = law;
  node.type = "PLAIN";
}

/** What the schema expects where a node with these above it stands. */
function shapeAt(path: readonly unknown[]): Shape {
  let shape: Shape = SCHEMA;
  for (const above of path) {
    if (isPair(above)) shape = shapeUnder(shape, isScalar(above.key) ? String(above.key.value) : "");
    else if (isSeq(above)) shape = shapeUnder(shape, "");
  }
  return shape;
}

/** What a change of form would lose; null where nothing. */
function lossOf(text: string, root: Node, after: string): string | null {
  const again = parseConflict(after, "");
  if (hasErrors(again.diagnostics) || again.root === null) return "it would not be read again";
  if (hashOf(again.root) !== hashOf(root)) return "a value would be read otherwise";
  if (commentsOf(after).join("\n") !== commentsOf(text).join("\n")) return "a comment would be lost or changed";
  return null;
}

/** Texts of all comments, without blank space at their ends, in an order that does not depend on their places. */
export function commentsOf(text: string): string[] {
  const found: string[] = [];
  for (const token of new Lexer().lex(text)) if (token.startsWith("#")) found.push(token.trim());
  return found.sort();
}
