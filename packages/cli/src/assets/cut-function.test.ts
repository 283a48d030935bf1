import { parse } from "acorn";
import { describe, expect, it } from "vitest";
import { cutFunction } from "./cut-function.ts";

const HEAD = 'import { step, pipeline } from "@sagewright/pipeline-dsl";';

function cut(source: string, step = "Train"): string | undefined {
  const whole = `${HEAD}\n${source}`;
  const program = parse(whole, { ecmaVersion: "latest", sourceType: "module" });
  return cutFunction(whole, program, step)?.toString().replace(/;+/g, "; ").replace(/\s+/g, " ").trim();
}

describe("cutting the function of a step out of a module", () => {
  it("keeps the function alone where it needs nothing", () => {
    expect(
      cut(
        'const a = step.fn("Train", { outputs: ["m"], run: async () => 1 }); export default pipeline("P", { steps: [a] });',
      ),
    ).toBe("export const sagewrightRun=({run:async () => 1}).run;");
  });

  it("keeps of an import only what is needed", () => {
    expect(cut('import d, { one, two as three } from "x"; step.fn("Train", { run: three });')).toBe(
      'import {two as three} from "x"; export const sagewrightRun=({run:three}).run;',
    );
  });

  it("keeps what the needed pieces need, in written order, without export", () => {
    expect(
      cut(
        "const z = 1, b = 2; export const c = b + 1; const d = 9; function use() { return c; }" +
          'step.fn("Train", { run: () => use() });',
      ),
    ).toBe(
      "const b = 2; const c = b + 1; function use() { return c; }; export const sagewrightRun=({run:() => use()}).run;",
    );
  });

  it("takes a name declared inside the function for what it is", () => {
    expect(cut('const train = step.fn("Train", { run: () => { const train = 1; return train; } });')).toBe(
      "export const sagewrightRun=({run:() => { const train = 1; return train; }}).run;",
    );
  });

  it("keeps statements that do something to what is needed", () => {
    expect(
      cut(
        'const known = new Set(); known.add(1); console.log("hi"); step.fn("Train", { run: () => known });',
      ),
    ).toBe("const known = new Set(); known.add(1); export const sagewrightRun=({run:() => known}).run;");
  });

  it("keeps imports that are there for their effect", () => {
    expect(cut('import "./polyfill.ts"; step.fn("Train", { run: () => 1 });')).toBe(
      'import "./polyfill.ts"; export const sagewrightRun=({run:() => 1}).run;',
    );
  });

  it("takes a method and a shorthand", () => {
    expect(cut('step.fn("Train", { async run({ inputs }) { return inputs; } });')).toBe(
      "export const sagewrightRun=({async run({ inputs }) { return inputs; }}).run;",
    );
    expect(cut('import { run } from "./train.ts"; step.fn("Train", { run });')).toBe(
      'import { run } from "./train.ts"; export const sagewrightRun=({run:run}).run;',
    );
  });

  it("finds the call inside other calls, under another name of `step`, and as part of a namespace", () => {
    expect(cut('step.condition("C", { ifSteps: [step.fn("Train", { run: () => 1 })] });')).toContain(
      "sagewrightRun=({run:() => 1}).run",
    );
    expect(
      cut('import { step as s } from "@sagewright/pipeline-dsl"; s.fn("Train", { run: () => 2 });'),
    ).toContain("{run:() => 2}");
    expect(
      cut('import * as dsl from "@sagewright/pipeline-dsl"; dsl.step.fn(`Train`, { run: () => 3 });'),
    ).toContain("{run:() => 3}");
  });

  it.each([
    ["inside a function", 'const make = (n) => step.fn("Train", { run: () => n });'],
    ["in a loop", 'for (const n of [1]) { step.fn("Train", { run: () => n }); }'],
    ["under a computed name", 'const name = "Train"; step.fn(name, { run: () => 1 });'],
    ["with props from elsewhere", 'const props = { run: () => 1 }; step.fn("Train", props);'],
    ["with spread props", 'const more = {}; step.fn("Train", { run: () => 1, ...more });'],
    ["twice", 'step.fn("Train", { run: () => 1 }); step.fn("Train", { run: () => 2 });'],
    ["with a function that needs its own step", 'const t = step.fn("Train", { run: () => t.name });'],
    ["of something else called step", 'const other = { fn() {} }; other.fn("Train", { run: () => 1 });'],
  ])("leaves alone what is written %s", (_, source) => {
    expect(cut(source)).toBeUndefined();
  });
});
