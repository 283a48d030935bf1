import {
  compile,
  defineParams,
  type Pipeline,
  param,
  pipeline,
  type Ref,
  type S3Uri,
  step,
} from "@sagewright/pipeline-dsl";

/** Pipelines to measure with, of any number of steps. */
export type Shape = "chain" | "fan-out" | "ladder";

/** Which earlier steps a step reads. */
const READS: { readonly [shape in Shape]: (index: number) => readonly number[] } = {
  chain: (index) => (index === 0 ? [] : [index - 1]),
  "fan-out": (index) => (index === 0 ? [] : [0]),
  // j0, a0, b0, j1, a1, b1, …: each pair reads the step before it, each third step reads the pair.
  ladder: (index) => (index === 0 ? [] : index % 3 === 0 ? [index - 2, index - 1] : [index - (index % 3)]),
};

export function pipelineOf(shape: Shape, length: number): Pipeline {
  const params = defineParams({ InputData: param.s3Uri({ default: "s3://bench/input" }) });
  const outputs: Ref<S3Uri>[] = [];
  const steps = Array.from({ length }, (_, index) => {
    const read = READS[shape](index).flatMap((at) => outputs[at] ?? []);
    const sources: readonly Ref<S3Uri>[] = read.length === 0 ? [params.InputData] : read;
    const next = step.processing(`Step${index}`, {
      image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/bench:1",
      instanceType: "ml.m5.xlarge",
      inputs: Object.fromEntries(
        sources.map((source, at) => [
          `data${at}`,
          { source, destination: `/opt/ml/processing/input/data${at}` },
        ]),
      ),
      outputs: { data: "/opt/ml/processing/output/data" },
    });
    outputs.push(next.outputs.data);
    return next;
  });
  return pipeline(`Bench-${shape}`, {
    role: "arn:aws:iam::111122223333:role/Bench",
    bucket: "bench",
    params,
    steps,
  });
}

export const definitionOf = (shape: Shape, length: number) => compile(pipelineOf(shape, length));
