/** Words made safe for Markdown: what a file says is text, not markup. Line ends become spaces. */
export function mdText(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replace(/[\\`*_[\]<>|~#]/g, "\\$&");
}

/** Code in a line; backticks inside are kept by longer fences around. */
export function mdCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${text.replace(/\s*\n\s*/g, " ")}${pad}${fence}`;
}

/** A command on lines of its own. */
export function mdCommands(lines: readonly string[]): string {
  return ["```sh", ...lines, "```"].join("\n");
}

/** A table in pipes; cells are Markdown already. `left`: columns set to the left, the others to the right. */
export function mdTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[] = [0],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, k) => (left.includes(k) ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

/** A list. */
export function mdList(items: readonly string[], numbered = false): string {
  return items.map((item, k) => `${numbered ? `${k + 1}.` : "-"} ${item}`).join("\n");
}

/** Parts of a page with an empty line between, those that are empty left out. */
export function mdPage(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A heading over parts; nothing where all of them are empty. */
export function mdSection(level: number, title: string, parts: readonly string[]): string {
  const told = parts.filter((part) => part !== "");
  return told.length === 0 ? "" : [`${"#".repeat(level)} ${mdText(title)}`, ...told].join("\n\n");
}
