import { resolve } from "node:path";
import { type PlatformSettingsInput, settingsFlags } from "@sagewright/core/project";
import { givenFlags } from "../config/flag-options.ts";
import { placedIn } from "../config/flagged.ts";
import { platformSettings } from "../config/platform-settings.ts";
import { EXIT } from "../exit-code.ts";
import { displayPath } from "../load/place.ts";
import { printIssues } from "../print/issues.ts";
import { shellWord } from "../print/next-commands.ts";
import { printJson, tell } from "../print/output.ts";
import { catalogBackendArguments } from "../synth/backend-arguments.ts";
import { infraPackage } from "../synth/infra-package.ts";
import { writeStackFolder } from "../synth/stack-folder.ts";
import { stackOwner } from "../synth/stack-owner.ts";
import type { SynthOptions } from "./synth-options.ts";

export interface CatalogSynthOptions extends SynthOptions {
  readonly backend: "local" | "s3";
}

/** Writes the platform's stack. */
export async function synthCatalogCommand(options: CatalogSynthOptions): Promise<number> {
  const flags = givenFlags(options, settingsFlags()) as Partial<PlatformSettingsInput>;
  const { settings, file, warnings } = await platformSettings(options.config, flags);
  const name = "@sagewright/infra-catalog";
  const { synthCatalog } = await infraPackage(name, () => import("@sagewright/infra-catalog"));
  const { backend } = options;
  const made = await writeStackFolder(
    options.out,
    { owner: stackOwner("catalog", settings), force: options.force },
    (folder) => synthCatalog({ settings, outDir: folder, backend }),
  ).catch(placedIn(settings, flags, file));
  printIssues(warnings);
  const outDir = resolve(options.out);
  if (options.json) printJson({ ...made, outDir, ...(file !== undefined && { config: file }) });
  const shown = displayPath(outDir);
  tell(`Wrote ${shown}: the platform of ${settings.organization}, ${settings.environment}.`);
  const backendArguments = backend === "local" ? "" : ` ${catalogBackendArguments(settings, outDir)}`;
  tell(nextSteps(shellWord(shown), backendArguments));
  return EXIT.done;
}

/** A first deploy has no bucket to keep its state in; later ones are told which. */
const nextSteps = (folder: string, backend: string): string =>
  ["Next:", `  terraform -chdir=${folder} init${backend}`, `  terraform -chdir=${folder} apply`].join("\n");
