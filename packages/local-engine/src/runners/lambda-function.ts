/** `arn:…:function:NAME[:qualifier]`, `ACCOUNT:function:NAME[:qualifier]` or `NAME[:qualifier]`. */
const FUNCTION =
  /^(?:(?:arn:[^:]+:lambda:[^:]*:)?\d{12}:function:)?([A-Za-z0-9_-]{1,140})(?::([A-Za-z0-9$_-]+))?$/;

/**
 * The module of a function: looked up as it is written, then without version or alias, then by its bare name; and last, as
 * functions lie in a state folder, by its name with the alias.
 */
export function moduleOf(lambdas: Readonly<Record<string, string>>, functionArn: string): string | undefined {
  const [, name, qualifier] = FUNCTION.exec(functionArn) ?? [];
  const unqualified = qualifier === undefined ? functionArn : functionArn.slice(0, -qualifier.length - 1);
  const known = [functionArn, unqualified, name, `${name}:${qualifier}`].find(
    (key) => key !== undefined && Object.hasOwn(lambdas, key),
  );
  return known === undefined ? undefined : lambdas[known];
}
