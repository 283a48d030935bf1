import type { JsonObject, JsonValue } from "@sagewright/core";
import { type SageMakerApi, ServiceError } from "@sagewright/local-engine";

/** As much of the SDK's request as is needed. */
interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The SDK knows a response by its members. */
interface Handled {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array;
  };
}

const TARGET = "x-amz-target";
const JSON_1_1 = "application/x-amz-json-1.1";

/**
 * Answers the SDK's requests in this process, without a socket. What the service would refuse becomes its answer; what the
 * engine itself refuses is thrown as it is, with its hints.
 */
export const inProcessHandler = (api: SageMakerApi) => ({
  metadata: { handlerProtocol: "in-process" },
  destroy() {},
  async handle(request: Request): Promise<Handled> {
    try {
      return answer(200, {}, await api.call(operationOf(request), inputOf(request)));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const { name, message, status } = error;
      return answer(status, { "x-amzn-errortype": name }, { __type: name, message });
    }
  },
});

/** `SageMaker.DescribePipeline` is sent for DescribePipeline. */
function operationOf({ headers }: Request): string {
  const [, target = ""] = Object.entries(headers).find(([name]) => name.toLowerCase() === TARGET) ?? [];
  return target.slice(target.indexOf(".") + 1);
}

const inputOf = ({ body }: Request): JsonObject =>
  JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));

const answer = (
  statusCode: number,
  headers: Readonly<Record<string, string>>,
  document: JsonValue,
): Handled => ({
  response: {
    statusCode,
    headers: { "content-type": JSON_1_1, ...headers },
    body: new TextEncoder().encode(JSON.stringify(document)),
  },
});
