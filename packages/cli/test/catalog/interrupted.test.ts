import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inTerminal, isTerminalThere } from "./in-terminal.ts";
import { reduced, reducedProcess } from "./reduced-process.ts";
import { isReducedThere, NEEDS_REDUCED, namesIn, reducedWorld, TIMEOUT } from "./reduced-world.ts";
import { slowPlan } from "./slow-plan.ts";

describe.skipIf(!isReducedThere)(
  `a deploy that is interrupted, by the real Terraform ${NEEDS_REDUCED}`,
  () => {
    const { path, platform, hasBucket, state: inBucket } = reducedWorld();
    /** Tells `begun` when it is made, and is made when `go` is there. */
    const waiting = () =>
      `touch "${path("begun")}"; until [ -e "${path("go")}" ]; do sleep 0.05; done; echo once >> "${path("times")}"`;
    const begun = () => expect.poll(() => existsSync(path("begun")), { timeout: 30_000 }).toBe(true);
    const go = (): void => writeFileSync(path("go"), "");
    const times = (): string => readFileSync(path("times"), "utf8");
    const local = (): string => readFileSync(path("out", "terraform.tfstate"), "utf8");

    it(
      "lets Terraform finish what it has begun after Ctrl-C, says how to go on, and goes on there",
      async () => {
        const options = platform({ slow: waiting() });
        const first = reducedProcess("deploy", options, { yes: true });
        await begun();
        first.child.kill("SIGINT");
        await first.said("Stopping: Terraform finishes what it has begun");
        go();

        const { code, stderr } = await first.ended;

        expect(code).toBe(130);
        expect(stderr).toContain("Go on with: sagewright catalog deploy");
        expect(namesIn(local())).toContain("slow");

        const second = await reduced("deploy", options, { yes: true });
        expect(`${second.code} ${second.stderr}`).toMatch(/^0 /);
        expect(times()).toBe("once\n");
        expect(namesIn(await inBucket())).toContain("slow");
      },
      TIMEOUT,
    );

    it(
      "says that nothing was changed when it is stopped while it plans",
      async () => {
        const { terraform, begun: planning } = slowPlan(path());
        const run = reducedProcess("deploy", platform({ terraform }), { yes: true });
        await planning();
        run.child.kill("SIGINT");

        const { code, stderr } = await run.ended;

        expect(code).toBe(130);
        expect(stderr).toMatch(/\nStopping Terraform …\nStopped\. Nothing was changed\.\n$/);
        expect(existsSync(path("out", "terraform.tfstate"))).toBe(false);
      },
      TIMEOUT,
    );

    it(
      "is killed by a second Ctrl-C, with Terraform and all that it runs",
      async () => {
        const first = reducedProcess("deploy", platform({ slow: waiting() }), { yes: true });
        await begun();
        first.child.kill("SIGINT");
        await first.said("Stopping");
        first.child.kill("SIGINT");

        expect((await first.ended).code).toBe(130);

        go();
        const second = await reduced("deploy", platform({ slow: "true" }), { yes: true });
        expect(`${second.code} ${second.stderr}`).toMatch(/^0 /);
        expect(existsSync(path("times"))).toBe(false);
      },
      TIMEOUT,
    );

    it(
      "loses nothing when it is killed itself: Terraform goes on, and the next deploy waits for it",
      async () => {
        const options = platform({ slow: waiting() });
        const temporary = path("tmp");
        mkdirSync(temporary);
        // The program becomes the command, so that the command is what is killed.
        const through = ["env", `TMPDIR=${temporary}`];
        const first = reducedProcess("deploy", options, { yes: true }, through);
        await begun();
        first.child.kill("SIGKILL");
        await first.ended;

        const second = reducedProcess("deploy", options, { yes: true }, through);
        await second.said("Comparing");
        go();

        expect(await second.ended).toMatchObject({ code: 0 });
        // Nor is the plan of the one that was killed left.
        expect(readdirSync(temporary).filter((name) => name.startsWith("sagewright-terraform"))).toEqual([]);
        expect(times()).toBe("once\n");
        expect(namesIn(await inBucket()).toSorted()).toEqual(["made", "settled", "slow", "state-bucket"]);
      },
      TIMEOUT,
    );

    it(
      "leaves no plan behind, whichever way it ends",
      async () => {
        const temporary = path("tmp");
        const run = async (slow: string) => {
          const options = platform({ slow });
          return (await reduced("deploy", options, { yes: true }, { TMPDIR: temporary })).code;
        };
        mkdirSync(temporary);

        expect(await run("exit 3")).toBe(1);
        expect(await run("true")).toBe(0);

        expect(readdirSync(temporary).filter((name) => name.startsWith("sagewright-terraform"))).toEqual([]);
      },
      TIMEOUT,
    );

    it.skipIf(!isTerminalThere).each([
      [80, "yes", 0],
      [200, "y", 1],
    ])(
      "asks on a terminal of %d columns, and takes %j for what it is [needs python]",
      async (columns, answer, code) => {
        const run = reducedProcess("deploy", platform(), {}, inTerminal(columns));
        await run.said('Type "yes" to do it:');
        run.child.stdin?.write(`${answer}\n`);

        const ended = await run.ended;

        expect(ended.code).toBe(code);
        expect(ended.stdout).toContain(code === 0 ? "Deployed. Next:" : "Nothing was changed.");
        expect(existsSync(path("out", ".terraform"))).toBe(true);
        expect(await hasBucket()).toBe(code === 0);
      },
      TIMEOUT,
    );

    it.skipIf(!isTerminalThere)(
      "changes nothing on Ctrl-C at the question [needs python]",
      async () => {
        const run = reducedProcess("deploy", platform(), {}, inTerminal(80));
        await run.said('Type "yes" to do it:');
        run.child.stdin?.write("\x03");

        const { code, stdout } = await run.ended;

        expect(code).toBe(130);
        expect(stdout).toMatch(/Type "yes" to do it: (?:\^C)?\r\nStopped\. Nothing was changed\.\r\n$/);
        expect(existsSync(path("out", "terraform.tfstate"))).toBe(false);
      },
      TIMEOUT,
    );
  },
);
