import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { seedTemplates } from "../src/index.ts";

const PACKAGES = join(import.meta.dirname, "../..");

/** A folder for all that a test makes, outside of this repository: nothing is found but what was installed. */
export function cleanFolder(): { readonly path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "sagewright-seeded-")));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Every package of this repository as `npm publish` would send it, by name. Needs `npm run build`. */
export function packPackages(into: string): ReadonlyMap<string, string> {
  mkdirSync(into, { recursive: true });
  const folders = readdirSync(PACKAGES).map((name) => join(PACKAGES, name));
  const packed: readonly { readonly name: string; readonly filename: string }[] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", into, ...folders], {
      cwd: into,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: outsideEnvironment(),
    }),
  );
  return new Map(packed.map(({ name, filename }) => [name, join(into, filename)]));
}

/** A template's files in a folder, with the packed packages in place of those that no registry has. */
export function seedProject(template: string, folder: string, packages: ReadonlyMap<string, string>): void {
  const files = seedTemplates().find(({ name }) => name === template)?.files ?? new Map<string, Uint8Array>();
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const manifest = JSON.parse(new TextDecoder().decode(files.get("package.json")));
  const dependencies = Object.fromEntries(
    Object.entries<string>(manifest.dependencies).map(([name, version]) => [
      name,
      packages.has(name) ? `file:${packages.get(name)}` : version,
    ]),
  );
  const overrides = Object.fromEntries(
    [...packages].map(([name, path]) => [name, name in dependencies ? `$${name}` : `file:${path}`]),
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, dependencies, overrides }));
}

/**
 * The environment of a shell of a user's own: nothing of the npm, nx and vitest that this test runs under. Where npm finds
 * its packages is kept.
 */
export function outsideEnvironment(own: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?!config_(?:registry|cache|cafile|strict_ssl|userconfig)$)|VITEST|NODE_(?!EXTRA_CA_CERTS$)|AWS_|SAGEMAKER_|ARTIFACT_BUCKET|TEST$|INIT_CWD|NX_|FORCE_COLOR$)/i.test(
        name,
      ),
  );
  return { ...Object.fromEntries(kept), npm_config_prefer_offline: "true", ...own };
}
