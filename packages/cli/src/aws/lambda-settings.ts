import type { FunctionConfiguration } from "@aws-sdk/client-lambda";
import type { AliasedFunction } from "../assets/local-asset.ts";

/** A function with all that it is made with. */
export type DeployedFunction = AliasedFunction & { readonly role: string };

export const settingsOf = ({
  functionArn,
  runtime,
  handler,
  memorySize,
  timeout,
  environment,
  role,
}: DeployedFunction) => ({
  FunctionName: functionArn,
  Runtime: runtime,
  Handler: handler,
  MemorySize: memorySize,
  Timeout: timeout,
  Environment: { Variables: { ...environment } },
  Role: role,
});

export function isAsWanted(present: FunctionConfiguration, wanted: DeployedFunction): boolean {
  const { Runtime, Handler, MemorySize, Timeout, Environment, Role } = settingsOf(wanted);
  return (
    present.Runtime === Runtime &&
    present.Handler === Handler &&
    present.MemorySize === MemorySize &&
    present.Timeout === Timeout &&
    present.Role === Role &&
    sorted(present.Environment?.Variables) === sorted(Environment.Variables)
  );
}

const sorted = (variables: Readonly<Record<string, string>> = {}): string =>
  JSON.stringify(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1)));
