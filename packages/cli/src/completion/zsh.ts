import type { CompletedCommand, Values } from "./completion-table.ts";
import { quoted } from "./quoted.ts";
import { takers } from "./takers.ts";

/** A script for zsh, as a file `_sagewright` of `fpath`, or evaluated after compinit. */
export const zshCompletion = (table: readonly CompletedCommand[]): string => `#compdef sagewright
# Completion of sagewright for zsh. In ~/.zshrc, after compinit:
#   eval "$(sagewright completion zsh)"

_sagewright() {
  local cmd="" option="" word kind
  local -a items
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ -n $option ]]; then
      option=""
      continue
    fi
    case " ${takers(table).join(" ")} " in *" $word "*) option=$word; continue ;; esac
    case "$cmd/$word" in
      ${table
        .flatMap(({ words, commands }) => commands.map(({ name }) => quoted(`${words.join(" ")}/${name}`)))
        .join("|")})
        cmd="\${cmd:+$cmd }$word" ;;
    esac
  done
  local current=\${words[CURRENT]}
  if [[ -z $option && $current == --*=* ]]; then
    option=\${current%%=*}
    compset -P '*='
  fi
  if [[ -n $option ]]; then
    case "$cmd $option" in
${table.flatMap(optionCases).join("\n")}
    esac
  elif [[ $current == -* ]]; then
    kind=option
    case "$cmd" in
${table.map(({ words, options }) => `      ${quoted(words.join(" "))}) items=(${options.flatMap(({ flags, description }) => flags.map((flag) => described(flag, description))).join(" ")}) ;;`).join("\n")}
    esac
  else
    kind=command
    case "$cmd" in
${table.map(commandCase).join("\n")}
    esac
  fi
  case "$kind" in
    @file) _files ;;
    @folder) _files -/ ;;
    @unknown | "") ;;
    *) _describe "$kind" items ;;
  esac
}

if [[ "$funcstack[1]" == "_sagewright" ]]; then
  _sagewright "$@"
else
  compdef _sagewright sagewright
fi
`;

function commandCase({ words, commands, arguments: values }: CompletedCommand): string {
  const place = quoted(words.join(" "));
  if (commands.length > 0)
    return `      ${place}) items=(${commands.map(({ name, description }) => described(name, description)).join(" ")}) ;;`;
  return `      ${place}) ${assigned(values)} ;;`;
}

const optionCases = ({ words, options }: CompletedCommand): string[] =>
  options.flatMap(({ flags, values }) =>
    values === undefined
      ? []
      : [
          `      ${flags.map((flag) => quoted(`${words.join(" ")} ${flag}`)).join("|")}) ${assigned(values)} ;;`,
        ],
  );

const assigned = (values: Values): string =>
  typeof values === "string"
    ? `kind=@${values}`
    : `kind=value; items=(${values.map(escaped).map(quoted).join(" ")})`;

/** A colon parts a word from its description. */
const escaped = (word: string): string => word.replaceAll(":", "\\:");

const described = (word: string, description: string): string =>
  quoted(`${escaped(word)}:${description.replaceAll("\n", " ")}`);
