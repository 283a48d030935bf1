import { styleText } from "node:util";

export type Format = Parameters<typeof styleText>[0];
/** Marks a text for people: with colour on a terminal that wants it, else as it is. */
export type Style = (format: Format, text: string) => string;

interface Stream {
  readonly isTTY?: boolean | undefined;
}
type Environment = Readonly<Record<string, string | undefined>>;

/** NO_COLOR switches colour off, FORCE_COLOR on (`0` or `false`: off); else a terminal has it and a file has not. */
export function wantsColour(stream: Stream, environment: Environment = process.env): boolean {
  if (environment.NO_COLOR) return false;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return stream.isTTY === true && environment.TERM !== "dumb";
}

export const styleFor = (stream: Stream, environment?: Environment): Style =>
  wantsColour(stream, environment)
    ? (format, text) => styleText(format, text, { validateStream: false })
    : (_, text) => text;
