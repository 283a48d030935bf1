import { given } from "../given.ts";
import type { Reader, StepReader } from "../reader.ts";
import { byName } from "./by-name.ts";

export const readLineage: StepReader = (from) => ({
  kind: "lineage",
  props: {
    actions: readEntities(from, "Actions", "ActionName", (action) => ({
      actionType: action.needed("ActionType"),
      status: action.input("Status"),
      description: action.input("Description"),
    })),
    artifacts: readEntities(from, "Artifacts", "ArtifactName", (artifact) => ({
      artifactType: artifact.needed("ArtifactType"),
    })),
    contexts: readEntities(from, "Contexts", "ContextName", (context) => ({
      contextType: context.needed("ContextType"),
      description: context.input("Description"),
    })),
    associations: readAssociations(from),
  },
});

/** Entities by name; `undefined` where one lacks a name, a type or a source, and overrides say all of them. */
function readEntities(
  from: Reader,
  list: string,
  nameMember: string,
  read: (entity: Reader) => Readonly<Record<string, unknown>>,
): object | undefined {
  return byName(from.items(list) ?? [], nameMember, (entity) => {
    const sourceUri = entity.needed("Source.SourceUri");
    const source = given({ sourceUri, sourceType: entity.input("Source.SourceType") });
    const own = read(entity);
    const [type] = Object.values(own);
    if (sourceUri === undefined || type === undefined) return undefined;
    return given({ ...own, source, properties: entity.textMap("Properties") });
  });
}

function readAssociations(from: Reader): readonly object[] | undefined {
  const associations = from.items("Associations")?.map((association) => ({
    sourceArn: association.needed("SourceArn"),
    destinationArn: association.needed("DestinationArn"),
    associationType: association.input("AssociationType"),
  }));
  const isWhole = associations?.every(
    ({ sourceArn, destinationArn }) => sourceArn !== undefined && destinationArn !== undefined,
  );
  return isWhole ? associations?.map(given) : undefined;
}
