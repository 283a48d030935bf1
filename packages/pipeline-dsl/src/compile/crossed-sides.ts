import type { Issue, Step } from "@sagewright/core";
import { joinSidesCrossed } from "../issues.ts";
import { isJoined } from "../joined.ts";
import type { Side } from "./joined-values.ts";
import { mapExpressions } from "./map-expressions.ts";
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
    mapExpressions(ownFields(step), (expression) => {
      if (!isJoined(expression)) return expression;
      const { Condition, If, Else } = expression["Std:Joined"];
      const tell = (side: Side, source: string | undefined) => {
        if (source === undefined || told.has(Condition)) return;
        told.add(Condition);
        issues.push(joinSidesCrossed(reader, Condition, source, side));
      };
      tell("If", sourceFrom(Condition, "else", If));
      tell("Else", sourceFrom(Condition, "if", Else));
      return expression;
    });
  }
  return issues;
}
