import { chmod, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type OwnCommand, ownCommand } from "../own-command.ts";

/** The hidden command that builds what was pushed. */
export const POST_RECEIVE = "post-receive";

/**
 * What Git runs after a push. It names node and this command line by their paths, and nothing of the project: which one it is
 * the folder says, which may be moved.
 */
export const hookScript = ({ node, flags, script }: OwnCommand): string => `#!/bin/sh
# Builds what was pushed. Written by sagewright; \`sagewright project update NAME --target local\` writes it anew.
node=${quotedForShell(node)}
script=${quotedForShell(script)}
if [ ! -x "$node" ] || [ ! -f "$script" ]; then
  echo "The push is accepted, but what builds it is gone: $script" >&2
  echo "Install sagewright again, and let it write this hook: sagewright project update NAME --target local" >&2
  exit 1
fi
exec "$node" ${flags.map(quotedForShell).join(" ")} "$script" ${POST_RECEIVE}
`;

/** Beside and renamed: a push that comes meanwhile finds the one or the other. */
export async function writeHook(repository: string): Promise<void> {
  const file = join(repository, "hooks", "post-receive");
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, hookScript(ownCommand()));
  await chmod(beside, 0o755);
  await rename(beside, file);
}

/** Nothing is special between single quotes but the quote itself. */
const quotedForShell = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
