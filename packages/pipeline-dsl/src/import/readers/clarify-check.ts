import type { StepReader } from "../reader.ts";
import { inputOf, readCheckProps, textMember } from "./check-props.ts";

const TYPES: readonly unknown[] = ["DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY"];

/** The definition names the file with the question, and does not hold what it asks. */
export const readClarifyCheck: StepReader = (from) => {
  const { CheckType: checkType } = from.wire;
  if (!TYPES.includes(checkType)) return undefined;
  const data = inputOf(from, "dataset");
  const source = data?.s3Uri("S3Input.S3Uri");
  const how = {
    s3DataDistributionType: data?.literal("S3Input.S3DataDistributionType", "FullyReplicated"),
    s3CompressionType: data?.literal("S3Input.S3CompressionType", "None"),
  };
  const given = Object.entries(how).filter(([, value]) => value !== undefined);
  return {
    kind: "clarifyCheck",
    needs: ["image", "dataset", "analysisConfig"],
    props: {
      checkType,
      ...readCheckProps(from, "analysis_result"),
      environment: from.textMap("Environment"),
      dataset: source === undefined || given.length === 0 ? source : { source, ...Object.fromEntries(given) },
      analysisConfig: inputOf(from, "analysis_config")?.s3Uri("S3Input.S3Uri"),
      modelName: checkType === "DATA_BIAS" ? undefined : textMember(from, "ModelName"),
    },
  };
};
