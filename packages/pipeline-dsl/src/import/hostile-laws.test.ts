import { normalForm, type PipelineDefinition } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseNames, goldenCase } from "../../test/golden/case.ts";
import { compileBack } from "./compiles-back.fixture.ts";
import { definitions } from "./definitions.fixture.ts";
import { hostile } from "./hostile.fixture.ts";
import { surplusIn } from "./nothing-but-a-pipeline.fixture.ts";
