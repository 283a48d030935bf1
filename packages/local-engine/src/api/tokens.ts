import { createHash } from "node:crypto";
import { canonicalJson, type JsonObject } from "@sagewright/core";
import type { ApiContext } from "./operation.ts";
import { optionalText } from "./request-members.ts";
import { conflict, type ServiceError } from "./service-error.ts";

/** Says what the answer to a request is; to be called within the transaction that has the request's effect. */
export type Remember = (response: JsonObject) => void;

/**
 * Lets a request with a `ClientRequestToken` have its effect once: the same request gets the same answer, another one with
 * its token a ConflictException. That holds for requests at the same time and in several processes, too.
 */
export async function once(
  operation: string,
  input: JsonObject,
  { store, clock }: Pick<ApiContext, "store" | "clock">,
  work: (remember: Remember) => Promise<JsonObject> | JsonObject,
): Promise<JsonObject> {
  const { ClientRequestToken: _, ...request } = input;
  const token = optionalText(input, "ClientRequestToken");
  if (token === undefined) return work(() => {});
  const requestHash = createHash("sha256").update(canonicalJson(request)).digest("hex");

  const earlier = (): JsonObject | undefined => {
    const found = store.tokens.find(operation, token);
    if (found !== undefined && found.requestHash !== requestHash) throw tokenReused(token);
    return found?.response;
  };
  const remember: Remember = (response) => {
    const isNew = store.tokens.insert(operation, token, { requestHash, response }, clock.now().toISOString());
    if (!isNew) throw new TokenTaken();
  };
  const answer = earlier();
  if (answer !== undefined) return answer;
  try {
    return await work(remember);
  } catch (error) {
    // What a request with the same token has done while this one was on its way comes first, and undid this one.
    const meanwhile = earlier();
    if (meanwhile !== undefined) return meanwhile;
    throw error;
  }
}

class TokenTaken extends Error {
  override readonly name = "TokenTaken";
}

const tokenReused = (token: string): ServiceError =>
  conflict(`The ClientRequestToken '${token}' has been used before, with other parameters.`);
