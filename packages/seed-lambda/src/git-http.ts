import type { IncomingMessage } from "node:http";
import { type Agent, request } from "node:https";
import { SagewrightError } from "@sagewright/core";
import type { GitHttpRequest, GitHttpResponse, HttpClient } from "isomorphic-git";
import type { GitCredentials } from "./credentials.ts";
import {
  gitCredentialsRefused,
  repositoryAnswerTooLarge,
  repositoryAnswerUnexpected,
  repositoryMoved,
  repositoryNotFound,
  repositoryUnreachable,
  repositoryUrlUnsafe,
  seedOutOfTime,
} from "./issues.ts";
import { once } from "./once.ts";
import { redactor } from "./redact.ts";

/** Bounds of what one Git host may take of the function. */
export interface GitHttpBounds {
  /** Of one answer. @default 16 MiB: some 200 000 branches and tags */
  readonly maxAnswerBytes?: number;
  /** Without a byte from the host. @default 20 000 */
  readonly idleTimeoutInMilliseconds?: number;
  /** Ends everything. @default no end */
  readonly signal?: AbortSignal;
  /** Trusts another certificate authority, such as that of a company's own host. @default Node's own */
  readonly agent?: Agent;
}

const MAX_REDIRECTS = 5;

/**
 * The HTTP client for one repository. It adds the credentials itself, so that they are in one place only, and never asks
 * another origin: a redirect to elsewhere is an issue.
 *
 * Issues: GIT_CREDENTIALS_REFUSED, REPOSITORY_NOT_FOUND, REPOSITORY_MOVED, REPOSITORY_UNREACHABLE, REPOSITORY_URL_UNSAFE,
 * REPOSITORY_ANSWER_UNEXPECTED, REPOSITORY_ANSWER_TOO_LARGE, SEED_OUT_OF_TIME.
 */
export function gitHttp(
  repositoryUrl: string,
  credentials: GitCredentials,
  bounds: GitHttpBounds = {},
): HttpClient {
  const { protocol, origin, username, password, hostname, pathname } = new URL(repositoryUrl);
  if (protocol !== "https:" || username !== "" || password !== "") {
    throw new SagewrightError([repositoryUrlUnsafe(`${protocol}//${hostname}${pathname}`)]);
  }
  const redact = redactor(credentials);
  const login = Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64");

  async function send(asked: GitHttpRequest, body: Buffer, redirects = 0): Promise<GitHttpResponse> {
    const headers = {
      ...asked.headers,
      "user-agent": "git/sagewright",
      authorization: `Basic ${login}`,
      ...(asked.method === "POST" ? { "content-length": String(body.length) } : {}),
    };
    const answer = await exchange({ ...asked, headers }, body, bounds).catch((error: unknown) => {
      if (error instanceof SagewrightError) throw error;
      if (bounds.signal?.aborted) throw new SagewrightError([seedOutOfTime(repositoryUrl)]);
      throw new SagewrightError([repositoryUnreachable(repositoryUrl, redact(reasonOf(error)))]);
    });
    const { statusCode, location, bytes } = answer;
    if (statusCode === 200) {
      return {
        url: asked.url,
        method: asked.method ?? "GET",
        ...answer,
        statusMessage: "",
        body: once(bytes),
      };
    }
    if (location !== undefined && [301, 302, 307, 308].includes(statusCode)) {
      const next = URL.parse(location, asked.url);
      if (next?.origin !== origin || redirects === MAX_REDIRECTS) {
        throw new SagewrightError([repositoryMoved(repositoryUrl, redact(next?.origin ?? "nowhere"))]);
      }
      return await send({ ...asked, url: next.href }, body, redirects + 1);
    }
    const said = redact(
      bytes
        .subarray(0, 2_000)
        .toString("utf8")
        .replaceAll(/<[^>]*>/g, " "),
    );
    const what = said === "" ? `status ${statusCode}` : `status ${statusCode}, ${said}`;
    if ([401, 403, 203].includes(statusCode)) {
      throw new SagewrightError([gitCredentialsRefused(repositoryUrl, what)]);
    }
    if ([404, 410].includes(statusCode)) throw new SagewrightError([repositoryNotFound(repositoryUrl)]);
    if (statusCode === 429 || statusCode >= 500) {
      throw new SagewrightError([repositoryUnreachable(repositoryUrl, what)]);
    }
    throw new SagewrightError([repositoryAnswerUnexpected(repositoryUrl, what)]);
  }

  return { request: async (asked) => await send(asked, await collected(asked.body)) };

  async function exchange(
    { url, method = "GET", headers = {} }: GitHttpRequest,
    body: Buffer,
    { maxAnswerBytes = 16 * 2 ** 20, idleTimeoutInMilliseconds = 20_000, signal, agent }: GitHttpBounds,
  ) {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(url, { method, headers, agent, ...(signal && { signal }) }, resolve);
      sent.on("error", reject);
      sent.setTimeout(idleTimeoutInMilliseconds, () =>
        sent.destroy(
          new SagewrightError([repositoryUnreachable(repositoryUrl, "it is silent for too long")]),
        ),
      );
      sent.end(body);
    });
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of message as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > maxAnswerBytes) {
        message.destroy();
        throw new SagewrightError([repositoryAnswerTooLarge(repositoryUrl, maxAnswerBytes)]);
      }
      parts.push(part);
    }
    return {
      statusCode: message.statusCode ?? 0,
      location: message.headers.location,
      headers: Object.fromEntries(
        Object.entries(message.headers).flatMap(([name, value]) =>
          typeof value === "string" ? [[name, value]] : [],
        ),
      ),
      bytes: Buffer.concat(parts),
    };
  }
}

/** Node's code says more than its message, which may name addresses inside a network. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}

async function collected(body: GitHttpRequest["body"]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of body ?? []) parts.push(part);
  return Buffer.concat(parts);
}
