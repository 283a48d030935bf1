import type { Tag } from "@aws-sdk/client-sagemaker";
import { UsageError } from "../usage-error.ts";
import { projectTagInvalid } from "./issues.ts";

const KEY = /^(?!aws:|sagemaker:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/iu;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u;

/** Tags as the service takes them. Issue: PROJECT_TAG_INVALID. */
export function tagsOf(given: Readonly<Record<string, string>>): readonly Tag[] {
  const wrong = Object.entries(given).filter(([key, value]) => !KEY.test(key) || !VALUE.test(value));
  if (wrong.length > 0) throw new UsageError(wrong.map(([key]) => projectTagInvalid(key)));
  return Object.entries(given).map(([Key, Value]) => ({ Key, Value }));
}
