import { compile, defineParams, param, pipeline, type Ref, type S3Uri, step } from "@sagewright/pipeline-dsl";
import { inTurns, milliseconds, type Ratio } from "./measure.ts";

/** A chain of processing steps, compiled in process, beside writing the result as JSON text. */
export function compileRatios(): Ratio[] {
  const chain = chainOf(1000);
  const definition = compile(chain);
  const [compiled = Number.NaN, stringified = Number.NaN] = inTurns(
    41,
    () => void compile(chain),
    () => void JSON.stringify(definition),
  );
  return [
    {
      what: "compile 1,000 steps in process",
      measured: milliseconds(compiled),
      baseline: `${milliseconds(stringified)} JSON.stringify of it`,
      ratio: compiled / stringified,
      limit: 8,
    },
  ];
}

function chainOf(length: number) {
  const params = defineParams({ InputData: param.s3Uri({ default: "s3://bench/input" }) });
  let source: Ref<S3Uri> = params.InputData;
  const steps = Array.from({ length }, (_, index) => {
    const next = step.processing(`Step${index}`, {
      image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/bench:1",
      instanceType: "ml.m5.xlarge",
      inputs: { data: { source, destination: "/opt/ml/processing/input/data" } },
      outputs: { data: "/opt/ml/processing/output/data" },
    });
    source = next.outputs.data;
    return next;
  });
  return pipeline("Chain", { role: "arn:aws:iam::111122223333:role/Bench", bucket: "bench", params, steps });
}
