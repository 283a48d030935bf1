import { expect, it } from "vitest";
import { isPythonThere, onTerminal } from "../project/on-terminal.ts";
import { project } from "../project.ts";
import { sagewright } from "../sagewright.ts";

const TITLE = "\u001b]0;title\u0007";

const PIPELINE = `
import { pipeline, step } from "@sagewright/pipeline-dsl";
const say = step.fn("Say", { run: async () => { console.log(${JSON.stringify(TITLE)} + "said"); } });
export default pipeline("Says", { steps: [say] });
`;

it.skipIf(!isPythonThere)(
  "gives a file what a step wrote as it is, and lets it do nothing to a terminal [needs python]",
  async () => {
    const folder = project({ "pipeline.ts": PIPELINE });
    await sagewright(folder, "run");

    const piped = await sagewright(folder, "runs", "logs", "--step", "Say");
    const { code, screen } = await onTerminal({ cwd: folder, env: {}, steps: [] }, "runs", "logs");

    expect(piped.stdout).toBe(`${TITLE}said\n`);
    expect(code).toBe(0);
    expect(screen).toContain("| said");
    expect(screen).not.toContain("title");
  },
);
