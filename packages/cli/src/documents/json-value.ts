import type { JsonObject, JsonValue } from "@sagewright/core";
import { z } from "zod";

/** Anything of JSON, in the words of `@sagewright/core`. */
export const jsonValue: z.ZodType<JsonValue> = z.json();

export const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), z.json());
