import type { AwsPlace } from "@sagewright/core";
import { element, xmlAnswer } from "./s3/xml.ts";

/**
 * Answers GetCallerIdentity: whoever asks is root of the account that the engine's ARNs name.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function answerSts(form: URLSearchParams, { partition = "aws", accountId }: AwsPlace): Response {
  if (form.get("Action") !== "GetCallerIdentity") {
    return xmlAnswer(
      `<ErrorResponse xmlns="${NAMESPACE}"><Error>${element("Type", "Sender")}${element("Code", "InvalidAction")}${element(
        "Message",
        `Could not find operation ${form.get("Action")} for version ${form.get("Version")}`,
      )}</Error></ErrorResponse>`,
      400,
    );
  }
  const result = [
    element("Arn", `arn:${partition}:iam::${accountId}:root`),
    element("UserId", accountId),
    element("Account", accountId),
  ].join("");
  return xmlAnswer(
    `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );
}

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
