import { resolve } from "node:path";
import { type PlatformSettingsInput, settingsFlags } from "@sagewright/core/project";
import { givenFlags } from "../config/flag-options.ts";
import { platformSettings } from "../config/platform-settings.ts";
import { EXIT } from "../exit-code.ts";
import { displayPath } from "../load/place.ts";
import { printIssues } from "../print/issues.ts";
import { shellWord } from "../print/next-commands.ts";
import { printJson, tell } from "../print/output.ts";
import { infraPackage } from "../synth/infra-package.ts";
import { filesBelow, writeStackFolder } from "../synth/stack-folder.ts";
import type { SynthOptions } from "./synth-options.ts";

/** Writes the platform's stack. */
export async function synthCatalogCommand(options: SynthOptions): Promise<number> {
  const flags = givenFlags(options, settingsFlags()) as Partial<PlatformSettingsInput>;
  const { settings, file, warnings } = await platformSettings(options.config, flags);
  const name = "@sagewright/infra-catalog";
  const { synthCatalog } = await infraPackage(name, () => import("@sagewright/infra-catalog"));
  const { files, ...result } = await writeStackFolder(options.out, options, async (folder) => {
    const { bundleSha256 } = await synthCatalog({ settings, outDir: folder });
    return { files: await filesBelow(folder), bundleSha256 };
  });
  printIssues(warnings);
  const outDir = resolve(options.out);
  if (options.json) printJson({ outDir, files, ...result, ...(file !== undefined && { config: file }) });
  const shown = shellWord(displayPath(outDir));
  tell(`Wrote ${displayPath(outDir)}: the platform of "${settings.organization}", ${settings.environment}.`);
  tell(`Next:\n  terraform -chdir=${shown} init\n  terraform -chdir=${shown} apply`);
  return EXIT.done;
}
