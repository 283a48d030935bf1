import type { Picture } from "./picture.ts";

/** All that ties two steps by data or order, as the one line that is drawn for it. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** `data` wins: order follows from it. */
  readonly kind: "data" | "order";
  readonly labels: readonly string[];
}

export function linksOf(picture: Picture): readonly Link[] {
  const links = new Map<string, { from: string; to: string; kind: Link["kind"]; labels: string[] }>();
  for (const { from, to, kind, label } of picture.edges) {
    if (kind === "branch") continue;
    const key = JSON.stringify([from, to]);
    const link = links.get(key);
    if (link === undefined) links.set(key, { from, to, kind, labels: [label] });
    else if (kind === "data") link.labels.push(label); // data edges of a pair come before its order edge
  }
  return [...links.values()];
}
