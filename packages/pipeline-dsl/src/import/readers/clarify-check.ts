import type { StepReader } from "../reader.ts";
import { inputOf, readCheckProps, textMember } from "./check-props.ts";
import { sourceAlone } from "./source-alone.ts";

const TYPES: readonly unknown[] = ["DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY"];

/** The definition names the file with the question, and does not hold what it asks. */
export const readClarifyCheck: StepReader = (from) => {
  const { CheckType: checkType } = from.wire;
  if (!TYPES.includes(checkType)) return undefined;
  const data = inputOf(from, "dataset");
  const source = data?.s3Uri("S3Input.S3Uri");
  const dataset = {
    source,
    s3DataDistributionType: data?.input("S3Input.S3DataDistributionType", "FullyReplicated"),
    s3CompressionType: data?.input("S3Input.S3CompressionType", "None"),
  };
  return {
    kind: "clarifyCheck",
    needs: ["image", "dataset", "analysisConfig"],
    props: {
      checkType,
      ...readCheckProps(from, "analysis_result"),
      environment: from.textMap("Environment"),
      dataset: source === undefined ? undefined : sourceAlone(dataset),
      analysisConfig: inputOf(from, "analysis_config")?.s3Uri("S3Input.S3Uri"),
      modelName: checkType === "DATA_BIAS" ? undefined : textMember(from, "ModelName"),
    },
  };
};
