// Runs 200 independent steps whose command is `true`, and prints the milliseconds of the run and the peak memory.
// Plain JavaScript: what Node loads to read TypeScript would be copied by every fork.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEngine } from "@sagewright/local-engine";

const isolation = process.argv[2] === "bubblewrap" ? "bubblewrap" : "none";
const definition = {
  Version: "2020-12-01",
  Steps: Array.from({ length: 200 }, (_, index) => ({
    Name: `Step${index}`,
    Type: "Processing",
    Arguments: {
      RoleArn: "arn:aws:iam::111122223333:role/Bench",
      AppSpecification: { ImageUri: "bench/true:1", ContainerEntrypoint: ["true"] },
      ProcessingResources: {
        ClusterConfig: { InstanceType: "ml.t3.medium", InstanceCount: 1, VolumeSizeInGB: 1 },
      },
    },
  })),
};

const stateDir = mkdtempSync(join(tmpdir(), "sagewright-bench-"));
const engine = await openEngine({
  stateDir,
  isolation,
  maxParallelSteps: 2,
  runtimes: [{ name: "true", match: /^bench\/true:1$/, kind: "command" }],
});
const start = performance.now();
const execution = await engine.start({ pipelineName: "Bench", definition: JSON.stringify(definition) });
const { status } = await execution.done;
const took = performance.now() - start;
await engine.close();
rmSync(stateDir, { recursive: true });
if (status !== "Succeeded") throw new Error(`the run ended ${status}`);
console.log(JSON.stringify({ took, peak: process.resourceUsage().maxRSS * 1024 }));
