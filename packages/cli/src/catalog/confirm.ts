import { SagewrightError } from "@sagewright/core";
import { askOnTerminal } from "../print/ask.ts";
import { tell } from "../print/output.ts";
import { confirmationMissing } from "./issues.ts";

/** Whether a person sits there who can be asked. */
const hasTerminal = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/**
 * Has a person type a word; anything else is a no. Without a terminal nobody can be asked.
 *
 * Issues: CONFIRMATION_MISSING.
 */
export async function isConfirmed(
  what: string,
  { word, question, flags }: { readonly word: string; readonly question: string; readonly flags: string },
): Promise<boolean> {
  if (!hasTerminal()) throw new SagewrightError([confirmationMissing(what, flags)]);
  const terminal = askOnTerminal();
  try {
    const answer = (await terminal.ask(`${question} `))?.trim();
    if (answer === undefined) tell("");
    return answer === word;
  } finally {
    terminal.stop();
  }
}
