import { expect, it } from "vitest";
import { HOSTILE, hostile, nested } from "./definitions.fixture.ts";
import { renderMermaid } from "./mermaid.ts";
import { pictureOf } from "./picture.ts";

it("writes a flowchart with diamonds and branches", () => {
  expect(renderMermaid(pictureOf(nested, "Abalone"))).toBe(`---
title: "Abalone"
---
flowchart TD
  s0["Prepare<br/>Processing"]
  s1["Train<br/>Training"]
  s2{"Outer<br/>Condition"}
  subgraph s2_if["Outer: if"]
    s3["Model<br/>Model"]
    s4["Transform<br/>Transform"]
    s5{"Inner<br/>Condition"}
    subgraph s5_if["Inner: if"]
      s6["Register<br/>RegisterModel"]
    end
    subgraph s5_else["Inner: else"]
      s7(["Unsafe<br/>Fail"])
    end
  end
  subgraph s2_else["Outer: else"]
    s8(["Stop<br/>Fail"])
  end
  s9["After<br/>Processing"]
  s0 -->|"RoleArn"| s1
  s1 -->|"RoleArn"| s2
  s1 -->|"RoleArn"| s3
  s3 -->|"RoleArn"| s4
  s4 -->|"RoleArn"| s5
  s1 -->|"RoleArn"| s6
  s6 -->|"RoleArn"| s9
  s0 -.-> s9
  s2 ==>|"if"| s3
  s2 ==>|"else"| s8
  s5 ==>|"if"| s6
  s5 ==>|"else"| s7
`);
});

it("lets no text out of its quotes", () => {
  const lines = renderMermaid(pictureOf(hostile, HOSTILE)).trimEnd().split("\n");

  const text = /"(?:[A-Za-z0-9 _.,:+()/-]|#\d+;)*(?:<br\/>(?:[A-Za-z0-9 _.,:+()/-]|#\d+;)*)?"/.source;
  const allowed = new RegExp(
    `^ *(?:---|flowchart TD|end|title: "[^"<>&]*(?:\\\\"[^"<>&]*)*"|s\\d+(?:\\[${text}\\]|\\{${text}\\})|subgraph s\\d+_(?:if|else)\\[${text}\\]|s\\d+ ==>\\|${text}\\| s\\d+)$`,
  );
  expect(lines.filter((line) => !allowed.test(line))).toEqual([]);
});
