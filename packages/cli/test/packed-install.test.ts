import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cleanFolder, outsideEnvironment, packPackages } from "../../seed-code/test/seeded-project.ts";
import { projectDocument } from "../src/documents/project.ts";
import { serveDocument } from "../src/documents/serve.ts";

/** What users install, but for the infra packages: those are for operators. Needs `npm run build`. */
const PACKAGES = ["cli", "core", "local-engine", "pipeline-dsl", "seed-code"];
const MOST_BYTES = 60_000_000;
const REPOSITORY = realpathSync(join(import.meta.dirname, "../../.."));

const isRegistryThere =
  spawnSync("npm", ["view", "commander", "version", "--prefer-offline"], { env: outsideEnvironment() })
    .status === 0;

/** What esbuild writes before each module: the last package of its path. */
const MODULE_COMMENT = /^\/\/ .*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\/[^\n]*$/gm;

const clean = cleanFolder();
const folder = join(clean.path, "empty");
const scope = join(folder, "node_modules/@sagewright");

/** Nothing of this repository is on the path, and its Node only as the one Node that there is. */
function environment(): NodeJS.ProcessEnv {
  const bin = join(clean.path, "bin");
  const others = (process.env.PATH ?? "").split(delimiter).filter((place) => !place.startsWith(REPOSITORY));
  return outsideEnvironment({ PATH: [bin, ...others].join(delimiter), NO_COLOR: "1" });
}

const run = (program: string, argv: readonly string[], cwd = folder) =>
  spawnSync(program, argv, { cwd, env: environment(), encoding: "utf8" });
const sagewright = (...argv: readonly string[]) => run("npx", ["--no-install", "sagewright", ...argv]);

/** Every file below, links left out. */
const filesOf = (root: string): string[] =>
  readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** A file that is linked twice is there once. */
function bytesOf(files: readonly string[]): number {
  const sizes = new Map(files.map((file) => lstatSync(file)).map(({ ino, size }) => [ino, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

const manifestOf = (name: string): Manifest =>
  JSON.parse(readFileSync(join(scope, name, "package.json"), "utf8"));

describe.skipIf(!isRegistryThere)("the packed packages in an empty folder [needs registry]", () => {
  beforeAll(() => {
    const packed = packPackages(join(clean.path, "packages"));
    mkdirSync(join(clean.path, "bin"));
    symlinkSync(process.execPath, join(clean.path, "bin/node"));
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", private: true }));
    const files = PACKAGES.map((name) => packed.get(`@sagewright/${name}`) ?? `${name} is not packed`);
    execFileSync("npm", ["install", "--no-audit", "--no-fund", ...files], {
      cwd: folder,
      env: environment(),
      stdio: ["ignore", "ignore", "pipe"],
    });
  }, 180_000);
  afterAll(clean.remove, 60_000);

  it("take less than 60 MB with all that they need, of which no client of AWS", async ({ annotate }) => {
    const files = filesOf(join(folder, "node_modules"));
    const bytes = bytesOf(files);

    expect(readdirSync(scope).sort()).toEqual(PACKAGES);
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect(files.filter((file) => file.includes("/@aws-sdk/") || file.includes("/@smithy/"))).toEqual([]);
    await annotate(`${(bytes / 1e6).toFixed(1)} MB`);
  });

  it("hold neither tests, nor sources, nor a path of the machine that built them", () => {
    const files = filesOf(scope);
    const names = files.map((file) => relative(scope, file));

    expect(
      names.filter((name) => /\.test\.|\/src\/|\/test\/|\.tsbuildinfo$|\.vitest|\.sagewright/.test(name)),
    ).toEqual([]);
    const places = [`${REPOSITORY}/`, `${homedir()}/`].map((place) => Buffer.from(place));
    const telling = files.filter((file) => {
      const content = readFileSync(file);
      return places.some((place) => content.includes(place));
    });
    expect(telling.map((file) => relative(scope, file))).toEqual([]);
  });

  it("bring their licence, and those of all whose code is bundled", () => {
    const licence = readFileSync(join(REPOSITORY, "LICENSE"), "utf8");
    const others = readFileSync(join(scope, "cli/dist/THIRD-PARTY-LICENSES"), "utf8");
    const bundled = filesOf(join(scope, "cli/dist"))
      .filter((file) => file.endsWith(".js"))
      .flatMap((file) => [...readFileSync(file, "utf8").matchAll(MODULE_COMMENT)])
      .map(([, name]) => name);

    for (const name of PACKAGES)
      expect(readFileSync(join(scope, name, "LICENSE"), "utf8"), name).toBe(licence);
    expect(bundled).toContain("@aws-sdk/client-sagemaker");
    expect([...new Set(bundled)].filter((name) => !others.includes(`\n${name} `))).toEqual([]);
  });

  it.each([
    ["ESM", "module", (name: string) => `await import(${JSON.stringify(name)})`],
    ["CommonJS", "commonjs", (name: string) => `require(${JSON.stringify(name)})`],
  ])("can be loaded by each of their entries as %s", (_, type, load) => {
    const entries = PACKAGES.flatMap((name) =>
      Object.keys(manifestOf(name).exports)
        .filter((entry) => entry !== "./package.json")
        .map((entry) => `${manifestOf(name).name}${entry.slice(1)}`),
    );
    const program = entries
      .map((name) => `console.log(${JSON.stringify(name)}, Object.keys(${load(name)}).length > 0);`)
      .join("\n");

    const { stdout, stderr } = run("node", [`--input-type=${type}`, "--eval", program]);

    expect(stderr).toBe("");
    expect(stdout.trim().split("\n")).toEqual(entries.map((name) => `${name} true`));
    expect(entries.length).toBeGreaterThanOrEqual(PACKAGES.length);
  });

  it("make a project, run it, and have its types checked to the last declaration", () => {
    const made = sagewright("init", "mine", "--template", "minimal");
    const ran = sagewright("run", "mine/pipeline.ts", "--json");
    const types = join(REPOSITORY, "node_modules/@types");
    const checked = run(process.execPath, [
      join(REPOSITORY, "node_modules/typescript/bin/tsc"),
      ...["-p", "mine", "--noEmit", "--strict", "--skipLibCheck", "false", "--typeRoots", types],
    ]);

    expect(made.status, made.stderr).toBe(0);
    expect({ status: ran.status, ...JSON.parse(ran.stdout) }).toMatchObject({
      status: "Succeeded",
      pipelineName: "Minimal",
      steps: [{ name: "EstimatePi", status: "Succeeded" }],
    });
    expect(checked.stdout).toBe("");
    expect(checked.status).toBe(0);
  }, 180_000);

  it("serve the API of SageMaker, and end at Ctrl-C", async () => {
    // npx itself dies of the signal, whatever the command makes of it.
    const child = spawn("node_modules/.bin/sagewright", ["serve", "--port", "0", "--json"], {
      cwd: folder,
      env: environment(),
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    try {
      const { endpoint } = serveDocument.parse(JSON.parse(await firstText(child)));
      const response = await fetch(endpoint, {
        method: "POST",
        headers: { "x-amz-target": "SageMaker.ListPipelines" },
        body: "{}",
      });
      expect({ status: response.status, body: await response.json() }).toMatchObject({
        status: 200,
        body: { PipelineSummaries: expect.any(Array) },
      });
    } finally {
      child.kill("SIGINT");
    }
    expect(await ended).toBe(130);
  }, 180_000);

  it("make a working project of this machine, whose own packages npm installs", async ({ annotate }) => {
    const began = performance.now();
    const { status, stdout, stderr } = sagewright("project", "create", "demo", "--target", "local", "--json");
    const seconds = (performance.now() - began) / 1000;

    expect(status, stderr).toBe(0);
    expect(projectDocument.parse(JSON.parse(stdout))).toMatchObject({
      projectName: "demo",
      status: "CreateCompleted",
      pipelines: [{ status: "has run" }],
      models: [{ approvalStatus: "PendingManualApproval" }],
    });
    await annotate(`${seconds.toFixed(1)} s`);
  }, 180_000);
});

const firstText = ({ stdout }: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    stdout?.once("data", (chunk: Buffer) => resolve(chunk.toString("utf8")));
    stdout?.once("end", () => reject(new TypeError("Nothing was printed.")));
  });
