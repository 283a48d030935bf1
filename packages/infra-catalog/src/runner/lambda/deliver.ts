import { SagewrightError } from "@sagewright/core";
import { runnerNotYet } from "../issues.ts";

/** What became of an answer: taken, or refused for good, as by a URL that is no longer valid. */
export type Delivery = "taken" | "refused";

export interface DeliverOptions {
  readonly fetch: typeof fetch;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Milliseconds before another try; with the tries less than an invocation lives. */
const BACKOFF = [250, 1_000, 4_000, 10_000];

const TIMEOUT_IN_MILLISECONDS = 5_000;

/**
 * Puts an answer to the URL that CloudFormation gave, again and again.
 *
 * Issues: RUNNER_NOT_YET, if nobody took or refused it.
 */
export async function deliver(url: string, body: string, options: DeliverOptions): Promise<Delivery> {
  let outcome = await put(url, body, options);
  for (const pause of BACKOFF) {
    if (outcome === "taken" || outcome === "refused") return outcome;
    await options.wait(pause);
    outcome = await put(url, body, options);
  }
  if (outcome === "taken" || outcome === "refused") return outcome;
  throw new SagewrightError([runnerNotYet(`CloudFormation could not be answered: ${outcome.failure}.`)]);
}

async function put(
  url: string,
  body: string,
  { fetch }: DeliverOptions,
): Promise<Delivery | { readonly failure: string }> {
  try {
    // Bytes, not text: with a content type the URL's signature would not match.
    const response = await fetch(url, {
      method: "PUT",
      body: new TextEncoder().encode(body),
      signal: AbortSignal.timeout(TIMEOUT_IN_MILLISECONDS),
    });
    await response.arrayBuffer();
    if (response.ok) return "taken";
    return isPassing(response.status) ? { failure: `status ${response.status}` } : "refused";
  } catch (error) {
    // Only the name: a message may quote the URL.
    return { failure: error instanceof Error ? error.name : "unknown" };
  }
}

const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 429;
