import {
  CreateFunctionCommand,
  GetFunctionCommand,
  ListAliasesCommand,
  ListVersionsByFunctionCommand,
} from "@aws-sdk/client-lambda";
import { describe, expect, it } from "vitest";
import { isMotoThere } from "../../../../tools/infra-checks/moto.ts";
import { document } from "../sagewright.ts";
import { awsProject } from "./aws-project.ts";
import { change, changesOf, FUNCTION_ROLE, onMoto, pipelineOf } from "./on-moto.ts";

const needs = isMotoThere ? "" : " [needs moto]";
const on = onMoto();

describe.skipIf(!isMotoThere)(`functions that are deployed with a pipeline${needs}`, () => {
  const count = (code: string, more = "") =>
    pipelineOf(
      `step.fn("Count", { on: "lambda", returns: { n: "Integer" }, run: () => ({ n: ${code} }), ${more} })`,
    );
  const role = ["--lambda-role-arn", FUNCTION_ROLE];

  it("publishes a function under the alias of its code, and makes no second version of the same", async () => {
    const folder = awsProject({ "pipeline.ts": count("1") });

    expect(changesOf(await on.deploy(folder, "counting", ...role))).toEqual([
      "created function counting-Count",
    ]);

    const [alias] =
      (await on.lambda.send(new ListAliasesCommand({ FunctionName: "counting-Count" }))).Aliases ?? [];
    expect(alias).toMatchObject({ Name: expect.stringMatching(/^code-[0-9a-f]{16}$/), FunctionVersion: "1" });
    const { Configuration, Tags } = await on.lambda.send(
      new GetFunctionCommand({ FunctionName: "counting-Count" }),
    );
    expect(Configuration).toMatchObject({
      Handler: "main.handler",
      Runtime: "nodejs22.x",
      Role: FUNCTION_ROLE,
    });
    expect(Tags).toEqual({ "sagewright:pipeline": "counting" });
    expect(changesOf(await on.deploy(folder, "counting", ...role))).toEqual([
      "unchanged function counting-Count",
    ]);
  });

  it("gives other code an alias of its own, and keeps that of running executions", async () => {
    const folder = awsProject({ "pipeline.ts": count("1") });
    await on.deploy(folder, "recounting", ...role);
    change(folder, count("2", "memorySize: 256"));

    expect(changesOf(await on.deploy(folder, "recounting", ...role))).toEqual([
      "updated function recounting-Count",
    ]);

    const FunctionName = "recounting-Count";
    const { Aliases = [] } = await on.lambda.send(new ListAliasesCommand({ FunctionName }));
    expect(Aliases.map(({ FunctionVersion }) => FunctionVersion).sort()).toEqual(["1", "2"]);
    const { Versions = [] } = await on.lambda.send(new ListVersionsByFunctionCommand({ FunctionName }));
    expect(Versions.map(({ MemorySize }) => MemorySize)).toEqual([256, 512, 256]);
  });

  it("leaves a function alone that no deployment has made", async () => {
    await on.lambda.send(
      new CreateFunctionCommand({
        FunctionName: "taken-Count",
        Role: FUNCTION_ROLE,
        Runtime: "nodejs22.x",
        Handler: "x.y",
        Code: { ZipFile: Buffer.from("no archive") },
      }),
    );
    const result = await on.deploy(awsProject({ "pipeline.ts": count("1") }), "taken", ...role);
    expect(document(result).issues).toMatchObject([{ code: "LAMBDA_FOREIGN", path: ["taken-Count"] }]);
    expect(result.code).toBe(1);
    const { Configuration } = await on.lambda.send(new GetFunctionCommand({ FunctionName: "taken-Count" }));
    expect(Configuration?.Handler).toBe("x.y");
  });
});
