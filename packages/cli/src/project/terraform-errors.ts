import { plainText } from "../print/plain.ts";

/** An error as Terraform has printed it. */
export interface TerraformError {
  readonly summary: string;
  /** Such as `aws_codepipeline.pipeline`. */
  readonly address?: string;
  /** What it says below, in one text. */
  readonly detail: string;
}

/** Terraform's errors in a log, in order; without their frames and the quoted source. */
export function terraformErrors(lines: readonly string[]): readonly TerraformError[] {
  const errors: { summary: string; address?: string; detail: string[] }[] = [];
  let isOpen = false;
  for (const line of lines) {
    const framed = /^\s*[│|╷╵]/u.test(plainText(line));
    const text = plainText(line).replace(/^\s*[│|╷╵]\s?/u, "");
    const summary = /^Error: (.+)$/.exec(text)?.[1];
    if (summary !== undefined) {
      errors.push({ summary: summary.trim(), detail: [] });
      isOpen = true;
      continue;
    }
    const current = errors.at(-1);
    if (!isOpen || current === undefined) continue;
    // Its frame is open until `╵`; without frames it goes on until another message.
    if (/^\s*╵/u.test(line) || /^(?:Warning: |\[Container\])/.test(text) || (!framed && text === "")) {
      isOpen = framed && text === "" && !/^\s*╵/u.test(line);
      continue;
    }
    const address = /^\s+with (\S+?),?$/.exec(text)?.[1];
    if (address !== undefined) current.address ??= address;
    else if (text.trim() !== "" && !/^\s+(?:on \S+ line \d+|\d+:)/.test(text))
      current.detail.push(text.trim());
  }
  return errors.map(({ detail, ...error }) => ({ ...error, detail: detail.join(" ").slice(0, 1000) }));
}
