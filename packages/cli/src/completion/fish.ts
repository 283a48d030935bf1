import type { CompletedCommand, Values } from "./completion-table.ts";
import { quotedForFish as quoted } from "./quoted.ts";
import { takers } from "./takers.ts";

/** A script for fish 3 and later. */
export const fishCompletion = (
  table: readonly CompletedCommand[],
): string => `# Completion of sagewright for fish:
#   sagewright completion fish > ~/.config/fish/completions/sagewright.fish

function __sagewright_at --argument-names wanted
    set --local words (commandline --tokenize --current-process --cut-at-cursor)
    set --local command
    set --local skip 0
    for word in $words[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $word ${takers(table).join(" ")}
            set skip 1
        else
            switch "$command/$word"
                case ${table.flatMap(({ words, commands }) => commands.map(({ name }) => quoted(`${words.join(" ")}/${name}`))).join(" ")}
                    set command (string trim -- "$command $word")
            end
        end
    end
    test "$command" = "$wanted"
end

complete --command sagewright --no-files
${table.flatMap(linesOf).join("\n")}
`;

function linesOf({ words, commands, options, arguments: values }: CompletedCommand): string[] {
  const at = `complete --command sagewright --condition ${quoted(`__sagewright_at ${quoted(words.join(" "))}`)}`;
  return [
    ...commands.map(
      ({ name, description }) =>
        `${at} --arguments ${quoted(name)} --description ${quoted(oneLine(description))}`,
    ),
    ...(commands.length > 0 ? [] : argumentLines(at, values)),
    ...options.map(({ flags, description, values: taken }) =>
      [at, ...flags.map(flagText), ...valueText(taken), `--description ${quoted(oneLine(description))}`].join(
        " ",
      ),
    ),
  ];
}

const flagText = (flag: string): string =>
  flag.startsWith("--") ? `--long-option ${flag.slice(2)}` : `--short-option ${flag.slice(1)}`;

function valueText(values: Values | undefined): string[] {
  if (values === undefined) return [];
  if (values === "file") return ["--require-parameter", "--force-files"];
  if (values === "folder") return ["--exclusive", `--arguments ${quoted("(__fish_complete_directories)")}`];
  return values === "unknown" ? ["--exclusive"] : ["--exclusive", `--arguments ${quoted(values.join(" "))}`];
}

function argumentLines(at: string, values: Values): string[] {
  if (values === "file") return [`${at} --force-files`];
  if (values === "folder") return [`${at} --arguments ${quoted("(__fish_complete_directories)")}`];
  return values === "unknown" || values.length === 0 ? [] : [`${at} --arguments ${quoted(values.join(" "))}`];
}

const oneLine = (text: string): string => text.replaceAll("\n", " ");
