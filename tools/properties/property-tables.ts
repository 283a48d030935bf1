import { sdkNotation } from "./sdk-notation.ts";

interface Table {
  readonly file: string;
  readonly name: string;
  readonly about: string;
  readonly types: { readonly [entry: string]: string };
}

const TABLES: readonly Table[] = [
  {
    file: "job-response-table.ts",
    name: "JOB_RESPONSES",
    about: "Members of the responses that are the properties of job steps",
    types: {
      Processing: "DescribeProcessingJobResponse",
      Training: "DescribeTrainingJobResponse",
      Tuning: "DescribeHyperParameterTuningJobResponse",
      TrainingJobSummary: "HyperParameterTrainingJobSummary",
      Transform: "DescribeTransformJobResponse",
      AutoML: "DescribeAutoMLJobResponse",
    },
  },
  {
    file: "model-response-table.ts",
    name: "MODEL_RESPONSES",
    about: "Members of the responses that are the properties of model and endpoint steps",
    types: {
      Model: "DescribeModelOutput",
      RegisterModel: "DescribeModelPackageOutput",
      EndpointConfig: "DescribeEndpointConfigOutput",
      Endpoint: "DescribeEndpointOutput",
      InferenceComponent: "DescribeInferenceComponentOutput",
    },
  },
];

const WIDTH = 118;

/** File names with their content. */
export function propertyTables(): ReadonlyMap<string, string> {
  const notation = sdkNotation();
  return new Map(
    TABLES.map(({ file, name, about, types }) => {
      const entries = Object.entries(types).map(
        ([entry, type]) => `  /** ${type} */\n  ${entry}: \`\n${wrapped(notation(type))}\`,\n`,
      );
      const text = `/**
 * ${about}, in the notation of \`parseShape\`.
 * Written by tools/properties/write-properties.ts from the AWS SDK.
 */
export const ${name} = {
${entries.join("")}};
`;
      return [file, text];
    }),
  );
}

function wrapped(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
