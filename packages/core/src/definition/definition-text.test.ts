import fc from "fast-check";
import { expect, it } from "vitest";
import type { PipelineDefinition } from "./definition.ts";
import { definitionText } from "./definition-text.ts";

const cores = (count: unknown) =>
  ({
    Version: "2020-12-01",
    Parameters: [
      { Name: "F", Type: "Float", DefaultValue: 6 },
      { Name: "G", Type: "Float", DefaultValue: -0.5 },
      { Name: "I", Type: "Integer", DefaultValue: 6 },
    ],
    Steps: [
      {
        Name: "C",
        Type: "InferenceComponent",
        Arguments: {
          EndpointName: "e",
          Specification: {
            ComputeResourceRequirements: { NumberOfCpuCoresRequired: count, MinMemoryRequiredInMb: 2 },
          },
        },
      },
    ],
  }) as PipelineDefinition;

it("writes floats as floats, whole ones too, and integers as integers", () => {
  const text = definitionText(cores(2));

  expect(text).toContain('"NumberOfCpuCoresRequired":2.0,');
  expect(text).toContain('"MinMemoryRequiredInMb":2}');
  expect(text).toContain('"Type":"Float","DefaultValue":6.0}');
  expect(text).toContain('"Type":"Float","DefaultValue":-0.5}');
  expect(text).toContain('"Type":"Integer","DefaultValue":6}');
});

it.each([0, 2])("is the same document as JSON.stringify writes, indented by %i", (space) => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.double({ noNaN: true, noDefaultInfinity: true }), (value, number) => {
      const texts = { a: 'NumberOfCpuCoresRequired":2,', '"NumberOfCpuCoresRequired': 2, b: value };
      const definition = { ...cores(number), Metadata: texts } as unknown as PipelineDefinition;

      expect(JSON.parse(definitionText(definition, space))).toEqual(JSON.parse(JSON.stringify(definition)));
    }),
  );
});

it("leaves expressions and fractions alone", () => {
  expect(definitionText(cores({ Get: "Parameters.F" }))).toContain(
    '"NumberOfCpuCoresRequired":{"Get":"Parameters.F"}',
  );
  expect(definitionText(cores(0.25), 2)).toContain('"NumberOfCpuCoresRequired": 0.25,');
});
