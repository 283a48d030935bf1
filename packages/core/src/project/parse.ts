import type { z } from "zod";
import { nearest } from "../definition/nearest.ts";
import type { Checked, Issue, IssuePath } from "../issue.ts";
import {
  platformSettingInvalid,
  platformSettingUnknown,
  projectParameterInvalid,
  projectParameterUnknown,
} from "../project-issues.ts";
import { type Offer, offeredParameters } from "./offered-parameters.ts";
import { type PlatformSettings, platformSettingsSchema } from "./platform-settings.ts";
import {
  type ProjectParameters,
  projectParameters,
  projectParametersSchemaOf,
} from "./project-parameters.ts";

/**
 * Reads the parameters of a project from anywhere: a form, a file, an event. With the settings of a platform, what it
 * does not offer is refused too.
 *
 * Issues: PROJECT_PARAMETER_INVALID, PROJECT_PARAMETER_UNKNOWN.
 */
export function parseProjectParameters(given: unknown, offer?: Offer): Checked<ProjectParameters> {
  const parameters = offer === undefined ? projectParameters : offeredParameters(offer);
  return parsed(projectParametersSchemaOf(parameters), given, {
    unknown: projectParameterUnknown,
    invalid: (path, what) =>
      projectParameterInvalid(path, what, parameters.find(({ key }) => key === path[0])?.example),
  });
}

/**
 * Reads the settings of a platform, and fills in the defaults.
 *
 * Issues: PLATFORM_SETTING_INVALID, PLATFORM_SETTING_UNKNOWN.
 */
export const parsePlatformSettings = (given: unknown): Checked<PlatformSettings> =>
  parsed(platformSettingsSchema, given, {
    unknown: platformSettingUnknown,
    invalid: (path, what) => {
      const key = String(path[0]);
      const { shape } = platformSettingsSchema;
      const described = Object.hasOwn(shape, key) ? shape[key as keyof typeof shape].description : undefined;
      return platformSettingInvalid(path, what, described);
    },
  });

interface Makers {
  readonly unknown: (path: IssuePath, name: string, meant: string | undefined) => Issue;
  readonly invalid: (path: IssuePath, what: string) => Issue;
}

function parsed<T>(
  schema: z.ZodType<T> & { readonly shape: Readonly<Record<string, unknown>> },
  given: unknown,
  makers: Makers,
): Checked<T> {
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return { ok: true, value: result.data, warnings: [] };
  const told = new Set<string>();
  return {
    ok: false,
    issues: result.error.issues.flatMap((issue) => {
      const path = issue.path.filter((key) => typeof key !== "symbol");
      if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => makers.unknown([...path, key], key, meant(schema, path, key)));
      }
      // One complaint about a value is enough: what is empty fits no pattern either.
      const place = JSON.stringify(path);
      if (told.has(place)) return [];
      told.add(place);
      return [makers.invalid(path, wordsOf(issue))];
    }),
  };
}

function wordsOf({ input, ...issue }: z.core.$ZodIssue): string {
  if (input === undefined) return "It is missing.";
  if (issue.code !== "invalid_type") return issue.message;
  const kind = input === null ? "null" : Array.isArray(input) ? "array" : typeof input;
  return `Its kind is ${kind}, not ${issue.expected}.`;
}

const meant = (schema: { readonly shape: object }, path: IssuePath, key: string): string | undefined =>
  path.length === 0 ? nearest(key, Object.keys(schema.shape)) : undefined;
