import type { HttpClient } from "isomorphic-git";
import { once } from "./once.ts";
import { packetLine, packetLines } from "./packet-line.ts";

/**
 * Asks a Git server for one commit and its folders, and neither for its parents nor, where the server can leave them out,
 * for the contents of files: a look at a repository of any size is cheap. isomorphic-git's own fetch cannot filter.
 *
 * @returns the pack, or what the server said in its place
 * @see https://git-scm.com/docs/pack-protocol
 */
export async function fetchTrees(
  http: HttpClient,
  repositoryUrl: string,
  commit: string,
  canFilter: boolean,
): Promise<Buffer | { readonly error: string }> {
  const lines = [
    packetLine(`want ${commit}${canFilter ? " filter" : ""} agent=git/sagewright\n`),
    packetLine("deepen 1\n"),
    ...(canFilter ? [packetLine("filter blob:none\n")] : []),
    FLUSH,
    packetLine("done\n"),
  ];
  const { body } = await http.request({
    url: `${repositoryUrl}/git-upload-pack`,
    method: "POST",
    headers: {
      "content-type": "application/x-git-upload-pack-request",
      accept: "application/x-git-upload-pack-result",
    },
    body: once(Buffer.from(lines.join(""))),
  });
  const parts: Uint8Array[] = [];
  for await (const part of body ?? []) parts.push(part);
  return packIn(Buffer.concat(parts));
}

const FLUSH = "0000";

/** What follows the acknowledgement: without a side band the rest of the answer is the pack. */
function packIn(answer: Buffer): Buffer | { readonly error: string } {
  for (const { text, end } of packetLines(answer)) {
    if (text.startsWith("NAK") || text.startsWith("ACK")) return answer.subarray(end);
    if (text.startsWith("ERR ")) return { error: text.slice(4) };
  }
  return { error: "it sent no pack" };
}
