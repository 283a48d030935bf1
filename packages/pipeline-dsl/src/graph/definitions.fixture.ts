import type { PipelineDefinition } from "@sagewright/core";

/** Shapes that tests draw; step bodies hold nothing but their references. */

interface SampleStep {
  readonly Name: string;
  readonly Type: string;
  readonly [key: string]: unknown;
}

export const definitionOf = (steps: readonly SampleStep[]): PipelineDefinition =>
  ({ Version: "2020-12-01", Steps: steps }) as unknown as PipelineDefinition;

export const sampleStep = (name: string, reads: readonly string[] = [], type = "Processing"): SampleStep => ({
  Name: name,
  Type: type,
  Arguments: { Inputs: reads.map((step) => ({ Get: `Steps.${step}.RoleArn` })) },
});

export const sampleCondition = (
  name: string,
  reads: readonly string[],
  ifSteps: readonly SampleStep[],
  elseSteps: readonly SampleStep[] = [],
): SampleStep => ({
  Name: name,
  Type: "Condition",
  Arguments: {
    Conditions: reads.map((step) => ({
      Type: "Equals",
      LeftValue: { Get: `Steps.${step}.RoleArn` },
      RightValue: "a",
    })),
    IfSteps: ifSteps,
    ElseSteps: elseSteps,
  },
});

const names = (length: number): string[] => Array.from({ length }, (_, index) => `s${index}`);

/** Each step reads the one before it. */
export const chain = (length: number): PipelineDefinition =>
  definitionOf(names(length).map((name, at) => sampleStep(name, at === 0 ? [] : [`s${at - 1}`])));

/** One step, many that read it, one that reads them all. */
export const fan = (width: number): PipelineDefinition =>
  definitionOf([
    sampleStep("root"),
    ...names(width).map((name) => sampleStep(name, ["root"])),
    sampleStep("last", names(width)),
  ]);

/** One step, and many pairs behind it: steps side by side that are not alike. */
export const pairs = (width: number): PipelineDefinition =>
  definitionOf([
    sampleStep("root"),
    ...Array.from({ length: width }, (_, at) => [
      sampleStep(`a${at}`, ["root"]),
      sampleStep(`b${at}`, [`a${at}`]),
    ]).flat(),
  ]);

/** Every step reads all before it. */
export const dense = (length: number): PipelineDefinition =>
  definitionOf(names(length).map((name, at) => sampleStep(name, names(at))));

/** A diamond upon a diamond. */
export const ladder = (diamonds: number): PipelineDefinition =>
  definitionOf([
    sampleStep("j0"),
    ...Array.from({ length: diamonds }, (_, at) => [
      sampleStep(`a${at}`, [`j${at}`]),
      sampleStep(`b${at}`, [`j${at}`]),
      sampleStep(`j${at + 1}`, [`a${at}`, `b${at}`]),
    ]).flat(),
  ]);

/** Conditions inside conditions, and steps outside that read what is inside. */
export const nested = definitionOf([
  sampleStep("Prepare"),
  sampleStep("Train", ["Prepare"], "Training"),
  sampleCondition(
    "Outer",
    ["Train"],
    [
      sampleStep("Model", ["Train"], "Model"),
      sampleStep("Transform", ["Model"], "Transform"),
      sampleCondition(
        "Inner",
        ["Transform"],
        [sampleStep("Register", ["Train"], "RegisterModel")],
        [{ Name: "Unsafe", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
      ),
    ],
    [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
  ),
  { ...sampleStep("After", ["Register"]), DependsOn: ["Prepare"] },
]);

export const HOSTILE = `</title></svg></script><!--<script>alert(1)</script>"'\`&]]>\u2028\u0000\uD800\n"]; click s0 "javascript:x"`;

/** Texts that would act, if anything let them. */
export const hostile = definitionOf([
  {
    Name: HOSTILE,
    Type: HOSTILE,
    DisplayName: HOSTILE,
    Description: HOSTILE,
    Arguments: { [HOSTILE]: HOSTILE },
  },
  sampleCondition(`Gate${HOSTILE}`, [], [sampleStep("constructor")], [sampleStep("__proto__")]),
]);
