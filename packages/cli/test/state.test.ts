import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const STEP = `
import { setTimeout } from "node:timers/promises";
import { pipeline, step } from "@sagewright/pipeline-dsl";
`;

it("keeps the registry of models", async () => {
  const folder = project({
    "pipeline.ts": `${STEP}import { writeFile } from "node:fs/promises";
import { join } from "@sagewright/pipeline-dsl";
const train = step.fn("Train", { outputs: ["model"], run: ({ outputs }) => writeFile(outputs.model + "/model.tar.gz", "") });
const register = step.registerModel("Register", {
  modelPackageGroupName: "rows", image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/rows:1",
  model: join("/", train.outputs.model, "model.tar.gz"), supportedContentTypes: ["text/csv"], supportedResponseMIMETypes: ["text/csv"],
});
export default pipeline("P", { steps: [train, register] });`,
  });
  const { executionArn, registeredModels } = document(await sagewright(folder, "run", "--json"));
  const arn = "arn:aws:sagemaker:us-east-1:111122223333:model-package/rows/1";
  expect(registeredModels).toEqual([{ arn, approvalStatus: "PendingManualApproval" }]);
  expect(await sagewright(folder, "models", "approve", "rows/1", "--description", "seen")).toMatchObject({
    code: 0,
    stdout: "",
    stderr: "rows/1 is Approved.\n",
  });
  expect(document(await sagewright(folder, "models", "show", arn, "--json"))).toMatchObject({
    arn,
    approvalStatus: "Approved",
    approvalDescription: "seen",
    executionArn,
  });
  expect((await sagewright(folder, "models", "list")).stdout).toMatch(/^rows\/1 +Approved/m);
  expect(await sagewright(folder, "models", "reject", "rows/2")).toMatchObject({ code: 2, stdout: "" });
});

it("finds nothing where nothing was run, and makes nothing", async () => {
  const folder = project({});
  expect(document(await sagewright(folder, "runs", "list", "--json"))).toEqual({ executions: [] });
  expect(document(await sagewright(folder, "models", "list", "--json"))).toEqual({ modelPackages: [] });
  expect(existsSync(join(folder, ".sagewright"))).toBe(false);
  expect(await sagewright(folder, "runs", "show")).toMatchObject({ code: 2, stdout: "" });
  expect(readFileSync(join(folder, "package.json"), "utf8")).toContain("module");
});

it("makes nothing for a start that is refused", async () => {
  const folder = project({
    "pipeline.ts": `${STEP}
export default pipeline("P", { steps: [step.fn("A", { image: "no-such-image:1", run: () => {} })] });`,
  });

  const result = await sagewright(folder, "run", "--json");

  expect(result.code).toBe(1);
  expect(document(result).issues).toMatchObject([{ code: "IMAGE_NOT_MAPPED" }]);
  expect(existsSync(join(folder, ".sagewright"))).toBe(false);
});
