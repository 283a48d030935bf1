import { describe, expect, it } from "vitest";
import { runProgram } from "./run-program.ts";

/** One that has ended may stay in the list, as `Z`, until someone asks for its code. */
const isRunning = async (pid: string): Promise<boolean> =>
  /^[^Z]/.test((await runProgram("ps", ["-o", "stat=", "-p", pid])).stdout);

describe("run of a program", () => {
  it("tells its code and what it says", async () => {
    const result = await runProgram("sh", ["-c", "echo out; echo err >&2; exit 3"]);

    expect(result).toEqual({ code: 3, stdout: "out\n", stderr: "err\n" });
  });

  it("kills it with its children when its time is over", async () => {
    const { code, stdout, stderr } = await runProgram("sh", ["-c", "sleep 600 & echo $!; wait"], {
      timeout: 300,
    });

    expect(code).toBe(124);
    expect(stderr).toContain("was killed after 300 ms");
    await expect.poll(() => isRunning(stdout.trim())).toBe(false);
  });

  it("rejects for a program that is not there", async () => {
    await expect(runProgram("/nowhere/program", [])).rejects.toThrow("ENOENT");
  });
});
