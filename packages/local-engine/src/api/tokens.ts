import { createHash } from "node:crypto";
import { canonicalJson, type JsonObject } from "@sagewright/core";
import type { ApiContext } from "./operation.ts";
import { optionalText } from "./request-members.ts";
import { conflict, type ServiceError } from "./service-error.ts";

/** Says what the answer to a request is; to be called within the transaction that has the request's effect. */
export type Remember = (response: JsonObject) => void;

/** Milliseconds for which a token is remembered. The service states no time. */
const TOKEN_LIFE = 24 * 3600 * 1000;

/**
 * Lets a request with a token have its effect once: for a day, or as long as there is what it made, the same request gets the
 * same answer, another one with its token a ConflictException. That holds for requests at the same time and in several
 * processes, too.
 *
 * @param member what the operation calls the token
 */
export async function once(
  operation: string,
  input: JsonObject,
  { store, clock }: Pick<ApiContext, "store" | "clock">,
  work: (remember: Remember) => Promise<JsonObject> | JsonObject,
  member: "ClientRequestToken" | "ClientToken" = "ClientRequestToken",
): Promise<JsonObject> {
  const { [member]: _, ...request } = input;
  const token = optionalText(input, member);
  if (token === undefined) return work(() => {});
  const requestHash = createHash("sha256").update(canonicalJson(request)).digest("hex");

  const time = () => {
    const now = clock.now();
    return { now: now.toISOString(), since: new Date(now.getTime() - TOKEN_LIFE).toISOString() };
  };
  const earlier = (): JsonObject | undefined => {
    const found = store.tokens.find(operation, token, time().since);
    if (found !== undefined && found.requestHash !== requestHash) throw tokenReused(member, token);
    return found?.response;
  };
  const remember: Remember = (response) => {
    const isNew = store.tokens.insert(operation, token, { requestHash, response }, time());
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

const tokenReused = (member: string, token: string): ServiceError =>
  conflict(`The ${member} '${token}' has been used before, with other parameters.`);
