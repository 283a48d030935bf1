import type { JsonObject } from "../../../tools/infra-checks/stack-json.ts";

/** One action on one resource; both may end in wildcards. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
}

/** Grants of the statements that allow, as they are once Terraform has put in account, region and project. */
export const grantsOf = (statements: readonly JsonObject[]): readonly Grant[] =>
  statements
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Action, Resource }) =>
      [Action]
        .flat()
        .flatMap((action) =>
          [Resource]
            .flat()
            .map((resource) => ({ action: String(action), resource: rendered(String(resource)) })),
        ),
    );

/** A place whose names are long, and a project with long names. */
const VALUES: readonly [RegExp, string][] = [
  [/\$\{data\.aws_caller_identity\.[\w-]+\.account_id\}/g, "123456789012"],
  [/\$\{data\.aws_region\.[\w-]+\.id\}/g, "us-gov-west-1"],
  [/\$\{data\.aws_partition\.[\w-]+\.partition\}/g, "aws-us-gov"],
  [/\$\{(?:lower\()?var\.project_name\)?\}/g, "name-of-a-project-with-32-letters"],
  [/\$\{(?:lower\()?var\.project_id\)?\}/g, "p-x"],
  [/\$\{replace\([^}]*connection_arn, ":codestar-connections:"[^}]*\}/g, CONNECTION("codeconnections")],
  [/\$\{replace\([^}]*connection_arn, ":codeconnections:"[^}]*\}/g, CONNECTION("codestar-connections")],
  [/\$\{aws_kms_key\.topic_key\.arn\}/g, "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/x"],
  [
    /\$\{aws_iam_role\.execution_role\.arn\}/g,
    "arn:aws-us-gov:iam::123456789012:role/sagewright/acme/dev/sagemaker-p-x-execution",
  ],
  [
    /\$\{aws_iam_role\.(template-launch-role)\.arn\}/g,
    "arn:aws-us-gov:iam::123456789012:role/sagewright-acme-dev-template-launch",
  ],
];

function CONNECTION(service: string): string {
  return `arn:aws-us-gov:${service}:us-gov-west-1:123456789012:connection/01234567-89ab-cdef-0123-456789abcdef`;
}

/** A text with Terraform's references to account, region, partition and project put in. */
export function rendered(text: string): string {
  return VALUES.reduce(
    (before, [pattern, value]) => before.replace(pattern, value),
    text.replace(/\$\{lower\("([^"]*)"\)\}/g, (_, inner: string) => inner),
  );
}

/** Whether one of the grants allows all that the wanted one may mean. */
export const covers = (grants: readonly Grant[], wanted: Grant): boolean =>
  grants.some(
    ({ action, resource }) => includes(action, wanted.action) && includes(resource, wanted.resource),
  );

/** Whether every text of the narrow pattern is one of the wide pattern: a wildcard only ever fits a wildcard. */
function includes(wide: string, narrow: string): boolean {
  const pattern = wide
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", "[^*]");
  return new RegExp(`^${pattern}$`, "s").test(narrow);
}
