import { isJsonObject, type JsonValue } from "@sagewright/core";
import type { ListedStep } from "./listed-step.ts";
import type { Names } from "./names.ts";
import { type NamedText, namedText } from "./written.ts";

/** `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>` */
const IMAGE = /^[\w.-]+\/(?:[\w.-]+\/)*([\w.-]+?)(?::([\w.-]+))?(?:@sha256:[0-9a-f]+)?$/;
const IMAGE_MEMBERS: ReadonlySet<string> = new Set(["ImageUri", "TrainingImage", "Image"]);

/** Images that more than one place names get a const, so that an upgrade is one change. */
export function sharedTexts(steps: readonly ListedStep[], names: Names): ReadonlyMap<string, NamedText> {
  const counts = new Map<string, number>();
  for (const step of steps) {
    if (step.type !== "Condition") noteImages(step.args, "", counts);
  }
  const shared = new Map<string, NamedText>();
  for (const [text, count] of counts) {
    if (count > 1) shared.set(text, namedText(text, names.take(nameOf(text), "image")));
  }
  return shared;
}

function noteImages(value: JsonValue, member: string, counts: Map<string, number>): void {
  if (typeof value === "string") {
    if (IMAGE_MEMBERS.has(member) && value.length > 8) counts.set(value, (counts.get(value) ?? 0) + 1);
  } else if (Array.isArray(value)) for (const item of value) noteImages(item, "", counts);
  else if (value !== null && typeof value === "object" && isJsonObject(value))
    for (const [key, each] of Object.entries(value)) noteImages(each, key, counts);
}

/** `sagemaker-xgboost` becomes `xgboostImage`. */
function nameOf(image: string): string {
  const repository = IMAGE.exec(image)?.[1] ?? "";
  return `${repository.replace(/^sagemaker-/, "")}-image`;
}
