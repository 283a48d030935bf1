import type { BundledPackage } from "./bundled-packages.ts";

const RULE = "-".repeat(80);

/** The file that goes with the bundles: who is in them, and each text once, below those whom it is of. */
export function licensesText(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, readonly BundledPackage[]>();
  for (const one of packages) byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  const parts = [...byText].map(([text, own]) => {
    const names = own.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return [RULE, ...names, RULE, "", text, ""].join("\n");
  });
  return ["The files of this folder hold parts of the following packages.", "", ...parts].join("\n");
}
