import { describe, expect, it } from "vitest";
import { failureIssue, isPassing } from "./failure-issue.ts";

const call = { action: "s3:PutObject", resource: "s3://my-bucket/key" };
const failure = (name: string, message = "", more: object = {}) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 }, ...more });
/** What every answer of AWS's has. */
const OWN = { $response: { headers: { "x-amz-request-id": "R" } } };

describe("failureIssue", () => {
  it("takes action, resource and identity from the service's own words", () => {
    const message =
      "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: sagemaker:AddTags on resource: arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p because no identity-based policy allows the sagemaker:AddTags action";
    expect(failureIssue(failure("AccessDeniedException", message), call)).toMatchObject({
      code: "AWS_ACCESS_DENIED",
      message:
        "arn:aws:iam::111122223333:user/ann may not do sagemaker:AddTags on arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p.",
    });
  });

  it("names the variable of a bucket's owner only to whom it can help", () => {
    const hintOf = (more: object) => failureIssue(failure("AccessDenied", "Access Denied", more), call)?.hint;
    expect(hintOf({ hasOwnerVariable: true })).toContain("ARTIFACT_BUCKET_OWNER");
    expect(hintOf({})).not.toContain("ARTIFACT_BUCKET_OWNER");
  });

  it("names what was asked for where the service does not", () => {
    expect(failureIssue(failure("AccessDenied", "Access Denied"), call)?.hint).toContain(
      "s3:PutObject on s3://my-bucket/key",
    );
  });

  it.each([
    ["NoSuchBucket", {}, "BUCKET_NOT_FOUND", "s3://my-bucket"],
    [
      "PermanentRedirect",
      { $response: { headers: { "x-amz-bucket-region": "us-east-2" } } },
      "BUCKET_ELSEWHERE",
      "s3://my-bucket",
    ],
    ["RequestTimeTooSkewed", {}, "AWS_CLOCK_SKEWED", "s3:PutObject"],
    ["TimeoutError", { $metadata: {} }, "AWS_UNREACHABLE", "s3:PutObject"],
    ["Error", { code: "ENOTFOUND", $metadata: {} }, "AWS_UNREACHABLE", "s3:PutObject"],
    ["Error", { code: "ERR_TLS_CERT_ALTNAME_INVALID", $metadata: {} }, "AWS_UNREACHABLE", "s3:PutObject"],
    ["SlowDown", { $metadata: { httpStatusCode: 503 } }, "AWS_THROTTLED", "s3:PutObject"],
    ["Whatever", { $metadata: { httpStatusCode: 429 } }, "AWS_THROTTLED", "s3:PutObject"],
    ["InternalError", { $metadata: { httpStatusCode: 500 } }, "AWS_SERVICE_FAILED", "s3:PutObject"],
    ["TransactionInProgressException", {}, "AWS_THROTTLED", "s3:PutObject"],
    ["LimitExceededException", {}, "AWS_LIMIT_REACHED", "s3:PutObject"],
    ["SyntaxError", { $metadata: { httpStatusCode: 200 } }, "AWS_ANSWER_FOREIGN", "s3:PutObject"],
    ["SyntaxError", { $metadata: { httpStatusCode: 403 } }, "AWS_ANSWER_FOREIGN", "s3:PutObject"],
    ["SyntaxError", { $metadata: { httpStatusCode: 403 }, ...OWN }, "AWS_ACCESS_DENIED", "s3:PutObject"],
    ["Unknown", { $metadata: { httpStatusCode: 403 } }, "AWS_ANSWER_FOREIGN", "s3:PutObject"],
    ["Unknown", { $metadata: { httpStatusCode: 403 }, ...OWN }, "AWS_ACCESS_DENIED", "s3:PutObject"],
    ["Unknown", { $metadata: { httpStatusCode: 301 } }, "AWS_ANSWER_FOREIGN", "s3:PutObject"],
    ["Unknown", { $metadata: { httpStatusCode: 301 }, ...OWN }, "BUCKET_ELSEWHERE", "s3://my-bucket"],
    ["Unknown", { $metadata: { httpStatusCode: 502 } }, "AWS_SERVICE_FAILED", "s3:PutObject"],
    ["SyntaxError", { $metadata: { httpStatusCode: 502 } }, "AWS_SERVICE_FAILED", "s3:PutObject"],
    ["ExpiredToken", {}, "AWS_CREDENTIALS_REFUSED", "s3:PutObject"],
  ])("knows %s %j", (name, more, code, place) => {
    expect(failureIssue(failure(name, "words", more), call)).toMatchObject({ code, path: [place] });
  });

  it("says in which region a bucket is", () => {
    const error = failure("PermanentRedirect", "", {
      $response: { headers: { "x-amz-bucket-region": "us-east-2" } },
    });
    expect(failureIssue(error, call)?.message).toBe("This bucket is in the region us-east-2.");
  });

  it.each([
    [
      "EPROTO",
      "write EPROTO 40AC:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../deps/x.c:77:\n",
      "its URL may have to begin with http:// instead of https://.",
    ],
    ["HPE_INVALID_CONSTANT", "Parse Error: Expected HTTP/", "does not speak HTTP (HPE_INVALID_CONSTANT)."],
  ])("says of %s what is not spoken there", (code, message, words) => {
    const issue = failureIssue(failure("Error", message, { code, $metadata: {} }), call);
    expect(issue).toMatchObject({ code: "AWS_UNREACHABLE", message: expect.stringContaining(words) });
  });

  it("leaves defects of ours what they are", () => {
    expect(failureIssue(new TypeError("x is undefined"), call)).toBeUndefined();
    expect(failureIssue("text", call)).toBeUndefined();
  });

  it("shows one line of an answer that is a page, and no more than a screen of it", () => {
    const issue = failureIssue(failure("ValidationException", `${"x".repeat(9000)}\nsecond`), call);
    expect(issue?.message.length).toBeLessThan(700);
    expect(issue?.message).not.toContain("second");
  });
});

it("counts as passing what time alone may mend", () => {
  expect(isPassing(failure("ThrottlingException"))).toBe(true);
  expect(isPassing(failure("InternalFailure", "", { $metadata: { httpStatusCode: 500 } }))).toBe(true);
  expect(isPassing(failure("Error", "", { code: "ECONNRESET", $metadata: {} }))).toBe(true);
  expect(isPassing(failure("ExpiredTokenException"))).toBe(false);
  expect(isPassing(failure("AccessDeniedException"))).toBe(false);
  expect(isPassing(undefined)).toBe(false);
});
