import { expect, it } from "vitest";
import type { Observed } from "./observe.ts";
import { lineText, newLines } from "./operation-lines.ts";

const plain = (_: unknown, text: string): string => text;
const at = new Date("2026-11-23T20:00:01Z");

const observed = (more: Partial<Observed>): Observed => ({
  events: [],
  builds: [],
  logs: new Map(),
  unseen: [],
  ...more,
});

const log = (...texts: readonly string[]) => new Map([["b:1", texts.map((text) => ({ at, text }))]]);

it("shows each line once, and goes on where a log has been read to", () => {
  const lines = newLines();
  const builds = [{ id: "b:1", startTime: at }];
  const texts = (...all: readonly string[]) =>
    lines({ project: undefined, observed: observed({ builds, logs: log(...all) }) }).map(({ text }) => text);
  expect(texts("one", "two")).toEqual(["applies b:1", "one", "two"]);
  expect(texts("one", "two")).toEqual([]);
  expect(texts("one", "two", "three")).toEqual(["three"]);
});

it("leaves out what Terraform repeats while it waits, unless all is wanted", () => {
  const sight = {
    project: undefined,
    observed: observed({
      builds: [{ id: "b:1" }],
      logs: log("[Container] Phase", "x: Still creating... [10s elapsed]", "│", "x: Creation complete"),
    }),
  };
  expect(newLines()(sight).map(({ text }) => text)).toEqual(["x: Creation complete"]);
  expect(newLines({ all: true })(sight)).toHaveLength(4);
});

it("lets nothing that a log holds move a terminal", () => {
  const text = lineText(
    { at, from: "Terraform", status: "", text: "\u001b[2J\u001b]0;title\u0007red\rover" },
    plain,
  );
  expect(text).toMatch(/^20:00:01 Terraform {7}[^\p{Cc}]*$/u);
});

it("cuts what services say at the screen's width, and leaves links and Terraform's words whole", () => {
  const long = "x".repeat(300);
  expect(lineText({ at, from: "stack", status: "CREATE_FAILED", text: long }, plain, 80)).toHaveLength(80);
  expect(lineText({ at, from: "build", status: "", text: long }, plain, 80)).toContain(long);
});
