import type { CommandPlan, Fill, OptionPlan } from "./completion.js";

/** Completion for zsh 5 and later. */
export function zshScript(plans: readonly CommandPlan[]): string {
  const commands = plans.map(({ name, about }) => `    ${quoted(`${name}:${about.replaceAll(":", "\\:")}`)}`);
  const cases = plans.map(({ name, options, fill }) => {
    const parts = [...options.map(optionOf), ...(fill === null ? [] : [quoted(`*:argument:${action(fill)}`)])];
    return `        ${name})\n          _arguments \\\n            ${parts.join(" \\\n            ")} ;;`;
  });
  return `#compdef parley
# zsh completion of parley: parley completion zsh > a folder of $fpath, named _parley
_parley() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
${commands.join("\n")}
  )
  _arguments -C '--help[display help for command]' '--version[output the version number]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands 'parley command' commands ;;
    rest)
      case $words[1] in
${cases.join("\n")}
      esac ;;
  esac
}
if [[ $funcstack[1] == _parley ]]; then _parley "$@"; else compdef _parley parley; fi
`;
}

/** Single quotes keep everything but themselves. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function optionOf({ flag, about, fill }: OptionPlan): string {
  const said = about.replace(/[\\[\]:]/g, (sign) => `\\${sign}`);
  return quoted(`*${flag}[${said}]${fill === null ? "" : `:value:${action(fill)}`}`);
}

function action(fill: Fill): string {
  switch (fill.kind) {
    case "words":
      return `(${fill.words.join(" ")})`;
    case "conflicts":
      return '_files -g "*.(yaml|yml|json)(-.)"';
    case "files":
      return "_files";
    case "anything":
      return " ";
  }
}
