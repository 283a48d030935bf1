import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { isPythonThere, type Typing } from "../project/on-terminal.ts";
import { project } from "../project.ts";
import { type Typed, typed } from "./typed.ts";

const MODULES = join(import.meta.dirname, "../../../../node_modules");
/** What npm would install for the template, beside our own. */
const OTHERS = ["ml-regression-multivariate-linear", "vega-datasets", "tar"];
const ESCAPE = "\u001b";
const COLOUR = new RegExp(`${ESCAPE}\\[3[1-6]m`);
const FORMAT = new RegExp(`${ESCAPE}\\[[\\d;]*m`);
const TIMEOUT = 240_000;

/** For the one command that does ask AWS. */
const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: "nobody",
  AWS_SECRET_ACCESS_KEY: "nothing",
  AWS_REGION: "us-east-1",
  AWS_MAX_ATTEMPTS: "1",
};

/** Writes down every connection that a process opens to anywhere. */
const WITNESS = `
import { appendFileSync } from "node:fs";
import { Socket } from "node:net";
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...argv) {
  appendFileSync(new URL("connections", import.meta.url), JSON.stringify(argv[0]?.[0] ?? argv) + "\\n");
  return connect.apply(this, argv);
};
`;

interface Desk {
  readonly folder: string;
  type(
    command: string,
    options?: { readonly env?: NodeJS.ProcessEnv; readonly steps?: readonly Typing[] },
  ): Promise<Typed>;
  edit(file: string, from: string, to: string): void;
  connections(): string;
}

/** Someone without an account, at a terminal. */
function desk(columns: number): Desk {
  const folder = project({ "witness.mjs": WITNESS, connections: "" });
  for (const name of OTHERS) symlinkSync(join(MODULES, name), join(folder, "node_modules", name));
  mkdirSync(join(folder, "home"));
  const own = {
    HOME: join(folder, "home"),
    NODE_OPTIONS: `--import=${pathToFileURL(join(folder, "witness.mjs"))}`,
  };
  return {
    folder,
    type(command, { env = {}, steps = [] } = {}) {
      const [, ...argv] = command.split(" ");
      const cwd = argv[0] === "init" ? folder : join(folder, "mine");
      return typed({ cwd, env: { ...own, ...env }, columns, steps }, ...argv);
    },
    edit(file, from, to) {
      const path = join(folder, "mine", file);
      const text = readFileSync(path, "utf8");
      expect(text).toContain(from);
      writeFileSync(path, text.replace(from, to));
    },
    connections: () => readFileSync(join(folder, "connections"), "utf8"),
  };
}

const countOf = (rows: readonly string[], pattern: RegExp): number =>
  rows.filter((row) => pattern.test(row)).length;

describe.skipIf(!isPythonThere)(
  "the first hour of a data scientist, without account or network [needs python]",
  () => {
    it.each([80, 200])(
      "goes from an idea to an approved model, at %i columns",
      async (columns) => {
        const { type, edit, connections } = desk(columns);

        const made = await type("sagewright init mine");
        edit("pipeline.ts", "default: 350", "default: 300");
        const first = await type("sagewright run");
        const picture = await type("sagewright graph --format svg --out pipeline.svg");
        edit("pipeline.ts", "default: 7", "default: 11");
        const compared = await type("sagewright diff local:Penguins");
        const second = await type("sagewright run");
        const metrics = await type("sagewright models show penguins/2 --compare penguins/1");
        const approved = await type("sagewright models approve penguins/2 --note smaller-error");
        const models = await type("sagewright models list");

        const steps = [made, first, picture, second, metrics, approved, models];
        expect(steps.map(({ code, text }) => (code === 0 ? 0 : text))).toEqual(steps.map(() => 0));
        // As of diff and git diff --exit-code: there is a difference.
        expect(compared.code).toBe(1);
        expect(made.text).toContain("cd mine");
        for (const { rows, text, screen } of [first, second]) {
          expect(countOf(rows, /^Penguins \w+ {2}6\/6 {2}\d/)).toBe(1);
          for (const name of ["Preprocess", "Train", "Evaluate", "RmseIsLowEnough", "RegisterModel"])
            expect(countOf(rows, new RegExp(`^ ✓ +${name} +done `)), name).toBe(1);
          expect(text).toMatch(/^ – +RmseIsTooHigh +not run$/m);
          expect(text).toMatch(/^Succeeded {2}Penguins/m);
          expect(text).not.toMatch(/waiting|running|[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/u);
          expect(screen).toMatch(COLOUR);
        }
        expect(first.text).toMatch(/model-package\/penguins\/1\s+PendingManualApproval/);
        expect(compared.text).toMatch(/~ Seed {2}parameter\n +~ DefaultValue {2}7 → 11/);
        expect(compared.text).not.toContain("MaxRmse");
        expect(metrics.text).toMatch(
          /METRIC +penguins\/1 +penguins\/2 +CHANGE\n[\s\S]*\.rmse +\d+\.\d+ +\d+\.\d+ +-/,
        );
        expect(models.text).toMatch(/penguins\/2 +Approved [\s\S]*penguins\/1 +PendingManualApproval/);
        expect(connections()).toBe("");
        await type("sagewright models list --target aws --endpoint-url http://127.0.0.1:9", {
          env: CREDENTIALS,
        });
        expect(connections()).toContain('"port":9');
      },
      TIMEOUT,
    );

    it(
      "has no colour under NO_COLOR, and says nothing to a terminal that can nothing but lines",
      async () => {
        const { type } = desk(80);
        await type("sagewright init mine");

        const plain = await type("sagewright run", { env: { NO_COLOR: "1" } });
        const dumb = await type("sagewright run", { env: { TERM: "dumb" } });

        expect(plain.text).toMatch(/^ ✓ +Train +done /m);
        expect(plain.screen).not.toMatch(FORMAT);
        expect(dumb.text).toMatch(/Train cached[\s\S]*^Succeeded {2}Penguins/m);
        expect(dumb.screen).not.toContain(ESCAPE);
      },
      TIMEOUT,
    );

    it(
      "stops a run at Ctrl-C, leaves the terminal as it was, and says how to go on",
      async () => {
        const { folder, type } = desk(80);
        mkdirSync(join(folder, "mine"));
        writeFileSync(
          join(folder, "mine/pipeline.ts"),
          `import { pipeline, step } from "@sagewright/pipeline-dsl";
export default pipeline("Slow", {
  steps: [step.fn("Wait", { run: async () => { await new Promise((resolve) => setTimeout(resolve, 60_000)); } })],
});`,
        );

        const stopped = await type("sagewright run", { steps: [{ see: "running", type: "\x03" }] });

        expect(stopped.code).toBe(130);
        expect(countOf(stopped.rows, /^ . +Wait +stopped/)).toBe(1);
        expect(stopped.text).toMatch(/sagewright run --resume \w+/);
      },
      TIMEOUT,
    );
  },
);
