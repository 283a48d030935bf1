export type { EdgeKind, Picture, PictureEdge, PictureNode } from "./graph/picture.ts";
export { type GraphFormat, type RenderGraphOptions, renderGraph } from "./graph/render-graph.ts";
