import { resolve } from "node:path";
import { type PlatformSettingsInput, projectFlags, settingsFlags } from "@sagewright/core/project";
import { givenFlags } from "../config/flag-options.ts";
import { placedIn } from "../config/flagged.ts";
import { platformSettings } from "../config/platform-settings.ts";
import { EXIT } from "../exit-code.ts";
import { displayPath } from "../load/place.ts";
import { askOnTerminal } from "../print/ask.ts";
import { printIssues } from "../print/issues.ts";
import { shellWord } from "../print/next-commands.ts";
import { printJson, tell } from "../print/output.ts";
import { projectBackendArguments } from "../synth/backend-arguments.ts";
import { infraPackage } from "../synth/infra-package.ts";
import { projectParametersFor } from "../synth/project-parameters.ts";
import { writeStackFolder } from "../synth/stack-folder.ts";
import { stackOwner } from "../synth/stack-owner.ts";
import type { SynthOptions } from "./synth-options.ts";

export interface ProjectSynthOptions extends SynthOptions {
  readonly ask?: boolean;
}

/** Writes one project's stack, with the values of its variables. */
export async function synthProjectCommand(options: ProjectSynthOptions): Promise<number> {
  const flags = givenFlags(options, settingsFlags()) as Partial<PlatformSettingsInput>;
  const { settings, file, warnings } = await platformSettings(options.config, flags);
  const given = givenFlags(options, projectFlags()) as Readonly<Record<string, string>>;
  const terminal = options.ask ? askOnTerminal() : undefined;
  const { out, force } = options;
  const project = await projectParametersFor(given, settings, {
    out,
    ...(force !== undefined && { force }),
    ask: terminal?.ask,
  }).finally(() => terminal?.stop());
  const name = "@sagewright/infra-project";
  const { synthProject } = await infraPackage(name, () => import("@sagewright/infra-project"));
  const { parameters } = project;
  const { files } = await writeStackFolder(
    options.out,
    { owner: stackOwner("project", settings), force: options.force },
    (folder) => synthProject({ settings, outDir: folder, parameters }),
  ).catch(placedIn(settings, flags, file));
  printIssues([...warnings, ...project.warnings]);
  const outDir = resolve(options.out);
  if (options.json) printJson({ outDir, files, parameters, ...(file !== undefined && { config: file }) });
  const shown = displayPath(outDir);
  tell(`Wrote ${shown}: the project ${parameters.projectName} (${parameters.projectId}).`);
  tell(nextSteps(shellWord(shown), projectBackendArguments(settings, parameters.projectId)));
  return EXIT.done;
}

/** The state lies where the runner would put it. */
const nextSteps = (folder: string, backend: string): string =>
  ["Next:", `  terraform -chdir=${folder} init ${backend}`, `  terraform -chdir=${folder} plan`].join("\n");
