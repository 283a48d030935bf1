import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type BundledPackage, bundledPackages, type Metafile } from "./bundled-packages.ts";
import { licensesText } from "./licenses-text.ts";

/** What is used of esbuild's builds. */
interface Build {
  readonly initialOptions: { metafile?: boolean | undefined; absWorkingDir?: string | undefined };
  onEnd(then: (result: { readonly metafile?: Metafile | undefined }) => void): void;
}

/** By file: several builds of a package write the one file. */
const found = new Map<string, ReadonlyMap<string, BundledPackage>>();

/** An esbuild plugin that writes the licences of the packages whose code is bundled. */
export const thirdPartyLicenses = (file = "dist/THIRD-PARTY-LICENSES") => ({
  name: "third-party-licenses",
  setup({ initialOptions, onEnd }: Build): void {
    initialOptions.metafile = true;
    onEnd(({ metafile }) => {
      if (metafile === undefined) return;
      const folder = initialOptions.absWorkingDir ?? process.cwd();
      const path = resolve(folder, file);
      const own = bundledPackages(metafile, folder).map(
        (one) => [`${one.name}@${one.version}`, one] as const,
      );
      const all = new Map([...(found.get(path) ?? []), ...own]);
      found.set(path, all);
      const packages = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
      if (packages.length === 0) return;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, licensesText(packages));
    });
  },
});
