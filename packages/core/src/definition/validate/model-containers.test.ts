import { expect, it } from "vitest";
import { issuesOf, ROLE } from "../../../test/definitions.ts";
import type { JsonObject } from "../../json.ts";

const IMAGE = { Image: "img:1" };
const ANY = { Get: "Parameters.Text" };

it.each<[JsonObject, readonly string[]]>([
  [{ PrimaryContainer: IMAGE }, []],
  [{ PrimaryContainer: { Image: ANY } }, []],
  [{ PrimaryContainer: { Image: null } }, []],
  [{ PrimaryContainer: { ModelPackageName: ANY } }, []],
  [{ Containers: [IMAGE, IMAGE] }, []],
  [{ PrimaryContainer: IMAGE, Containers: null }, []],
  [{}, ["ARGUMENTS_AMBIGUOUS @"]],
  [{ PrimaryContainer: IMAGE, Containers: [IMAGE] }, ["ARGUMENTS_AMBIGUOUS @"]],
  [{ PrimaryContainer: {} }, ["ARGUMENTS_AMBIGUOUS @.PrimaryContainer"]],
  [{ Containers: [IMAGE, { Mode: "SingleModel" }] }, ["ARGUMENTS_AMBIGUOUS @.Containers[1]"]],
  [{ PrimaryContainer: ANY }, ["VALUE_TYPE_WRONG @.PrimaryContainer"]],
])("a model of %j", (containers, expected) => {
  const found = issuesOf({
    Name: "M",
    Type: "Model",
    Arguments: { ExecutionRoleArn: ROLE, ...containers },
  });
  expect(found.map((issue) => issue.replace("Steps[0].Arguments", "@"))).toEqual(expected);
});
