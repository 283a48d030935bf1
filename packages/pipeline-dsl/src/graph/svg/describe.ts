import type { Picture } from "../picture.ts";

const MAX_STEPS = 50;

const count = (amount: number, thing: string): string => `${amount} ${thing}${amount === 1 ? "" : "s"}`;

/** One line for people who see the picture. */
export const summaryOf = (picture: Picture): string => {
  const gates = picture.nodes.filter(({ type }) => type === "Condition").length;
  return gates === 0
    ? count(picture.nodes.length, "step")
    : `${count(picture.nodes.length, "step")}, ${count(gates, "condition")}`;
};

/** The same picture in words, for people who do not. */
export function describe(picture: Picture): string {
  const before = new Map<string, Set<string>>();
  for (const { from, to, kind } of picture.edges) {
    if (kind !== "branch") before.set(to, (before.get(to) ?? new Set()).add(from));
  }
  const sentences = picture.nodes.slice(0, MAX_STEPS).map(({ name, type, owner }) => {
    const after = [...(before.get(name) ?? [])];
    const waits = after.length === 0 ? "" : ` after ${after.join(", ")}`;
    const branch =
      owner === undefined ? "" : `, ${owner.branch === "if" ? "if" : "unless"} ${owner.condition} holds`;
    return `${name} (${type})${waits}${branch}.`;
  });
  const left = picture.nodes.length - sentences.length;
  return [`${summaryOf(picture)}.`, ...sentences, ...(left > 0 ? [`And ${left} more.`] : [])].join(" ");
}
