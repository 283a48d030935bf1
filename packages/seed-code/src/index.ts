export type { SeedTemplate } from "./seed-template.ts";
export { seedTemplates } from "./seed-templates.ts";
