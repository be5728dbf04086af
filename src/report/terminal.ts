/** How a page is printed on a terminal. */
export interface TextOptions {
  /** Columns, 80 to 160. */
  readonly width: number;
  readonly colour: boolean;
  /** File as the user named it, for the commands at the foot. */
  readonly file: string;
  readonly report: string | null;
}

/** Bold on a terminal that shows it. */
export function bold(text: string, { colour }: Pick<TextOptions, "colour">): string {
  return colour ? `\u001b[1m${text}\u001b[0m` : text;
}
