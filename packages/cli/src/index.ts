export { defineConfig, type SagewrightConfig } from "./config.ts";
