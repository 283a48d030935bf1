/** The template that SageMaker Studio shows and CloudFormation runs: one for both routes. */
export { commandRunnerScript } from "./command-runner.ts";
export { type ProductTemplateOptions, productTemplate } from "./product-template.ts";
export type { ProductTemplate } from "./template.ts";
