import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runInProcess } from "../in-process.ts";
import { project } from "../project.ts";
import { document } from "../sagewright.ts";
import { CONNECTION, environmentOf, WANTED } from "./on-fake.ts";

/** Nobody listens there: what is refused must be refused before anything is sent. */
const NOWHERE = environmentOf("http://127.0.0.1:9");

const run = (folder: string, ...argv: readonly string[]) => runInProcess(folder, argv, NOWHERE);

it.concurrent.each([
  [["create", "$(id)", ...WANTED], "PROJECT_PARAMETER_INVALID", "name"],
  [["create", "a'b", ...WANTED], "PROJECT_PARAMETER_INVALID", "name"],
  [["create", "größe", ...WANTED], "PROJECT_PARAMETER_INVALID", "name"],
  [["create", "a".repeat(33), ...WANTED], "PROJECT_PARAMETER_INVALID", "name"],
  [["create", "", ...WANTED], "PROJECT_PARAMETER_INVALID", "name"],
  [["create", "churn", ...WANTED, "--branch", "main; rm -rf /"], "PROJECT_PARAMETER_INVALID", "--branch"],
  [["create", "churn", ...WANTED, "--seed-template", "penguin"], "SEED_TEMPLATE_UNKNOWN", "--seed-template"],
  [
    ["create", "churn", ...WANTED, "--repository-url", "https://git.example/a/b"],
    "PROJECT_PARAMETER_INVALID",
    "--repository-url",
  ],
  [
    ["create", "churn", ...WANTED, "--description", "a\u001b[31mb"],
    "PROJECT_DESCRIPTION_INVALID",
    "--description",
  ],
  [["create", "churn", ...WANTED, "--tag", "aws:x=y"], "PROJECT_TAG_INVALID", "--tag"],
  [
    ["create", "churn", ...WANTED, "--template-url", "http://x/y"],
    "PROJECT_TEMPLATE_INVALID",
    "--template-url",
  ],
  [["create", "churn"], "PROJECT_PARAMETERS_MISSING", ""],
  [["create"], "PROJECT_PARAMETERS_MISSING", ""],
  [["create", "--target", "local"], "PROJECT_PARAMETERS_MISSING", ""],
  [["create", "churn", "--file", "none.json"], "PROJECT_FILE_INVALID", "none.json"],
])(
  "refuses %j before anything is sent: %s",
  async (argv, code, place) => {
    const folder = project({
      "sagewright.config.ts": `export default { organization: "acme", environment: "prod" };`,
    });
    const result = await run(folder, "project", ...argv, "--json");
    expect(result.code).toBe(2);
    const { issues } = document(result);
    expect(issues).toMatchObject([{ code, hint: expect.stringMatching(/\S/) }]);
    expect(String(issues[0].path[0] ?? "")).toContain(place);
  },
  30_000,
);

it("names the flags that are missing where there is no terminal", async () => {
  const { stderr } = await run(project({}), "project", "create", "--region", "eu-west-1");
  expect(stderr).toContain("a name, --repository-url, --connection-arn");
}, 30_000);

it.each([
  [
    '{\n  "projectName": "churn",\n  "repositoryUrl": "https://x"\n}',
    "PROJECT_PARAMETER_INVALID",
    "churn.json:3",
  ],
  ['{\n  "repositoryURL": "https://x"\n}', "PROJECT_FILE_INVALID", "churn.json:2"],
  ['{ "projectName": 7 }', "PROJECT_FILE_INVALID", "churn.json:1"],
  ["[]", "PROJECT_FILE_INVALID", "churn.json"],
  ['{ "projectName": "churn", }', "JSON_SYNTAX", "churn.json"],
  ['\uFEFF{ "projectName": "churn" }', "JSON_BYTE_ORDER_MARK", "churn.json"],
  ['{ "projectName": "a", "projectName": "b" }', "JSON_DUPLICATE_KEY", "churn.json"],
  ['{ "description": "a\\u001b[31mb" }', "PROJECT_DESCRIPTION_INVALID", "churn.json:1"],
])(
  "tells where in a file the mistake is: %j",
  async (text, code, place) => {
    const folder = project({});
    writeFileSync(join(folder, "churn.json"), text);
    const result = await run(
      folder,
      "project",
      "create",
      "--file",
      "churn.json",
      "--connection-arn",
      CONNECTION,
      "--json",
    );
    expect(result.code).toBe(2);
    const { issues } = document(result);
    expect(issues[0]).toMatchObject({ code, hint: expect.not.stringContaining("the tool that made it") });
    expect(issues[0].path[0]).toBe(place);
  },
  30_000,
);

it("tells a folder from a file that is not there", async () => {
  const folder = project({});
  mkdirSync(join(folder, "churn"));
  const result = await run(folder, "project", "create", "--file", "churn", "--json");
  expect(result.code).toBe(2);
  expect(document(result).issues).toMatchObject([
    { code: "PROJECT_FILE_INVALID", path: ["churn"], message: "This is a folder." },
  ]);
}, 30_000);
