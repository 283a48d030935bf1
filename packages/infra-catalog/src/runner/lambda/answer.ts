import { type Issue, SagewrightError } from "@sagewright/core";
import { wordsOf } from "./passing-error.ts";

/** How a request ends, as the runner decides it. */
export type Answer =
  | { readonly status: "SUCCESS"; readonly logUrl: string }
  | { readonly status: "FAILED"; readonly reason: string };

/** What CloudFormation is told. */
interface Response {
  readonly Status: Answer["status"];
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly Data?: { readonly ProjectId: string; readonly LogUrl: string };
}

/** Characters of a reason. The whole answer may have 4,096 bytes, and a character up to four. */
const MAX_REASON_LENGTH = 640;

const MAX_LOG_URL_LENGTH = 512;

/** The answer of a request that is refused or failed: message and hint of every issue. */
export const failed = (issues: readonly Issue[]): Answer => ({
  status: "FAILED",
  reason: issues.map(({ message, hint }) => `${message} ${hint}`).join(" "),
});

/** What failed, as an answer: our issues as they are, of other errors the name and the message. */
export const failedWith = (error: unknown, issue: (what: string) => Issue): Answer =>
  failed(error instanceof SagewrightError ? error.issues : [issue(wordsOf(error))]);

/**
 * The body of an answer, at most 4,096 bytes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export function responseBody(
  answer: Answer,
  of: {
    readonly physicalResourceId: string;
    readonly stackId: string;
    readonly requestId: string;
    readonly logicalResourceId: string;
  },
): string {
  const response: Response = {
    Status: answer.status,
    ...(answer.status === "FAILED" && { Reason: shortened(answer.reason, MAX_REASON_LENGTH) || "Failed." }),
    PhysicalResourceId: of.physicalResourceId,
    StackId: of.stackId,
    RequestId: of.requestId,
    LogicalResourceId: of.logicalResourceId,
    ...(answer.status === "SUCCESS" && {
      Data: { ProjectId: of.physicalResourceId, LogUrl: answer.logUrl.slice(0, MAX_LOG_URL_LENGTH) },
    }),
  };
  return JSON.stringify(response);
}

/** The text in one line without control characters, which JSON would write six characters long. */
function shortened(text: string, length: number): string {
  const points = [...text.replace(/[\p{C}\s]+/gu, " ").trim()];
  return points.length <= length ? points.join("") : `${points.slice(0, length - 1).join("")}…`;
}
