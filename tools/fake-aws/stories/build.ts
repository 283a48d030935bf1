import type { Build } from "@aws-sdk/client-codebuild";
import type { World } from "../world.ts";

type Status = NonNullable<Build["buildStatus"]>;

/** A build that has begun. */
export interface StartedBuild {
  readonly build: Build & { id: string };
  say(...lines: readonly string[]): void;
  end(status: Status, message?: string): void;
}

/** Starts a build of a project of CodeBuild's, that writes its log as CodeBuild does. */
export function startBuild(
  world: World,
  projectName: string,
  logGroup: string,
  variables: { readonly [name: string]: string } = {},
): StartedBuild {
  world.buildProjects.add(projectName);
  const uuid = world.newUuid();
  const id = `${projectName}:${uuid}`;
  const started = world.now();
  const build: Build & { id: string; projectName: string } = {
    id,
    arn: world.arn("codebuild", `build/${id}`),
    buildNumber: world.builds.size + 1,
    projectName,
    startTime: started,
    currentPhase: "BUILD",
    buildStatus: "IN_PROGRESS",
    buildComplete: false,
    initiator: "sagewright",
    phases: [
      {
        phaseType: "SUBMITTED",
        phaseStatus: "SUCCEEDED",
        startTime: started,
        endTime: started,
        durationInSeconds: 0,
      },
      { phaseType: "BUILD", startTime: started },
    ],
    environment: {
      type: "LINUX_CONTAINER",
      image: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
      computeType: "BUILD_GENERAL1_SMALL",
      environmentVariables: Object.entries(variables).map(([name, value]) => ({
        name,
        value,
        type: "PLAINTEXT",
      })),
    },
    logs: {
      groupName: logGroup,
      streamName: uuid,
      deepLink: `https://console.aws.amazon.com/cloudwatch/home?region=${world.region}#logsV2:log-groups/log-group/${encodeURIComponent(logGroup)}/log-events/${uuid}`,
      cloudWatchLogs: { status: "ENABLED", groupName: logGroup },
    },
  };
  world.builds.set(id, build);
  const events = world.logs.get(`${logGroup} ${uuid}`) ?? [];
  world.logs.set(`${logGroup} ${uuid}`, events);
  return {
    build,
    say: (...lines) => {
      for (const message of lines) {
        const timestamp = world.now().getTime();
        events.push({ timestamp, ingestionTime: timestamp, message: `${message}\n` });
      }
    },
    end: (status, message) => {
      const ended = world.now();
      build.buildStatus = status;
      build.buildComplete = true;
      build.currentPhase = "COMPLETED";
      build.endTime = ended;
      build.phases = [
        ...(build.phases ?? []).slice(0, -1),
        {
          phaseType: "BUILD",
          phaseStatus: status,
          startTime: started,
          endTime: ended,
          durationInSeconds: Math.round((ended.getTime() - started.getTime()) / 1000),
          ...(message !== undefined && { contexts: [{ statusCode: "COMMAND_EXECUTION_ERROR", message }] }),
        },
        { phaseType: "COMPLETED", startTime: ended },
      ];
    },
  };
}
