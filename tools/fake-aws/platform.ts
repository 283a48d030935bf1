import type { World } from "./world.ts";
import { ORGANIZATION } from "./world.ts";

/** What `sagewright catalog deploy` leaves in an account, for acme's prod, as far as commands look at it. */
export function makePlatform(world: World): void {
  const { names, partition, account } = world;
  const product = "prod-acmeprojects01";
  const portfolio = "port-acmeprojects01";
  world.portfolios.set(portfolio, {
    Id: portfolio,
    DisplayName: names.portfolio,
    principals: [`arn:${partition}:iam::${account}:role/DataScientist`],
  });
  world.products.set(product, {
    summary: {
      Id: "prodview-acmeprojects01",
      ProductId: product,
      Name: names.product,
      Owner: ORGANIZATION.organization,
      ShortDescription: "SageMaker project with a repository that is built, a pipeline and a model registry.",
      Type: "CLOUD_FORMATION_TEMPLATE",
      Distributor: "",
      HasDefaultPath: false,
      SupportEmail: "",
      SupportDescription: "",
      SupportUrl: "",
    },
    arn: world.arn("catalog", `product/${product}`),
    tags: [{ Key: "sagemaker:studio-visibility", Value: "true" }],
    artifacts: [
      version(world, "pa-acmeprojects01", "0123456789ab", "DEPRECATED"),
      version(world, "pa-acmeprojects02", "fedcba987654", "DEFAULT"),
    ],
  });
  for (const [name, service] of [
    [names.launchRole, "servicecatalog"],
    [names.templateLaunchRole, "cloudformation"],
  ] as const)
    world.roles.set(name, { path: "/", trust: trustOf(service), policies: [] });
  world.secrets.set(names.gitSecret, "ghp_example");
  world.buildProjects.add(names.runner);
  world.buckets.set(names.stateBucket, {
    corsOrigins: ["https://*.sagemaker.aws"],
    objects: new Map([
      [
        `templates/${names.product}.json`,
        { body: "{}", tags: [{ Key: "sagemaker:studio-visibility", Value: "true" }] },
      ],
    ]),
  });
  const domain = world.arn("sagemaker", "domain/d-abcdef123456");
  world.domains.set("d-abcdef123456", {
    DomainArn: domain,
    DomainId: "d-abcdef123456",
    DomainName: "studio",
    Status: "InService",
    CreationTime: world.now(),
    LastModifiedTime: world.now(),
    AuthMode: "IAM",
    DefaultUserSettings: { ExecutionRole: `arn:${partition}:iam::${account}:role/DataScientist` },
  });
  world.tags.set(domain, [
    { Key: "sagemaker:projectS3TemplatesLocation", Value: `s3://${names.stateBucket}/templates/` },
  ]);
  world.quotas.set("codebuild L-9D07B6EF", {
    name: "Concurrently running builds for Linux/Small environment",
    value: 20,
  });
}

const trustOf = (service: string) => ({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: `${service}.amazonaws.com` }, Action: "sts:AssumeRole" },
  ],
});

const version = (world: World, Id: string, Name: string, Guidance: "DEFAULT" | "DEPRECATED") => ({
  Id,
  Name,
  Description: `Template with SHA-256 ${Name}`,
  Type: "CLOUD_FORMATION_TEMPLATE" as const,
  CreatedTime: world.now(),
  Active: true,
  Guidance,
});
