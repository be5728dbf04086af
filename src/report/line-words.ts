import type { Conflict } from "../conflict/conflict.js";
import type { Issue } from "../conflict/issue.js";
import { list } from "./words.js";

const issueOf = (conflict: Conflict, id: string): Issue | undefined => conflict.issues.find((each) => each.id === id);

function optionIn(conflict: Conflict, issue: string, option: string): string {
  const title = issueOf(conflict, issue)?.options.find((each) => each.id === option)?.title;
  return title === undefined ? `${issue}: ${option}` : `“${title}”`;
}

/**
 * A stated line in people's words: `army: ceiling, none` becomes “a voluntary ceiling” or “no limit” on Limits on Ukrainian
 * forces, `nato.neutral and army.cap_85k` the two options' titles joined. What is no option of the file stands as it is.
 */
export function lineInWords(conflict: Conflict, never: string): string {
  const own = /^([a-z0-9_]+): (.+)$/.exec(never);
  const issue = own ? issueOf(conflict, own[1]) : undefined;
  if (own && issue)
    return `${list(
      own[2].split(", ").map((option) => optionIn(conflict, issue.id, option)),
      "or",
    )} on ${issue.title}`;
  return never.replace(/([a-z0-9_]+)\.([a-z0-9_]+)/g, (_, of: string, option: string) =>
    optionIn(conflict, of, option),
  );
}

/** Options of some issues in people's words: "NATO: permanent neutrality; …". */
export function optionsInWords(conflict: Conflict, options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([issue, option]) => `${issueOf(conflict, issue)?.title ?? issue}: ${optionIn(conflict, issue, option)}`)
    .join("; ");
}
