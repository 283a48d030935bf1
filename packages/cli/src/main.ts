import { sagewright } from "./sagewright.ts";

sagewright(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
  // A pipeline file may have left a timer or a socket open; that is no reason to wait for ever.
  setTimeout(() => process.exit(), 1000).unref();
});
