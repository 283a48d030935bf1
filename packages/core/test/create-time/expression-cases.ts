import { fail, lambda, output, processing, training } from "../definitions.ts";
import { type Case, cached, container, jsonGet, reading, reportOf, steps } from "./case.ts";

export const EXPRESSION_CASES: readonly Case[] = [
  [
    41,
    "one expression for a list",
    steps(container({ ContainerArguments: { Get: "Parameters.Text" } })),
    ["VALUE_TYPE_WRONG"],
  ],
  [42, "an unknown step", steps(reading("Steps.Nope.X")), ["STEP_UNKNOWN"]],
  [42, "a step alone", steps(training("T"), reading("Steps.T")), ["GET_MALFORMED"]],
  [42, "an unknown root", steps(reading("Foo.Bar")), ["GET_MALFORMED"]],
  [42, "nothing", steps(reading("")), ["GET_MALFORMED"]],
  [
    43,
    "a Get with another key",
    steps(lambda("L", { x: { Get: "Parameters.Text", y: 1 } })),
    ["EXPRESSION_MIXED"],
  ],
  [43, "an unknown function", steps(lambda("L", { x: { "Std:Foo": {} } })), ["EXPRESSION_UNKNOWN"]],
  [
    44,
    "a misspelt property",
    steps(training("T"), reading("Steps.T.ModelArtifacts.S3Modell")),
    ["STEP_PROPERTY_UNKNOWN"],
  ],
  [
    49,
    "a negative index",
    steps(training("T"), reading("Steps.T.InputDataConfig[-1].ChannelName")),
    ["GET_MALFORMED"],
  ],
  [49, "a slice", steps(training("T"), reading("Steps.T.InputDataConfig[1:2]")), ["GET_MALFORMED"]],
  [50, "a step that reads itself", steps(lambda("A", { x: output("A") })), ["STEP_CYCLE"]],
  [51, "another job's name", steps(reading("Execution.TrainingJobName")), ["EXECUTION_VARIABLE_MISPLACED"]],
  [51, "an unknown variable", steps(reading("Execution.Foo")), ["EXECUTION_VARIABLE_UNKNOWN"]],
  [
    53,
    "an expression as DependsOn",
    steps(lambda("L", {}, { DependsOn: [{ Get: "Parameters.Text" }] })),
    ["EXPRESSION_NOT_ALLOWED"],
  ],
  [
    53,
    "an expression as a name",
    steps({ ...fail("F"), Name: { Get: "Parameters.Text" } }),
    ["EXPRESSION_NOT_ALLOWED"],
  ],
  [
    53,
    "an expression as a type",
    steps({ ...fail("F"), Type: { Get: "Parameters.Text" } }),
    ["EXPRESSION_NOT_ALLOWED"],
  ],
  [
    53,
    "an expression as a path",
    steps(processing("P"), jsonGet({ PropertyFile: reportOf("P"), Path: { Get: "Parameters.Text" } })),
    ["EXPRESSION_NOT_ALLOWED"],
  ],
  [
    53,
    "an expression as a cache setting",
    steps(cached({ Enabled: { Get: "Parameters.Text" } })),
    ["EXPRESSION_NOT_ALLOWED"],
  ],
  [
    54,
    "a file of a training job",
    steps(training("T"), jsonGet({ PropertyFile: reportOf("T"), Path: "a" })),
    ["PROPERTY_FILE_PRODUCER"],
  ],
  [
    54,
    "a file that is not declared",
    steps(processing("P"), jsonGet({ PropertyFile: reportOf("P", "Nope"), Path: "a" })),
    ["PROPERTY_FILE_UNDECLARED"],
  ],
  [
    54,
    "a file in an output that there is not",
    steps(processing("P", { PropertyFiles: [{ PropertyFileName: "F", OutputName: "nope", FilePath: "f" }] })),
    ["PROPERTY_FILE_OUTPUT_UNKNOWN"],
  ],
  [
    55,
    "a file and a URI",
    steps(processing("P"), jsonGet({ PropertyFile: reportOf("P"), S3Uri: "s3://b/k", Path: "a" })),
    ["JSON_GET_SOURCE"],
  ],
  [55, "neither file nor URI", steps(jsonGet({ Path: "a" })), ["JSON_GET_SOURCE"]],
];
