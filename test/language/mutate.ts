/** Marsaglia's xorshift32 (2003): a seeded stream. */
export function stream(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const COMMENTS = ["# a remark", "#", "#no space", "  # indented", "#   {x: 1,200}", "# déjà: vu"];

/**
 * A text changed in its layout and remarks, by chance: comments put in, lines doubled, moved or dropped, spaces and empty
 * lines added, braces broken over lines. Many results still parse; what they mean may differ from the original.
 */
export function relaid(text: string, next: (below: number) => number): string {
  const lines = text.split("\n");
  const at = next(lines.length);
  const put = (...own: string[]): string => [...lines.slice(0, at), ...own, ...lines.slice(at + 1)].join("\n");
  const line = lines[at];
  switch (next(9)) {
    case 0:
      return put(line, COMMENTS[next(COMMENTS.length)]);
    case 1:
      return put(`${line} ${COMMENTS[next(COMMENTS.length)]}`);
    case 2:
      return put(line.replace(/: +(?=\S)/, `:${" ".repeat(1 + next(6))}`));
    case 3:
      return put("", "", line);
    case 4:
      return put(line.replace(/\{(?=[^{}]*\}$)/, `{ ${COMMENTS[next(COMMENTS.length)]}\n${" ".repeat(12)}`));
    case 5:
      return put(line.replace(/, (?=\w+: )/, `,\n${" ".repeat(12)}`));
    case 6:
      return put(line.replace(/: (\S[^#{}[\]"]*)$/, `: # why\n${" ".repeat(14)}$1`));
    case 7:
      return put();
    default:
      return put(
        line,
        line.replace(/[a-z_]+/, (word) => `${word}_too`),
      );
  }
}
