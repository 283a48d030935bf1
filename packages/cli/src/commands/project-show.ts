import { EXIT } from "../exit-code.ts";
import { printIssues } from "../print/issues.ts";
import { printData, printJson } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { describeProject } from "../project/describe-project.ts";
import type { PlaceOptions } from "../project/place-of.ts";
import { projectRecord } from "../project/project-document.ts";
import { projectText } from "../project/project-text.ts";
import { withProjects } from "../project/with-projects.ts";

/** Shows all that is known of a project. */
export const showProjectCommand = (name: string, options: PlaceOptions): Promise<number> =>
  withProjects(
    options,
    "read",
    async (projects) => {
      const project = await describeProject(projects, name);
      const { document, unseen } = await projectRecord(projects, project);
      printIssues(unseen);
      if (options.json) printJson(document);
      else printData(projectText(document, styleFor(process.stdout)));
      return EXIT.done;
    },
    name,
  );
