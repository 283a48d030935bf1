/** CloudFormation's functions as CloudFormation evaluates them, as far as the product template uses them. */
export function evaluate(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, values));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? ["", undefined];
  if (entries.length === 1 && name === "Ref") return valueNamed(values, String(argument));
  if (entries.length === 1 && name === "Fn::Base64") {
    return Buffer.from(String(evaluate(argument, values))).toString("base64");
  }
  if (entries.length === 1 && name === "Fn::Sub") {
    const [text, own] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, object];
    const all = { ...values, ...(evaluate(own, values) as Record<string, string>) };
    return text.replaceAll(/\$\{([^}]*)\}/g, (_, key: string) => valueNamed(all, key));
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, evaluate(item, values)]));
}

function valueNamed(values: Readonly<Record<string, string>>, name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`The template has no ${name}`);
  return value;
}

/** The pseudo parameters of a stack. */
export const PSEUDO_PARAMETERS = {
  "AWS::AccountId": "111122223333",
  "AWS::Region": "eu-west-1",
  "AWS::Partition": "aws",
} as const;
