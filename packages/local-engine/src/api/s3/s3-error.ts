import { element, xmlAnswer } from "./xml.ts";

/** What S3 answers instead of a result. @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export class S3Error extends Error {
  readonly status: number;

  /** @param name as clients know it: `NoSuchKey`, … */
  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export const noSuchBucket = (): S3Error =>
  new S3Error("NoSuchBucket", "The specified bucket does not exist", 404);

export const noSuchKey = (): S3Error => new S3Error("NoSuchKey", "The specified key does not exist.", 404);

export const noSuchUpload = (): S3Error =>
  new S3Error(
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    404,
  );

export const preconditionFailed = (): S3Error =>
  new S3Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);

export const malformedXml = (): S3Error =>
  new S3Error(
    "MalformedXML",
    "The XML you provided was not well-formed or did not validate against our published schema",
  );

export const notImplemented = (what: string): S3Error =>
  new S3Error("NotImplemented", `The local S3 does not offer ${what}.`, 501);

/** An answer to HEAD has no body. */
export const s3ErrorAnswer = (
  { name, message, status }: S3Error,
  method: string,
  resource: string,
): Response =>
  method === "HEAD"
    ? new Response(null, { status })
    : xmlAnswer(
        `<Error>${element("Code", name)}${element("Message", message)}${element("Resource", resource)}</Error>`,
        status,
      );
