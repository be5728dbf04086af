import type { CommandPlan, Fill } from "./completion.js";

/** Completion for bash 3.2 and later. */
export function bashScript(plans: readonly CommandPlan[]): string {
  const names = plans.map(({ name }) => name).join(" ");
  const values = plans.flatMap(({ name, options }) =>
    options.flatMap(({ flag, fill }) => (fill === null ? [] : [`    "${name} ${flag}") ${filled(fill)}; return ;;`])),
  );
  const commands = plans.map(
    ({ name, options, fill }) =>
      `    ${name})\n      if [[ $cur == -* ]]; then _parley_words "${options.map(({ flag }) => flag).join(" ")}"\n      else ${fill === null ? ":" : filled(fill)}; fi ;;`,
  );
  return `# bash completion of parley: source <(parley completion bash)
_parley_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}
_parley_files() {
  local file
  compopt -o filenames 2>/dev/null
  while IFS= read -r file; do
    if [[ -z $1 || -d $file || $file =~ $1 ]]; then COMPREPLY+=("$file"); fi
  done < <(compgen -f -- "$cur")
}
_parley() {
  local cur prev command i
  COMPREPLY=()
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev="\${COMP_WORDS[COMP_CWORD-1]}"
  command=""
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      -*) ;;
      *) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$command $prev" in
${values.join("\n")}
  esac
  case "$command" in
    "") _parley_words "${names} --help --version" ;;
${commands.join("\n")}
  esac
}
complete -F _parley parley
`;
}

function filled(fill: Fill): string {
  switch (fill.kind) {
    case "words":
      return `_parley_words "${fill.words.join(" ")}"`;
    case "conflicts":
      return "_parley_files '\\.(ya?ml|json)$'";
    case "files":
      return '_parley_files ""';
    case "anything":
      return ":";
  }
}
