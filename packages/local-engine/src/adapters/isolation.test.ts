import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isolated, openIsolation, type Sandbox } from "./isolation.ts";
import { type ProcessRequest, runProcess } from "./process.ts";

const isolation = await openIsolation("auto");
const reason = isolation.kind === "none" ? " [needs bubblewrap]" : "";

let root: string;
let sandbox: Sandbox;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "isolation-"));
  for (const folder of ["job/ml", "job/tmp", "s3"]) mkdirSync(join(root, folder), { recursive: true });
  sandbox = {
    mlDirectory: join(root, "job/ml"),
    temporaryDirectory: join(root, "job/tmp"),
    readDirectories: [],
    network: true,
    workingDirectory: "/opt/ml",
  };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = (script: string, changed: Partial<Sandbox> = {}, more: Partial<ProcessRequest> = {}) =>
  runProcess({
    command: isolated(isolation, { ...sandbox, ...changed }, ["/bin/sh", "-c", script]),
    environment: { PATH: process.env.PATH ?? "" },
    workingDirectory: root,
    logFile: join(root, "log"),
    signal: new AbortController().signal,
    bubblewrapped: true,
    ...more,
  });
const log = () => readFileSync(join(root, "log"), "utf8");

it("leaves a command alone where nothing isolates", () => {
  expect(isolated({ kind: "none" }, sandbox, ["echo", "a"])).toEqual(["echo", "a"]);
});

describe.skipIf(isolation.kind === "none")(`bubblewrap${reason}`, () => {
  it("shows a job its own folder as /opt/ml", async () => {
    const end = await run("pwd; echo result > /opt/ml/result");

    expect(end).toEqual({ kind: "exited", code: 0 });
    expect(log()).toBe("/opt/ml\n");
    expect(readFileSync(join(root, "job/ml/result"), "utf8")).toBe("result\n");
  });

  it.each(["/opt/x", "/etc/x", "/usr/x", "/x", join(homedir(), "x")])(
    "does not let it write %s",
    async (file) => {
      const end = await run(`echo evil > ${file}`);

      expect(end).toEqual({ kind: "exited", code: 2 });
      await expect(async () => readFileSync(file)).rejects.toThrow("ENOENT");
    },
  );

  it("gives it a /tmp of its own", async () => {
    writeFileSync(join(root, "s3/object"), "1");

    const end = await run(`ls ${root} || echo none > /tmp/mine`);

    expect(end).toEqual({ kind: "exited", code: 0 });
    expect(readFileSync(join(root, "job/tmp/mine"), "utf8")).toBe("none\n");
  });

  it("shows it what its runtime needs, even below /tmp, and not for writing", async () => {
    writeFileSync(join(root, "s3/object"), "content");

    await run(`cat ${root}/s3/object; echo evil > ${root}/s3/object`, {
      readDirectories: [join(root, "s3")],
    });

    expect(log()).toContain("content");
    expect(readFileSync(join(root, "s3/object"), "utf8")).toBe("content");
  });

  it("cuts the network only when asked to", async () => {
    const lines = async (network: boolean) => {
      await run("wc -l < /proc/net/dev", { network }, { logFile: join(root, `log-${network}`) });
      return Number(readFileSync(join(root, `log-${network}`), "utf8"));
    };

    expect(await lines(false)).toBe(3);
    expect(await lines(true)).toBeGreaterThan(3);
  });

  it("hides the user's credentials", async () => {
    const home = mkdtempSync(join("/var/tmp", "home-"));
    const before = process.env.HOME;
    mkdirSync(join(home, ".aws"));
    writeFileSync(join(home, ".aws/credentials"), "secret");
    writeFileSync(join(home, ".netrc"), "secret");
    writeFileSync(join(home, "notes"), "no secret");
    try {
      process.env.HOME = home;
      const careful = await openIsolation("bubblewrap");
      const command = ["/bin/sh", "-c", `cat ${home}/notes ${home}/.aws/credentials ${home}/.netrc`];
      await run("", {}, { command: isolated(careful, sandbox, command) });
    } finally {
      process.env.HOME = before;
      rmSync(home, { recursive: true });
    }

    expect(log().replaceAll("no secret", "")).not.toContain("secret");
    expect(log()).toContain("no secret");
  });

  it("passes the exit code on", async () => {
    expect(await run("exit 7")).toEqual({ kind: "exited", code: 7 });
  });

  it("lets a job clean up when it is stopped", async () => {
    const stop = new AbortController();
    const running = run(
      "trap 'echo cleaned; exit 0' TERM; echo ready; while :; do sleep 0.02; done",
      {},
      { signal: stop.signal },
    );
    while (!existsSync(join(root, "log")) || !log().includes("ready")) await wait(10);

    stop.abort();

    expect(await running).toEqual({ kind: "stopped" });
    expect(log()).toContain("cleaned");
  });

  it.each([0, 1, 2, 4])("stops a job %i ms after its start", async (delay) => {
    const stop = new AbortController();
    const running = run("sleep 300", {}, { signal: stop.signal });
    await wait(delay);

    stop.abort();

    expect(await running).toEqual({ kind: "stopped" });
  });

  it("leaves nothing running, whatever a job does to get away", async () => {
    const end = await run("env -i setsid sleep 4242 & sleep 0.1");

    expect(end).toEqual({ kind: "exited", code: 0 });
    const search = await runProcess({
      command: ["pgrep", "-f", "^sleep 4242"],
      environment: { PATH: process.env.PATH ?? "" },
      workingDirectory: root,
      logFile: join(root, "pgrep"),
      signal: new AbortController().signal,
    });
    expect(search).toEqual({ kind: "exited", code: 1 });
  });
});

describe("openIsolation", () => {
  it("does without when told to", async () => {
    expect(await openIsolation("none")).toEqual({ kind: "none" });
  });

  it("says that bubblewrap is not there, if it was asked for", async () => {
    const path = process.env.PATH;
    process.env.PATH = root;
    try {
      expect(await openIsolation("auto")).toEqual({ kind: "none" });
      await expect(openIsolation("bubblewrap")).rejects.toThrow("BUBBLEWRAP_UNUSABLE");
    } finally {
      process.env.PATH = path;
    }
  });
});
