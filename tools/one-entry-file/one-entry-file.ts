import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/**
 * Makes one file of a bundle's entry and of all chunks that it loads at once: a dozen small files cost as much time as all
 * that `--help` does. The chunks stay, for those that are loaded later, and hand on what the entry has; so each module is there once.
 * The entry must await nothing while it is loaded: what it loads later waits for it.
 */
export async function oneEntryFile(folder: string, entry: string): Promise<void> {
  const chunks = closureOf(folder, entry);
  const names = new Map(
    chunks.map((chunk, at) => [
      chunk,
      exportsOf(read(folder, chunk)).map((name) => [name, `c${at}_${name}`] as const),
    ]),
  );
  const contents = [
    ...[...names].map(
      ([chunk, each]) =>
        `export { ${each.map(([name, own]) => `${name} as ${own}`).join(", ")} } from "./${chunk}";`,
    ),
    `import "./${entry}";`,
  ].join("\n");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node22",
    minifyWhitespace: true,
    sourcemap: true,
    packages: "external",
    // Chunks do something when they are loaded, though the package says that its modules do not.
    ignoreAnnotations: true,
    outfile: join(resolve(folder), entry),
    plugins: [
      {
        name: "later-stays-later",
        setup({ onResolve }) {
          onResolve({ filter: /^\.\// }, ({ path, kind }) =>
            kind === "dynamic-import" ? { path, external: true } : undefined,
          );
        },
      },
    ],
  });
  for (const [chunk, each] of names)
    writeFileSync(
      join(folder, chunk),
      `export { ${each.map(([name, own]) => `${own} as ${name}`).join(", ")} } from "./${entry}";\n`,
    );
  for (const { path, contents: bytes } of outputFiles) writeFileSync(path, bytes);
}

const read = (folder: string, file: string): string => readFileSync(join(folder, file), "utf8");

/** Chunks that are loaded with a file, theirs included; without itself. */
function closureOf(folder: string, entry: string): readonly string[] {
  const found = new Set([entry]);
  for (const file of found)
    for (const [, chunk = ""] of read(folder, file).matchAll(
      /^(?:import|\} from|import \{[^}]*\} from) "\.\/([^"]+)";$/gm,
    ))
      found.add(chunk);
  found.delete(entry);
  return [...found];
}

/** As esbuild writes them: one list at the end. */
function exportsOf(text: string): readonly string[] {
  const [, list = ""] = /^export \{\n([^}]*)\n\};$/m.exec(text) ?? [];
  return list.split(",").flatMap((item) => {
    const name = item.trim().split(" as ").at(-1)?.trim();
    return name ? [name] : [];
  });
}
