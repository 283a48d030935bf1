import {
  createPrompt,
  isEnterKey,
  isTabKey,
  makeTheme,
  useKeypress,
  usePrefix,
  useState,
} from "@inquirer/core";
import { brokenLines } from "../print/broken-lines.ts";
import { columnsOf } from "../print/columns-of.ts";

export interface CheckedInputConfig {
  readonly message: string;
  /** Shown below, as long as nothing is wrong. */
  readonly description: string;
  /** Taken where nothing is typed. */
  readonly default?: string | undefined;
  /** What is wrong with a value, in words. */
  readonly faultOf: (value: string) => string | undefined;
}

/** Asks for a line of text; what is wrong with it is shown while it is typed. */
export const checkedInput = createPrompt<string, CheckedInputConfig>((config, done) => {
  const theme = makeTheme();
  const [status, setStatus] = useState<"idle" | "done">("idle");
  const [value, setValue] = useState("");
  const [isTried, setTried] = useState(false);
  const prefix = usePrefix({ status, theme });
  const answer = value.trim() || (config.default ?? "");
  const fault = answer === "" ? "Must be given." : config.faultOf(answer);

  useKeypress((key, line) => {
    if (status !== "idle") return;
    if (isEnterKey(key)) {
      if (fault === undefined) {
        setStatus("done");
        done(answer);
      } else {
        // Readline has emptied its line.
        line.write(value);
        setTried(true);
      }
    } else if (isTabKey(key)) {
      const completed = value === "" ? (config.default ?? "") : value;
      line.clearLine(0);
      line.write(completed);
      setValue(completed);
    } else {
      setValue(line.line);
      setTried(false);
    }
  });

  const message = theme.style.message(config.message, status);
  if (status === "done") return `${prefix} ${message} ${theme.style.answer(answer)}`;
  const preset =
    config.default !== undefined && value === "" ? ` ${theme.style.defaultAnswer(config.default)}` : "";
  const isWrong = fault !== undefined && (value.trim() !== "" || isTried);
  return [
    `${prefix} ${message}${preset} ${value}`,
    inLines(isWrong ? theme.style.error(fault) : theme.style.help(config.description)),
  ];
});

/** Broken between words: the prompt itself would break them within. */
const inLines = (text: string): string => brokenLines(text, columnsOf(process.stderr)).join("\n");
