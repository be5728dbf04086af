const CALL = /^([a-z]+)\s*\(([^()]*)\)\s*(.*)$/s;
const CHOICE = /^one of\s+(.+)$/s;

/**
 * A law's text with `;` between its parts, which may stand for the comma anywhere and must inside YAML's braces:
 * `uniform(8, 12) weeks` → `uniform(8; 12) weeks`. Any other text comes back as it is.
 */
export function withSemicolons(text: string): string {
  const call = CALL.exec(text.trim());
  if (call !== null) return `${call[1]}(${partsOf(call[2])})${call[3] === "" ? "" : ` ${call[3]}`}`;
  const choice = CHOICE.exec(text.trim());
  return choice === null ? text : `one of ${partsOf(choice[1])}`;
}

/** As the grammar parts them: by `;` where one stands, else by commas with a space behind (others are thousands), else by commas. */
function partsOf(inside: string): string {
  const by = inside.includes(";") ? /;/ : /,\s/.test(inside) ? /,\s+/ : /,/;
  return inside
    .split(by)
    .map((part) => part.trim())
    .join("; ");
}
