import {
  formatIssuePath,
  type Issue,
  MAX_EXECUTION_FAILURE_CHARACTERS,
  MAX_STEP_FAILURE_CHARACTERS,
  type SagewrightError,
} from "@sagewright/core";

/** The first `limit` characters, never half of one; an ellipsis stands for the rest. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const splits = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return `${text.slice(0, splits ? end - 1 : end)}…`;
}

export const stepFailureReason = (reason: string): string => shorten(reason, MAX_STEP_FAILURE_CHARACTERS);

export const shortenExecutionReason = (reason: string): string =>
  shorten(reason, MAX_EXECUTION_FAILURE_CHARACTERS);

/** What an execution says about the steps that failed, in the order of their failures. */
export function executionFailureReason(
  failures: readonly { readonly name: string; readonly reason: string }[],
): string {
  const texts = failures.map(({ name, reason }) => `Step '${name}' failed with message: ${reason}`);
  return shortenExecutionReason(texts.join("\n"));
}

/** Issues as one text for people. */
export function reasonOf(error: SagewrightError): string {
  return error.issues.map(issueText).join("\n");
}

function issueText({ path, message, hint }: Issue): string {
  const place =
    path.length === 0 || message.includes(formatIssuePath(path)) ? "" : `${formatIssuePath(path)}: `;
  return `${place}${message} ${hint}`;
}
