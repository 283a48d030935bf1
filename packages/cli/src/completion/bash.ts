import type { CompletedCommand, Values } from "./completion-table.ts";
import { quoted } from "./quoted.ts";
import { takers } from "./takers.ts";

/** A script for bash 3.2 and later; all that it needs to know is in it, so that completing starts no program. */
export const bashCompletion = (
  table: readonly CompletedCommand[],
): string => `# Completion of sagewright for bash. In ~/.bashrc:
#   eval "$(sagewright completion bash)"

_sagewright() {
  local cur=\${COMP_WORDS[COMP_CWORD]} command="" option="" commands="" options="" values="" word i
  # "--target=aws" comes as three words.
  if [[ $cur == "=" ]]; then cur=""; option=\${COMP_WORDS[COMP_CWORD-1]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == "=" ]]; then continue; fi
    if [[ -n $option ]]; then
      option=""
      continue
    fi
    case " ${takers(table).join(" ")} " in *" $word "*) option=$word; continue ;; esac
    case "$command/$word" in
      ${table
        .flatMap(({ words, commands }) => commands.map(({ name }) => quoted(`${words.join(" ")}/${name}`)))
        .join(" | ")})
        command="\${command:+$command }$word" ;;
    esac
  done
  case "$command" in
${table.map(commandCase).join("\n")}
  esac
  if [[ -n $option ]]; then
    values=""
    case "$command $option" in
${table.flatMap(optionCases).join("\n")}
    esac
  elif [[ $cur == -* ]]; then
    values=$options
  else
    values="$commands"
  fi
  COMPREPLY=()
  case "$values" in
    @unknown) ;;
    @file) compopt -o filenames 2>/dev/null; while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur") ;;
    @folder) compopt -o filenames 2>/dev/null; while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$cur") ;;
    *) while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$values" -- "$cur") ;;
  esac
}

complete -F _sagewright sagewright
`;

function commandCase({ words, commands, options, arguments: values }: CompletedCommand): string {
  const next = commands.length > 0 ? commands.map(({ name }) => name).join(" ") : wordOf(values);
  const flags = options.flatMap((option) => option.flags).join(" ");
  return `    ${quoted(words.join(" "))}) commands=${quoted(next)}; options=${quoted(flags)} ;;`;
}

const optionCases = ({ words, options }: CompletedCommand): string[] =>
  options.flatMap(({ flags, values }) =>
    values === undefined
      ? []
      : [
          `      ${flags.map((flag) => quoted(`${words.join(" ")} ${flag}`)).join(" | ")}) values=${quoted(wordOf(values))} ;;`,
        ],
  );

const wordOf = (values: Values): string => (typeof values === "string" ? `@${values}` : values.join(" "));
