import { CLASS, DISPUTE, MEDIATION } from "./template-table.js";
import { WAR } from "./template-war.js";

/** First line of a new file: where editors find the schema that completes and checks it. */
export const SCHEMA_LINE = "# yaml-language-server: $schema=parley.schema.json";

const TEXTS = { dispute: DISPUTE, war: WAR, mediation: MEDIATION, class: CLASS } as const;

export type Template = keyof typeof TEXTS;

/** Names of the templates. */
export const TEMPLATES = Object.keys(TEXTS) as Template[];

/** A commented conflict file that passes the check and gives a brief. */
export function templateText(template: Template): string {
  return `${SCHEMA_LINE}\n${TEXTS[template]}`;
}
