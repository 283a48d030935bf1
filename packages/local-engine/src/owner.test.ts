import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { isAlive, retire, thisOwner } from "./owner.ts";

describe("isAlive", () => {
  it("is true for an open engine of this process, and false once it is closed", () => {
    const owner = thisOwner();

    expect(isAlive(owner)).toBe(true);
    retire(owner);
    expect(isAlive(owner)).toBe(false);
  });

  it("is false for a process that has ended, and for another one that has its pid now", async () => {
    const child = spawn("sleep", ["60"]);
    const { pid = 0 } = child;
    const other = { ...thisOwner(), engineId: "other", pid };

    expect(isAlive(other)).toBe(false);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(isAlive(other)).toBe(false);
  });

  it("is false for a process of before the machine was started", () => {
    const owner = { ...thisOwner(), engineId: "other", pid: process.ppid };

    expect(isAlive({ ...owner, bootId: "another" })).toBe(false);
  });
});
