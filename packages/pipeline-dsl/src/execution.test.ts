import { EXECUTION_VARIABLES } from "@sagewright/core";
import { expect, expectTypeOf, it } from "vitest";
import { execution } from "./execution.ts";
import { expressionOf, type Ref } from "./ref.ts";

it("has every variable of the service, under its own name", () => {
  const gets = Object.values(execution).map(expressionOf);
  expect(gets).toEqual(EXECUTION_VARIABLES.map((name) => ({ Get: `Execution.${name}` })));

  const names = Object.keys(execution).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  expect(names).toEqual([...EXECUTION_VARIABLES]);
});

it("is text", () => {
  expectTypeOf(execution.pipelineExecutionId).toEqualTypeOf<Ref<string>>();
});
