import { InvalidArgumentError } from "commander";

/** A variable of the shell that is not set gives nothing. */
export function someText(text: string): string {
  if (text === "") throw new InvalidArgumentError("It is empty.");
  return text;
}
