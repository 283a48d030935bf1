import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyOf, declaredIn } from "./declared-in.ts";

/**
 * Run in a package after its build: copies the types of AWS's clients that its declarations import to `dist/aws`, and has
 * the declarations import them from there. So nobody installs a client, of 20 MB and more, for its types alone.
 */
const IMPORT = /import \{([^}]*)\} from '(@aws-sdk\/client-[a-z-]+)';/g;

const files = readdirSync("dist").filter((name) => /\.d\.c?ts$/.test(name));
const names = new Map<string, Set<string>>();

for (const file of files) {
  const path = join("dist", file);
  const suffix = file.endsWith(".d.cts") ? "cjs" : "js";
  const text = readFileSync(path, "utf8").replace(IMPORT, (_, list: string, client: string) => {
    const imported = list.split(",").map((entry) => (entry.trim().split(" as ")[0] ?? "").trim());
    names.set(client, new Set([...(names.get(client) ?? []), ...imported]));
    return `import type {${list}} from './aws/${client.slice("@aws-sdk/".length)}.${suffix}';`;
  });
  if (/from ['"]@aws-sdk\//.test(text)) throw new TypeError(`${path} imports a client in a way of its own.`);
  writeFileSync(path, text);
}

if (names.size > 0) mkdirSync(join("dist", "aws"), { recursive: true });
for (const [client, imported] of names) {
  const text = `// From ${client}. Copyright Amazon.com, Inc. or its affiliates; Apache License 2.0.\n${copyOf(imported, declaredIn(client))}\n`;
  const name = client.slice("@aws-sdk/".length);
  for (const suffix of ["d.ts", "d.cts"]) writeFileSync(join("dist", "aws", `${name}.${suffix}`), text);
}
