import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { project } from "./project.ts";
import { document, start } from "./sagewright.ts";

const PIPELINE = `
import { writeFile } from "node:fs/promises";
import { join, pipeline, step } from "@sagewright/pipeline-dsl";
const train = step.fn("Train", { outputs: ["model"], run: async ({ outputs }) => {
  console.log("trained");
  await writeFile(outputs.model + "/model.tar.gz", "");
} });
const register = step.registerModel("Register", {
  modelPackageGroupName: "rows", image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/rows:1",
  model: join("/", train.outputs.model, "model.tar.gz"), supportedContentTypes: ["text/csv"], supportedResponseMIMETypes: ["text/csv"],
});
export default pipeline("P", { steps: [train, register] });`;

// What permissions forbid, root may do all the same.
const asNobody = process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--clear-groups"] : [];
const [program = "test", ...rest] = [...asNobody, "test", "-r", import.meta.filename];
const usable = spawnSync(program, rest).status === 0;
const reason = usable ? "" : " [needs another user]";

it.skipIf(!usable)(`shows what another user has run, and changes nothing of it${reason}`, async () => {
  const folder = project({ "pipeline.ts": PIPELINE });
  expect((await start(folder, ["run"]).ended).code).toBe(0);
  const state = join(folder, ".sagewright");
  chmodSync(folder, 0o755);
  for (const name of ["", ...readdirSync(state, { recursive: true, encoding: "utf8" })]) {
    const path = join(state, name);
    chmodSync(path, statSync(path).isDirectory() ? 0o555 : 0o444);
  }
  onTestFinished(() => {
    for (const name of ["", ...readdirSync(state, { recursive: true, encoding: "utf8" })])
      if (statSync(join(state, name)).isDirectory()) chmodSync(join(state, name), 0o755);
  });
  const asOther = (...argv: readonly string[]) => start(folder, argv, {}, asNobody).ended;

  expect(document(await asOther("runs", "list", "--json")).executions).toMatchObject([
    { status: "Succeeded" },
  ]);
  expect(document(await asOther("runs", "show", "--json"))).toMatchObject({ steps: [{ name: "Train" }, {}] });
  expect(await asOther("runs", "logs", "--step", "Train")).toMatchObject({ code: 0, stdout: "trained\n" });
  expect((await asOther("models", "list")).stdout).toContain("rows/1");
  expect((await asOther("models", "show", "rows/1")).code).toBe(0);
  const refused = await asOther("models", "approve", "rows/1", "--json");
  expect(refused.code).toBe(3);
  expect(document(refused).issues).toMatchObject([{ code: "STATE_UNWRITABLE" }]);
});
