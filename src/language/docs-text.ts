/** A whole case in a dozen lines; a test reads it whole. */
export const SMALLEST = `parley: 1
case: {title: Two farms and a well}
actors:
  upper: {title: The upper farm, walks_away_below: 40} # points it is sure of without a contract
  lower: {title: The lower farm, walks_away_below: 30 to 40}
issues:
  water:
    options: {third: a third to the lower farm, half: half to each, most: two thirds to the lower farm}
    points: {upper: [60, 35, 0], lower: [0, 30, 55]}
  repairs:
    options: {own: each its own part, shared: shared}
    points: {upper: [0, 30], lower: [25, 20]}
claims:
  - text: The two can agree.
    says: terms.deal_exists(upper, lower)
`;

/** Opening of the reference page. */
export const INTRODUCTION = `# The conflict file

One YAML (or JSON) text, \`NAME.parley.yaml\`, format 1: what people write, read, compare, cite and share. Everything else is
computed from it. Every section is optional but \`parley\`, \`case\` and \`actors\`; each method says what it still needs and
runs on the least. This page is printed by \`parley schema --page\` from the table by which files are checked, so it says
what the tool does. Every example on it is read by a test.

A whole case:`;

/** How ids, paths and comments work. */
export const GROUND = `## Ids, paths, comments

- **Ids** are small letters, digits and \`_\`, and begin with a letter (\`cap_85k\`); the name for people goes into \`title\`.
  Moves are \`actor.act\` (\`russia.truce\`). What an id means is declared once; everywhere else it is named.
- **A path** names a value as the file does, from the top: \`issues.army.positions.russia.salience\`. \`perceived\`, variants and
  \`--set path=value\` use paths; items of a list go by their place, from 0, and claims by their id.
- **A comment** begins with \`#\` and is kept by \`parley fmt\`.
- Unknown keys and names are errors, with the nearest known ones. All errors come at once, by line, with exit status 3.
- Limits: 1 MiB, 64 aliases, 64 levels.`;

/** The one scalar grammar. */
export const NUMBERS = `## Numbers

Wherever a number may stand, one grammar holds. A number with a source of its own is a table:
\`{is: 29k to 37k, unit: persons/month, source: essay, paragraph: 2, note: …}\`. A number without one is an *assumption*, and
the brief counts those.

| written | means |
|---|---|
| \`1200\`, \`1,200\`, \`1.2k\`, \`3.4M\`, \`2 bn\` | a number |
| \`12 %\` | 0.12; only where the key is a share, a rate of shares, or says so |
| \`850 persons/day\`, \`30 days\`, \`80 km2/week\` | a number with its unit; lengths of time and rates must have one |
| \`8 to 12\` | 5th to 95th percentile: lognormal where both ends are positive, else normal |
| \`uniform(8, 12)\` | every value alike |
| \`between(0, 40)\` | an interval without weights: sampled evenly, never worded as a probability |
| \`pert(8, 10, 13)\`, \`triangular(8, 10, 13)\` | lowest, likeliest, highest |
| \`normal(10, 2)\` | mean and standard deviation |
| \`lognormal(median 10, p10 6, p90 15)\` | median, 10th and 90th percentile |
| \`beta(2, 5)\` | a share |
| \`one of low 0.2, mid 0.5, high 0.3\` | a structural choice with its chances; on a number key the names carry numbers: \`{is: one of near 0.6; far 0.4, near: 25k km2, far: 480k km2}\` |

A law is cut to the bounds of its key; above a tenth of its mass that is a warning. A magnitude or unit goes on the last end
of a range or on both: \`30k to 38k\`, \`30 to 38 weeks\`. \`;\` may stand for \`,\` and must inside YAML's own braces and brackets,
where a comma ends the value: \`{line: uniform(0; 0.3)}\`. \`parley explain "80 to 100" --as salience\` prints what results.`;

/** The one form, the hash, and the editor. */
export const TOOLS = `## The one form of a file

\`parley fmt FILE\` prints it, \`--write\` puts it in place of the file, \`--check\` exits with 1 where a file is written otherwise.
Two spaces a level; lists indented; one space before a value and before a comment; no space inside braces; braces and brackets
on one line stay there, those over several lines become keys and dashes of their own. Order of keys, quotes and comments stay;
only a law in quotes inside braces, \`{line: "uniform(0, 0.3)"}\`, is written \`{line: uniform(0; 0.3)}\`.
Nothing is returned before it is read again: same canonical hash, same comments, and a second pass changes nothing. A file
with errors of syntax is left alone (exit status 3), and so is JSON.

## The canonical hash

\`parley check\` prints the first 12 of 64 hex digits: SHA-256 over the file's tree. Two files of one hash are one case: they
give the same numbers, bit for bit, under one seed and version of the tool.

- Comments, blank space, quotes, anchors, braces or indentation, and **the order of keys do not count**: a section's keys,
  and tables keyed by names declared elsewhere (\`positions\`, \`points\`, \`says\`, \`courses\`, \`donors\`, \`values\`, …), may stand in
  any order.
- **The order of names counts where they are declared**: sources, actors, issues, an issue's options, moves, packages,
  policies, variants and aid groups. It numbers them, an issue's options run from one end to the other, and the first policy
  is what others are compared with. The order of patrons counts (the first decides), and that of lists.
- Texts count as written (inner blank space as one; \`;\` in a law as the comma it stands for): \`1,200\` and \`1200\`,
  \`never: none\` and \`never: [none]\` are two hashes.
- A variant or \`--set\` has the hash of the file with its values in place.

Later versions add keys; a file of today keeps its meaning and its hash (tested on frozen files).

## Editors

\`parley schema\` prints a JSON Schema (draft-07). An editor with a YAML language server completes keys, shows what they mean
and marks what cannot stand, once the first line of a file names the schema:

    parley schema > parley.schema.json
    # yaml-language-server: $schema=parley.schema.json

The schema knows forms; names, units and expressions are left to \`parley check\`. \`parley completion bash\` (or zsh, fish)
prints the completion of the command line.`;
