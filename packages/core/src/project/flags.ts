import { z } from "zod";
import { kebabCase } from "./parameter.ts";
import { platformSettingsSchema } from "./platform-settings.ts";
import { type ProjectParameterKey, projectParameters } from "./project-parameters.ts";

/** One option of the command line that sets a value. */
export interface Flag<Key extends string = string> {
  readonly key: Key;
  /** With its dashes: `--repository-url`. */
  readonly flag: string;
  readonly description: string;
  /** Heading for a question: `Repository URL`. */
  readonly label: string;
  readonly type: "text" | "number" | "boolean" | "list";
  readonly choices?: readonly string[];
  readonly default?: string | number | boolean | readonly string[];
  readonly example?: string;
}

/** The flags of a project's parameters, in the order in which a form asks for them. */
export const projectFlags = (): readonly Flag<ProjectParameterKey>[] =>
  projectParameters.map((parameter) => ({
    key: parameter.key,
    flag: `--${parameter.flag}`,
    description: parameter.description,
    label: parameter.label,
    type: "text",
    ...(parameter.default !== undefined && { default: parameter.default }),
    example: parameter.example,
  }));

/** A setting as JSON Schema describes it. */
export interface DescribedSetting {
  readonly type?: string;
  readonly description?: string;
  readonly default?: string | number | boolean | readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly items?: { readonly type?: string; readonly enum?: readonly string[] };
  readonly example?: string;
}

export type PlatformSettingKey = keyof typeof platformSettingsSchema.shape;

/** Every setting of a platform as JSON Schema describes it, in the order of the schema. */
export const describedSettings = (): readonly (readonly [PlatformSettingKey, DescribedSetting])[] =>
  Object.entries(z.toJSONSchema(platformSettingsSchema, { io: "input" }).properties ?? {}) as (readonly [
    PlatformSettingKey,
    DescribedSetting,
  ])[];

/** The flags of those settings that a flag can hold; settings that are objects are in the configuration file only. */
export const settingsFlags = (): readonly Flag<PlatformSettingKey>[] =>
  describedSettings().flatMap(([key, setting]) => {
    const type = flagType(setting);
    if (type === undefined) return [];
    const choices = (setting.enum ?? setting.items?.enum)?.map(String);
    return {
      key,
      flag: `--${kebabCase(key)}`,
      description: setting.description ?? "",
      label: kebabCase(key).replaceAll("-", " "),
      type,
      ...(choices !== undefined && { choices }),
      ...(setting.default !== undefined && { default: setting.default }),
      ...(setting.example !== undefined && { example: setting.example }),
    };
  });

function flagType(setting: DescribedSetting): Flag["type"] | undefined {
  if (setting.type === "string") return "text";
  if (setting.type === "number" || setting.type === "integer") return "number";
  if (setting.type === "boolean") return "boolean";
  return setting.type === "array" ? "list" : undefined;
}
