import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const pipelineWith = (code: string) => `
import { pipeline, step } from "@sagewright/pipeline-dsl";

const job = { image: "node:24", instanceType: "ml.m5.large" };
const train = step.training("Train", { ...job, code: "train.mjs" });
const repacked = step.repackModel("Repack", { ...job, model: train.outputs.model, ${code} });
export default pipeline("Repacked", { steps: [train, repacked] });
`;

const FILES = {
  "train.mjs": `
    import { mkdirSync, writeFileSync } from "node:fs";
    const model = process.env.SM_MODEL_DIR;
    writeFileSync(model + "/weights.txt", "1 2 3");
    mkdirSync(model + "/code");
    writeFileSync(model + "/code/old.py", "old");
  `,
  "serve/inference.py": "print('hello')",
  "serve/sub/more.py": "more",
  "lib/tools.py": "tools",
};

/** Names and contents of the files in the archive that the step left. */
async function repackedWith(code: string): Promise<Record<string, string>> {
  const folder = project({ ...FILES, "pipeline.ts": pipelineWith(code) });
  const result = await sagewright(folder, "run", "--json");
  expect(result.code, result.stderr).toBe(0);
  const [, repack] = document(result).steps as { readonly outputs: { readonly model: string } }[];
  const archive = join(folder, ".sagewright/s3", (repack?.outputs.model ?? "").slice("s3://".length));
  const read = (...options: string[]) => execFileSync("tar", [...options, archive], { encoding: "utf8" });
  const names = read("-tzf")
    .split("\n")
    .filter((name) => name !== "" && !name.endsWith("/"));
  return Object.fromEntries(
    names.map((name) => [name, execFileSync("tar", ["-xzOf", archive, name], { encoding: "utf8" })]),
  );
}

it("packs a folder of code and its dependencies with the model, in place of what code it had", async () => {
  expect(await repackedWith('code: "serve", entryPoint: "inference.py", dependencies: ["lib"]')).toEqual({
    "weights.txt": "1 2 3",
    "code/inference.py": "print('hello')",
    "code/sub/more.py": "more",
    "code/lib/lib/tools.py": "tools",
  });
});

it("adds a single script to what code the model has", async () => {
  expect(await repackedWith('code: "serve/inference.py"')).toEqual({
    "weights.txt": "1 2 3",
    "code/old.py": "old",
    "code/inference.py": "print('hello')",
  });
});
