import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signed } from "../../../../tools/infra-checks/emulator/calls.ts";
import { findProgram } from "../../../../tools/infra-checks/find-program.ts";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { isTerraformThere } from "../../../../tools/infra-checks/terraform.ts";
import { BUCKET, type ReducedOptions } from "./reduced-platform.ts";
import { reducedProcess } from "./reduced-process.ts";

const TIMEOUT = 120_000;
const python = findProgram("python3");

/** Runs a command in a terminal of this many columns, and gives what is written to it. */
const IN_TERMINAL = `
import os, pty, sys, fcntl, termios, struct
pid, fd = pty.fork()
if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
import select
while True:
    ready, _, _ = select.select([fd, 0], [], [])
    if 0 in ready:
        data = os.read(0, 1024)
        if data: os.write(fd, data)
    if fd in ready:
        try: data = os.read(fd, 65536)
        except OSError: break
        if not data: break
        os.write(1, data)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

describe.skipIf(!isTerraformThere || !isMotoThere)(
  "a deploy that is interrupted, by the real Terraform [needs terraform] [needs moto]",
  () => {
    let moto: Moto;
    let base: string;
    const folders: string[] = [];
    beforeAll(async () => {
      moto = await startMoto();
    }, TIMEOUT);
    beforeEach(async () => {
      await moto.reset();
      base = mkdtempSync(join(tmpdir(), "sagewright-interrupted-"));
      folders.push(base);
    });
    afterAll(async () => {
      for (const each of folders) rmSync(each, { recursive: true, force: true });
      await moto.stop();
    });

    const platform = (more: Partial<ReducedOptions> = {}): ReducedOptions => ({
      endpoint: moto.endpoint,
      folder: join(base, "out"),
      ...more,
    });
    /** Tells `begun` when it is made, and is made when `go` is there. */
    const waiting = () =>
      `touch "${base}/begun"; until [ -e "${base}/go" ]; do sleep 0.05; done; echo once >> "${base}/times"`;
    const begun = () => expect.poll(() => existsSync(join(base, "begun")), { timeout: 30_000 }).toBe(true);
    const go = (): void => writeFileSync(join(base, "go"), "");
    const times = (): string => readFileSync(join(base, "times"), "utf8");
    const namesIn = (state: string): readonly string[] =>
      JSON.parse(state).resources.map(({ name }: { readonly name: string }) => name);
    const local = (): string => readFileSync(join(base, "out", "terraform.tfstate"), "utf8");
    const inBucket = async (): Promise<string> =>
      (await fetch(`${moto.endpoint}/${BUCKET}/catalog/terraform.tfstate`, { headers: signed("s3") })).text();

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

        const second = await reducedProcess("deploy", options, { yes: true }).ended;
        expect(`${second.code} ${second.stderr}`).toMatch(/^0 /);
        expect(times()).toBe("once\n");
        expect(namesIn(await inBucket())).toContain("slow");
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
        const second = await reducedProcess("deploy", platform({ slow: "true" }), { yes: true }).ended;
        expect(`${second.code} ${second.stderr}`).toMatch(/^0 /);
        expect(existsSync(join(base, "times"))).toBe(false);
      },
      TIMEOUT,
    );

    it(
      "loses nothing when it is killed itself: Terraform goes on, and the next deploy waits for it",
      async () => {
        const options = platform({ slow: waiting() });
        const temporary = join(base, "tmp");
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
        const temporary = join(base, "tmp");
        const run = async (slow: string) => {
          const options = platform({ slow });
          return (
            await reducedProcess("deploy", options, { yes: true }, ["env", `TMPDIR=${temporary}`]).ended
          ).code;
        };
        mkdirSync(temporary);

        expect(await run("exit 3")).toBe(1);
        expect(await run("true")).toBe(0);

        expect(readdirSync(temporary).filter((name) => name.startsWith("sagewright-terraform"))).toEqual([]);
      },
      TIMEOUT,
    );

    it.skipIf(python === undefined).each([
      [80, "yes", 0],
      [200, "yes", 0],
      [80, "y", 1],
    ])(
      "asks on a terminal of %d columns, and takes %j for what it is [needs python]",
      async (columns, answer, code) => {
        const through = [python ?? "", "-c", IN_TERMINAL, String(columns)];
        const run = reducedProcess("deploy", platform(), {}, through);
        await run.said('Type "yes" to do it:');
        run.child.stdin?.write(`${answer}\n`);

        const ended = await run.ended;

        expect(ended.code).toBe(code);
        expect(ended.stdout).toContain(code === 0 ? "Deployed. Next:" : "Nothing was changed.");
        expect(existsSync(join(base, "out", ".terraform"))).toBe(true);
        const answered = await fetch(`${moto.endpoint}/${BUCKET}`, { method: "HEAD", headers: signed("s3") });
        expect(answered.ok).toBe(code === 0);
      },
      TIMEOUT,
    );

    it.skipIf(python === undefined)(
      "changes nothing on Ctrl-C at the question [needs python]",
      async () => {
        const run = reducedProcess("deploy", platform(), {}, [python ?? "", "-c", IN_TERMINAL, "80"]);
        await run.said('Type "yes" to do it:');
        run.child.stdin?.write("\x03");

        expect((await run.ended).code).toBe(130);
        expect(existsSync(join(base, "out", "terraform.tfstate"))).toBe(false);
      },
      TIMEOUT,
    );
  },
);
