import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import type { Step } from "../step.ts";
import { mapReference } from "./map-references.ts";

/** A step without its name and, of a Condition, without the steps in its branches, which are compared on their own. */
export function contentOf(step: Step): JsonObject {
  const { Name: _, ...content } = step as unknown as JsonObject;
  if (content.Type !== "Condition" || !isJsonObject(content.Arguments)) return content;
  const { IfSteps: _if, ElseSteps: _else, ...args } = content.Arguments;
  return { ...content, Arguments: args };
}

/** Stands for the step's own name and for names that are not in both definitions. */
const ANY_NAME = "\u0000";

/**
 * Every scalar of a step with its path, as texts: what two steps have in common is what their texts have in common. The
 * step's own name, such as that in the place of its outputs, and the names of steps that are not `known` are left out.
 */
export function featuresOf(
  name: string,
  content: JsonObject,
  isKnown: (step: string) => boolean,
): readonly string[] {
  const features: string[] = [];
  const visit = (value: JsonValue, path: string): void => {
    if (typeof value !== "object" || value === null) {
      features.push(
        `${path}=${typeof value === "string" ? abstracted(value, name, isKnown, path) : String(value)}`,
      );
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${path}/${index}`);
    } else {
      for (const [key, member] of Object.entries(value)) visit(member, `${path}/${key}`);
    }
  };
  visit(content, "");
  return features;
}

function abstracted(text: string, name: string, isKnown: (step: string) => boolean, path: string): string {
  if (path.startsWith("/DependsOn/")) return isKnown(text) ? text : ANY_NAME;
  if (path.endsWith("/Get")) return mapReference(text, (step) => (isKnown(step) ? step : ANY_NAME));
  return text.includes(name) && name !== ""
    ? text
        .split(/([^\w-])/)
        .map((word) => (word === name ? ANY_NAME : word))
        .join("")
    : text;
}
