import type { Issue, Step } from "@sagewright/core";
import { joinSidesCrossed } from "../issues.ts";
import { isJoined } from "../joined.ts";
import type { Side } from "./joined-values.ts";
import { ownFields, placedSteps, strictReads } from "./step-tree.ts";

/** Joins that take for one branch what stands in the other, once for each step that reads such a one. */
export function crossedSides(steps: readonly Step[]): readonly Issue[] {
  const placed = placedSteps(steps);
  const sourceFrom = (gate: string, branch: "if" | "else", value: unknown): string | undefined =>
    [...strictReads(value).reads].find((read) =>
      placed.get(read)?.place.some((each) => each.condition === gate && each.branch === branch),
    );
  const issues: Issue[] = [];
  for (const [reader, { step }] of placed) {
    const told = new Set<string>();
    const visit = (value: unknown, known: ReadonlyMap<string, Side>): void => {
      if (typeof value !== "object" || value === null) return;
      if (!isJoined(value)) {
        for (const member of Object.values(value)) visit(member, known);
        return;
      }
      const { Condition: gate } = value["Std:Joined"];
      for (const side of ["If", "Else"] as const) {
        // In a side of a join, the other side of a join of the same condition is never wanted.
        if ((known.get(gate) ?? side) !== side) continue;
        const source = sourceFrom(gate, side === "If" ? "else" : "if", value["Std:Joined"][side]);
        if (source !== undefined && !told.has(gate)) {
          told.add(gate);
          issues.push(joinSidesCrossed(reader, gate, source, side));
        }
        visit(value["Std:Joined"][side], new Map([...known, [gate, side]]));
      }
    };
    visit(ownFields(step), new Map());
  }
  return issues;
}
