import fs from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { getRemoteInfo2, type HttpClient, indexPack, init, push, readTree, writeRef } from "isomorphic-git";
import { repositoryAnswerTooLarge, repositoryAnswerUnexpected, seedPushRefused } from "./issues.ts";
import type { Redact } from "./redact.ts";
import { fetchTrees } from "./upload-pack.ts";

/** What a look at a branch shows. */
export type BranchState =
  | { readonly kind: "missing" }
  | {
      readonly kind: "there";
      readonly commit: string;
      /** The files and folders at the top, name → Git's hash; `undefined` for more than can be read. */
      readonly entries: ReadonlyMap<string, string> | undefined;
    };

/** A branch of a repository on a Git server, with a store of our own to make commits in. */
export interface Repository {
  readonly gitdir: string;
  look(): Promise<BranchState>;
  /**
   * Pushes a commit onto the one that a look has shown (`undefined`: none), never over anything else.
   *
   * Issues: SEED_PUSH_REFUSED and those of the HTTP client.
   */
  push(commit: string, onto: string | undefined): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens a branch; nothing is asked of the server yet. */
export async function openRepository(
  url: string,
  branch: string,
  http: HttpClient,
  redact: Redact,
): Promise<Repository> {
  const dir = await mkdtemp(join(tmpdir(), "sagewright-seed-"));
  const gitdir = join(dir, ".git");
  const ref = `refs/heads/${branch}`;
  await init({ fs, dir, gitdir, defaultBranch: "main" });
  return {
    gitdir,
    look: () => asGitServer(url, redact, () => look({ url, ref, http, redact, dir, gitdir })),
    push: (commit, onto = NO_COMMIT) =>
      asGitServer(url, redact, () => pushed({ url, branch, ref, http, redact, gitdir, commit, onto })),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}

/** How Git's protocol writes that there is none. */
const NO_COMMIT = "0".repeat(40);

interface Place {
  readonly url: string;
  readonly ref: string;
  readonly http: HttpClient;
  readonly redact: Redact;
  readonly gitdir: string;
}

async function look({ url, ref, http, redact, dir, gitdir }: Place & { dir: string }): Promise<BranchState> {
  // The first version of the protocol: pushing has no other, so that every server speaks it.
  const remote = await getRemoteInfo2({ http, url, protocolVersion: 1 });
  const refs = remote.refs ?? [];
  const commit = refs.find((known) => known.ref === ref)?.oid;
  if (commit === undefined) return { kind: "missing" };
  const pack = await packOf(http, url, commit, "filter" in remote.capabilities);
  if (pack === undefined) return { kind: "there", commit, entries: undefined };
  if (!Buffer.isBuffer(pack)) {
    throw new SagewrightError([repositoryAnswerUnexpected(url, redact(pack.error))]);
  }
  const filepath = join(".git", "objects", "pack", `pack-${commit}.pack`);
  await writeFile(join(dir, filepath), pack);
  await indexPack({ fs, dir, gitdir, filepath });
  const { tree } = await readTree({ fs, gitdir, oid: commit });
  return { kind: "there", commit, entries: new Map(tree.map(({ path, oid }) => [path, oid])) };
}

/** The pack of one commit; `undefined` for one that is too large to be taken. */
async function packOf(http: HttpClient, url: string, commit: string, canFilter: boolean) {
  try {
    const pack = await fetchTrees(http, url, commit, canFilter);
    // Hosts may offer filters and yet not allow this one.
    return Buffer.isBuffer(pack) || !canFilter ? pack : await fetchTrees(http, url, commit, false);
  } catch (error) {
    // A server that cannot leave out contents sends them all. So much is no seed, whatever it is.
    if (isTooLarge(error)) return undefined;
    throw error;
  }
}

interface Push extends Place {
  readonly branch: string;
  readonly commit: string;
  readonly onto: string;
}

async function pushed({ url, branch, ref, http, redact, gitdir, commit, onto }: Push): Promise<void> {
  await writeRef({ fs, gitdir, ref, value: commit, force: true });
  const messages: string[] = [];
  try {
    await push({
      fs,
      gitdir,
      http,
      url,
      ref,
      remoteRef: ref,
      force: false,
      // The server compares once more, with what it has listed here.
      onPrePush: ({ remoteRef }) => remoteRef.oid === onto,
      onMessage: (message) => void messages.push(message),
    });
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal === undefined) throw error;
    // isomorphic-git hands on what hooks print without waiting for it.
    await new Promise((resolve) => setImmediate(resolve));
    const what = redact([refusal, ...messages].join(" "));
    throw new SagewrightError([seedPushRefused(url, branch, what)]);
  }
}

/** Why a server, or isomorphic-git before it asked the server, refused a push. */
function refusalIn(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  if (error.code === "UserCanceledError" || error.code === "PushRejectedError") {
    return "the branch has something else by now";
  }
  if (error.code !== "GitPushError" || !("data" in error)) return undefined;
  const { result } = error.data as { result: { error?: string; refs: Record<string, { error?: string }> } };
  const reasons = [result.error, ...Object.values(result.refs).map((one) => one.error)];
  return reasons.filter((reason) => reason !== undefined && reason !== "").join(", ") || "without a reason";
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof SagewrightError &&
  error.issues.some((issue) => issue.code === repositoryAnswerTooLarge("", 0).code);

/** Whatever isomorphic-git cannot make sense of came from the server. */
async function asGitServer<T>(url: string, redact: Redact, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    // An error of the system, such as a full disk, is no answer of the server's.
    if (error instanceof SagewrightError || (error instanceof Error && "syscall" in error)) throw error;
    const what = error instanceof Error ? error.message : "unknown error";
    throw new SagewrightError([repositoryAnswerUnexpected(url, redact(what))]);
  }
}
