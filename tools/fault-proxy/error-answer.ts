import type { Format } from "./asked.ts";

/** An error in the words of a service. */
export interface ServiceFault {
  readonly error: string;
  readonly message: string;
  /** @default 400 */
  readonly status?: number;
}

/** Errors that every service has, and writes in its own way. */
export type CommonFault =
  | "throttled"
  | "internal error"
  | "unavailable"
  | "expired credentials"
  | "clock skew"
  | "web page";

interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

const of = (error: string, status: number, message: string): ServiceFault => ({ error, status, message });

/** What each format answers; the messages are AWS's. */
const COMMON: { readonly [K in Exclude<CommonFault, "web page">]: { readonly [F in Format]: ServiceFault } } =
  {
    throttled: {
      json: of("ThrottlingException", 400, "Rate exceeded"),
      query: of("Throttling", 400, "Rate exceeded"),
      s3: of("SlowDown", 503, "Please reduce your request rate."),
    },
    "internal error": {
      json: of("InternalFailure", 500, "The request processing has failed because of an unknown error."),
      query: of("InternalFailure", 500, "The request processing has failed because of an unknown error."),
      s3: of("InternalError", 500, "We encountered an internal error. Please try again."),
    },
    unavailable: {
      json: of("ServiceUnavailable", 503, "Service is unable to handle request."),
      query: of("ServiceUnavailable", 503, "Service is unable to handle request."),
      s3: of("ServiceUnavailable", 503, "Service is unable to handle request."),
    },
    "expired credentials": {
      json: of("ExpiredTokenException", 400, "The security token included in the request is expired"),
      query: of("ExpiredToken", 403, "The security token included in the request is expired"),
      s3: of("ExpiredToken", 400, "The provided token has expired."),
    },
    "clock skew": {
      json: of(
        "InvalidSignatureException",
        400,
        "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z",
      ),
      query: of(
        "SignatureDoesNotMatch",
        403,
        "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z",
      ),
      s3: of(
        "RequestTimeTooSkewed",
        403,
        "The difference between the request time and the current time is too large.",
      ),
    },
  };

/** How far the clock of a skewed service is ahead of ours. */
const SKEW_MILLISECONDS = 15 * 60 * 1000;

/** What the service answers in a fault's place; HEAD has no body. */
export function errorAnswer(fault: CommonFault | ServiceFault, format: Format, method: string): Answer {
  if (fault === "web page")
    return {
      status: 502,
      headers: { "content-type": "text/html" },
      body: "<!doctype html><title>502</title>",
    };
  const { error, message, status = 400 } = typeof fault === "string" ? COMMON[fault][format] : fault;
  const date = new Date(Date.now() + (fault === "clock skew" ? SKEW_MILLISECONDS : 0)).toUTCString();
  const { type, headers, body } = WRITE[format](error, message);
  return {
    status,
    headers: { "content-type": type, date, "x-amzn-requestid": REQUEST_ID, ...headers },
    body: method === "HEAD" ? "" : body,
  };
}

const REQUEST_ID = "00000000-0000-4000-8000-000000000000";

interface Written {
  readonly type: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body: string;
}

const WRITE: { readonly [F in Format]: (error: string, message: string) => Written } = {
  json: (error, message) => ({
    type: "application/x-amz-json-1.1",
    headers: { "x-amzn-errortype": error },
    body: JSON.stringify({ __type: error, message }),
  }),
  query: (error, message) => ({
    type: "text/xml",
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${error}</Code><Message>${message}</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
  }),
  s3: (error, message) => ({
    type: "application/xml",
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${error}</Code><Message>${message}</Message><RequestId>${REQUEST_ID}</RequestId></Error>`,
  }),
};
