import type { RegisterModelStep } from "@sagewright/core";
import {
  defined,
  type Source,
  type StepEmission,
  wire,
  wireOptional,
  wireSource,
} from "../compile/emission.ts";
import type { Input } from "../input.ts";

/** A file with numbers about a model; a step's report is one. */
export interface MetricsSource {
  readonly s3Uri: Source;
  /** @default "application/json" */
  readonly contentType?: Input<string>;
  readonly contentDigest?: Input<string>;
}

/** A file that a check was set up with. */
export interface FileSource {
  readonly s3Uri: Source;
  readonly contentType?: Input<string>;
  readonly contentDigest?: Input<string>;
}

interface Statistics {
  readonly statistics?: MetricsSource;
  readonly constraints?: MetricsSource;
}

interface QualitySources {
  readonly modelQuality?: Statistics;
  readonly modelDataQuality?: Statistics;
}

/** What the registry shows about a model's quality. */
export interface ModelMetrics extends QualitySources {
  readonly bias?: {
    readonly report?: MetricsSource;
    readonly preTrainingReport?: MetricsSource;
    readonly postTrainingReport?: MetricsSource;
  };
  readonly explainability?: { readonly report?: MetricsSource };
}

/** What later data and predictions are compared with. */
export interface DriftCheckBaselines extends QualitySources {
  readonly bias?: {
    readonly configFile?: FileSource;
    readonly preTrainingConstraints?: MetricsSource;
    readonly postTrainingConstraints?: MetricsSource;
  };
  readonly explainability?: { readonly configFile?: FileSource; readonly constraints?: MetricsSource };
}

type WireModelMetrics = NonNullable<RegisterModelStep["Arguments"]["ModelMetrics"]>;
type WireFile = NonNullable<NonNullable<WireBaselines["Bias"]>["ConfigFile"]>;
type WireBaselines = NonNullable<RegisterModelStep["Arguments"]["DriftCheckBaselines"]>;

export function wireModelMetrics(
  metrics: ModelMetrics | undefined,
  to: StepEmission,
): WireModelMetrics | undefined {
  if (metrics === undefined || metrics === null) return metrics;
  const { bias, explainability } = metrics;
  return defined({
    ...wireQuality(metrics, to),
    Bias:
      bias &&
      defined({
        Report: source(bias.report, to),
        PreTrainingReport: source(bias.preTrainingReport, to),
        PostTrainingReport: source(bias.postTrainingReport, to),
      }),
    Explainability: explainability && defined({ Report: source(explainability.report, to) }),
  });
}

export function wireDriftCheckBaselines(
  baselines: DriftCheckBaselines | undefined,
  to: StepEmission,
): WireBaselines | undefined {
  if (baselines === undefined || baselines === null) return baselines;
  const { bias, explainability } = baselines;
  return defined({
    ...wireQuality(baselines, to),
    Bias:
      bias &&
      defined({
        ConfigFile: file(bias.configFile, to),
        PreTrainingConstraints: source(bias.preTrainingConstraints, to),
        PostTrainingConstraints: source(bias.postTrainingConstraints, to),
      }),
    Explainability:
      explainability &&
      defined({
        ConfigFile: file(explainability.configFile, to),
        Constraints: source(explainability.constraints, to),
      }),
  });
}

const wireQuality = ({ modelQuality, modelDataQuality }: QualitySources, to: StepEmission) => ({
  ModelQuality: modelQuality && statistics(modelQuality, to),
  ModelDataQuality: modelDataQuality && statistics(modelDataQuality, to),
});

const statistics = (of: Statistics, to: StepEmission) =>
  defined({ Statistics: source(of.statistics, to), Constraints: source(of.constraints, to) });

const source = (of: MetricsSource | undefined, to: StepEmission) =>
  of && { ...file(of, to), ContentType: wire(of.contentType ?? "application/json", to) };

function file(of: FileSource, to: StepEmission): WireFile;
function file(of: FileSource | undefined, to: StepEmission): WireFile | undefined;
function file(of: FileSource | undefined, to: StepEmission): WireFile | undefined {
  return (
    of &&
    defined({
      ContentType: wireOptional(of.contentType, to),
      ContentDigest: wireOptional(of.contentDigest, to),
      S3Uri: wireSource(of.s3Uri, to),
    })
  );
}
