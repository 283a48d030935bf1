import { isExpression, isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";

/** An object that stands for a value known later. */
export const isExpressionValue = (value: JsonValue | undefined): value is JsonObject =>
  isJsonObject(value) && isExpression(value);

/** An object that is itself what it says. */
export const isPlainObject = (value: JsonValue | undefined): value is JsonObject =>
  isJsonObject(value) && !isExpression(value);
