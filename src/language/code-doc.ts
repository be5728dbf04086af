/** What `parley explain CODE` says: the rule in a sentence, why it is one, and an example of both kinds. */
export interface CodeDoc {
  readonly severity: "error" | "warning";
  readonly title: string;
  readonly why: string;
  /** Lines of a conflict file that draw the code … */
  readonly wrong: string;
  /** … and the same lines as they should be. */
  readonly right: string;
}

/** A code that makes a file invalid. */
export function error(title: string, why: string, wrong: string, right: string): CodeDoc {
  return { severity: "error", title, why, wrong, right };
}

/** A code that is worth knowing and keeps nothing from running. */
export function warning(title: string, why: string, wrong: string, right: string): CodeDoc {
  return { severity: "warning", title, why, wrong, right };
}
