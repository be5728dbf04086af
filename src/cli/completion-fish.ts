import type { CommandPlan, Fill, OptionPlan } from "./completion.js";

/** Completion for fish 3 and later. */
export function fishScript(plans: readonly CommandPlan[]): string {
  const lines = plans.flatMap(({ name, about, options, fill }) => [
    `complete -c parley -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
    ...options.map((option) => optionOf(name, option)),
    ...(fill === null ? [] : argumentsOf(name, fill)),
  ]);
  return `# fish completion of parley: parley completion fish > ~/.config/fish/completions/parley.fish
complete -c parley -f
complete -c parley -n __fish_use_subcommand -l help -d 'display help for command'
complete -c parley -n __fish_use_subcommand -l version -d 'output the version number'
${lines.join("\n")}
`;
}

/** Single quotes keep everything but themselves and the backslash. */
function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

const under = (name: string): string => `complete -c parley -n '__fish_seen_subcommand_from ${name}'`;

function optionOf(name: string, { flag, about, fill }: OptionPlan): string {
  const long = flag.replace(/^--/, "");
  const value =
    fill === null
      ? ""
      : fill.kind === "files"
        ? " -r -F"
        : fill.kind === "words"
          ? ` -x -a ${quoted(fill.words.join(" "))}`
          : " -x";
  return `${under(name)} -l ${long}${value} -d ${quoted(about)}`;
}

function argumentsOf(name: string, fill: Fill): string[] {
  if (fill.kind === "anything") return [];
  if (fill.kind === "words") return [`${under(name)} -a ${quoted(fill.words.join(" "))}`];
  if (fill.kind === "files") return [`${under(name)} -F`];
  return [".yaml", ".yml", ".json"].map((end) => `${under(name)} -k -a '(__fish_complete_suffix ${end})'`);
}
