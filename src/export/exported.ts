/** A file that another program reads. */
export interface ExportFile {
  /** Name without folder. */
  readonly name: string;
  readonly text: string;
}

/** A conflict in another program's format, and a sentence for everything that was lost or changed on the way. */
export interface Exported {
  readonly files: readonly ExportFile[];
  readonly notes: readonly string[];
  /** Why nothing could be written; null where it was. */
  readonly trouble: string | null;
}

/** Nothing written, and why. */
export const notExported = (trouble: string): Exported => ({ files: [], notes: [], trouble });
