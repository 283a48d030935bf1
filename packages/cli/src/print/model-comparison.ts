import type { ModelCompareDocument } from "../documents/models.ts";
import { scalarText } from "./leaves.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** The metrics of two models side by side, the earlier one first, with the signed change. */
export function comparisonText({ model, comparedWith, metrics }: ModelCompareDocument, style: Style): string {
  const name = ({ group, version }: ModelCompareDocument["model"]) => `${group}/${version}`;
  const head = ["METRIC", name(comparedWith), name(model), "CHANGE"].map((title) => style("bold", title));
  const rows = metrics.map(({ name: metric, value, before, change }) => [
    metric,
    before === undefined ? "-" : scalarText(before),
    value === undefined ? "-" : scalarText(value),
    change === undefined ? "" : signed(change),
  ]);
  return table([head, ...rows]);
}

const signed = (change: number): string => `${change > 0 ? "+" : ""}${scalarText(change)}`;
