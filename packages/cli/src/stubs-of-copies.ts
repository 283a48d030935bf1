import {
  graphOf,
  type JsonObject,
  type PipelineDefinition,
  type StepCopies,
  stepsNamed,
} from "@sagewright/core";

/** Stubs by the names of the definition: that of a step that has copies is that of each one without a stub of its own. */
export function stubsOfCopies(
  stubs: Readonly<Record<string, JsonObject>>,
  definition: PipelineDefinition,
  copies: StepCopies,
): Readonly<Record<string, JsonObject>> {
  const graph = graphOf(definition);
  const isCopied = (name: string) => !graph.nodes.has(name) && copies.has(name);
  const given = Object.entries(stubs);
  const own = given.filter(([name]) => !isCopied(name));
  const copied = given
    .filter(([name]) => isCopied(name))
    .flatMap(([name, stub]) => stepsNamed(graph, copies, name).map((step) => [step, stub] as const));
  return Object.fromEntries([...copied, ...own]);
}
