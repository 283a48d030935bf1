import { describedSettings } from "./flags.ts";
import { projectParameters } from "./project-parameters.ts";

/** The parameters of a project as a Markdown table, with their name in every place. */
export const parametersTable = (): string =>
  table(
    ["parameter", "what it is", "default", "template", "Terraform", "flag"],
    projectParameters.map((parameter) => [
      parameter.label,
      `${parameter.description} ${sentence(parameter.constraint)}`,
      parameter.default === undefined ? "" : code(parameter.default),
      code(parameter.cloudFormationName),
      code(parameter.terraformName),
      code(`--${parameter.flag}`),
    ]),
  );

/** The settings of a platform as a Markdown table. */
export const settingsTable = (): string =>
  table(
    ["setting", "what it is", "values", "default"],
    describedSettings().map(([key, setting]) => [
      code(key),
      setting.description ?? "",
      (setting.enum ?? setting.items?.enum)?.map((value) => code(String(value))).join(", ") ??
        setting.type ??
        "",
      setting.default === undefined ? "" : code(JSON.stringify(setting.default)),
    ]),
  );

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`)
    .join("");

const code = (text: string): string => `\`${text}\``;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
