import type { ServiceError } from "../service.ts";
import type { Answer } from "./json.ts";
import { element, escapeXml, xmlOf } from "./xml.ts";

interface Tree {
  [name: string]: Tree | string;
}

const isTree = (value: Tree | string | undefined): value is Tree => typeof value === "object";

/** The members of a query (`Tags.member.1.Key=…`) as a document; all its values are texts. */
export function documentOf(form: URLSearchParams): object {
  const root: Tree = {};
  for (const [key, value] of form) {
    if (key === "Action" || key === "Version") continue;
    const names = key.split(".");
    let tree = root;
    for (const name of names.slice(0, -1)) {
      const found = tree[name];
      const next = isTree(found) ? found : {};
      tree[name] = next;
      tree = next;
    }
    tree[names.at(-1) ?? ""] = value;
  }
  return listsOf(root) as object;
}

/** `{member: {1: …, 2: …}}` is a list. */
function listsOf(value: Tree | string): unknown {
  if (!isTree(value)) return value;
  const { member } = value;
  if (isTree(member) && Object.keys(value).length === 1) return Object.values(member).map(listsOf);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, listsOf(item)]));
}

/** Namespaces of the answers, by version of the API. */
const NAMESPACES: { readonly [version: string]: string } = {
  "2010-05-15": "http://cloudformation.amazonaws.com/doc/2010-05-15/",
  "2010-05-08": "https://iam.amazonaws.com/doc/2010-05-08/",
  "2011-06-15": "https://sts.amazonaws.com/doc/2011-06-15/",
};

const METADATA = element("ResponseMetadata", { RequestId: "00000000-0000-4000-8000-000000000000" });

const answer = (status: number, body: string): Answer => ({
  status,
  headers: { "content-type": "text/xml" },
  body,
});

export const queryAnswer = (operation: string, output: object, version: string): Answer =>
  answer(
    200,
    `<${operation}Response xmlns="${NAMESPACES[version]}"><${operation}Result>${xmlOf(output)}</${operation}Result>${METADATA}</${operation}Response>`,
  );

export const queryError = ({ name, message, status }: ServiceError, version: string): Answer =>
  answer(
    status,
    `<ErrorResponse xmlns="${NAMESPACES[version]}"><Error><Type>Sender</Type><Code>${name}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>00000000-0000-4000-8000-000000000000</RequestId></ErrorResponse>`,
  );
