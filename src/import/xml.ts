import { SaxesParser } from "saxes";
import type { Span } from "../conflict/quantity.js";
import { MAX_DEPTH } from "./json.js";
import { refuse } from "./trouble.js";

/** An element of an XML text: attributes and children; text between them is not kept. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly at: Span;
}

/**
 * Root element of an XML text, with places. No document type and no entities but the five of XML itself are read.
 * Throws `ImportTrouble`. O(length).
 */
export function readXml(text: string, file: string): Element {
  const parser = new SaxesParser({ position: true });
  const open: { element: Element; children: Element[] }[] = [];
  let root: Element | null = null;
  const here = (): Span => ({ file, line: parser.line, column: Math.max(1, parser.column), length: 1 });
  parser.on("error", (error) => {
    const message = error.message.replace(/^[^:]*:?\d+:\d+:\s*/, "").replace(/\.?$/, ".");
    refuse("P0603", here(), `XML cannot read this: ${message}`, "Mend the text near here.");
  });
  parser.on("doctype", () =>
    refuse("P0604", here(), "A document type (DOCTYPE) stands here.", "Take it out; no domain needs it."),
  );
  parser.on("opentag", (tag) => {
    if (open.length >= MAX_DEPTH) refuse("P0605", here(), `Nested more than ${MAX_DEPTH} levels deep.`);
    const children: Element[] = [];
    const element: Element = {
      name: tag.name,
      attributes: new Map(Object.entries(tag.attributes)),
      children,
      at: here(),
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push({ element, children });
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  return root ?? refuse("P0603", here(), "The file has no element.");
}

/** Children of an element with a name, in order. */
export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((each) => each.name === name);
}
