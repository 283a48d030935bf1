import { isJsonObject, type JsonObject, type JsonValue, type StepType } from "@sagewright/core";
import { objectOf } from "../runners/json-reading.ts";
import { seconds } from "./timestamps.ts";

/** Lists that references address by name are kept as maps; here they are lists again. */
export function jobContent(type: StepType, properties: JsonObject): JsonObject {
  const { Tags: _, ...content } = properties;
  return withTimes({ ...content, ...(LISTS[type]?.(content) ?? {}) });
}

const LISTS: Partial<Record<StepType, (content: JsonObject) => JsonObject>> = {
  Processing({ ProcessingInputs, ProcessingOutputConfig }) {
    const { Outputs, ...config } = objectOf(ProcessingOutputConfig);
    return {
      ...(ProcessingInputs === undefined ? {} : { ProcessingInputs: values(ProcessingInputs) }),
      ...(ProcessingOutputConfig === undefined
        ? {}
        : { ProcessingOutputConfig: { ...config, Outputs: values(Outputs ?? []) } }),
    };
  },
  Training: ({ FinalMetricDataList }) =>
    FinalMetricDataList === undefined
      ? {}
      : { FinalMetricDataList: values(FinalMetricDataList).map((metric) => withTimes(objectOf(metric))) },
};

const values = (lists: JsonValue): readonly JsonValue[] =>
  Array.isArray(lists) ? lists : isJsonObject(lists) ? Object.values(lists) : [];

/** Instants are kept as text. */
const withTimes = (content: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(content).map(([member, value]) => [
      member,
      typeof value === "string" && /(?:Time|Timestamp)$/.test(member) ? seconds(value) : value,
    ]),
  );
