import { describe, expect, it } from "vitest";
import { withPermissionPatience } from "./permission-patience.ts";

const refused = () => Object.assign(new Error("no"), { name: "AccessDeniedException" });

describe("withPermissionPatience", () => {
  it("defect 17: tries again while a permission has not arrived, instead of sleeping before", async () => {
    const waits: number[] = [];
    let tries = 0;

    const answer = await withPermissionPatience(
      async () => {
        tries++;
        if (tries < 3) throw refused();
        return "done";
      },
      async (seconds) => waits.push(seconds),
    );

    expect(answer).toBe("done");
    expect(waits).toHaveLength(2);
  });

  it("waits for nothing when all is there", async () => {
    const waits: number[] = [];

    await withPermissionPatience(
      async () => "done",
      async (seconds) => waits.push(seconds),
    );

    expect(waits).toEqual([]);
  });

  it("gives up on what stays forbidden, with the refusal itself", async () => {
    const error = refused();

    const answer = withPermissionPatience(
      () => Promise.reject(error),
      () => Promise.resolve(),
    );

    await expect(answer).rejects.toBe(error);
  });

  it("stops when there is no time left, with the refusal itself", async () => {
    const error = refused();
    let tries = 0;

    const answer = withPermissionPatience(
      () => {
        tries++;
        return Promise.reject(error);
      },
      () => Promise.reject(new Error("aborted")),
    );

    await expect(answer).rejects.toBe(error);
    expect(tries).toBe(1);
  });

  it("knows a refusal that a service wraps", async () => {
    const wrapped = Object.assign(new Error("CodeBuild is not authorized to perform: sts:AssumeRole"), {
      name: "InvalidInputException",
    });
    const answers = [() => Promise.reject(wrapped), () => Promise.resolve("done")];

    const answer = await withPermissionPatience(
      () => answers.shift()?.() ?? Promise.reject(wrapped),
      () => Promise.resolve(),
    );

    expect(answer).toBe("done");
  });

  it("does not try again what failed for another reason", async () => {
    let tries = 0;

    const answer = withPermissionPatience(
      () => {
        tries++;
        return Promise.reject(new Error("broken"));
      },
      () => Promise.resolve(),
    );

    await expect(answer).rejects.toThrow("broken");
    expect(tries).toBe(1);
  });
});
