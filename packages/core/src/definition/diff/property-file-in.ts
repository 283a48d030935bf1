import { isJsonObject, type JsonObject } from "../../json.ts";

/** What a step declares of its property file of this name. */
export const propertyFileIn = ({ PropertyFiles: files }: JsonObject, name: string): JsonObject | undefined =>
  Array.isArray(files)
    ? files.filter(isJsonObject).find(({ PropertyFileName }) => PropertyFileName === name)
    : undefined;
