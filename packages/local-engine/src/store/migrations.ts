/**
 * One entry per version of the schema, applied in order; `PRAGMA user_version` says how many have been.
 * An entry that has been published is never edited.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE definitions (
    hash TEXT PRIMARY KEY,
    text TEXT NOT NULL
  );
  CREATE TABLE executions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    arn TEXT NOT NULL,
    pipeline_name TEXT NOT NULL,
    display_name TEXT,
    definition_hash TEXT NOT NULL REFERENCES definitions (hash),
    overrides TEXT NOT NULL,
    parameters TEXT NOT NULL,
    stubs TEXT NOT NULL,
    max_parallel_steps INTEGER NOT NULL,
    status TEXT NOT NULL,
    failure_reason TEXT,
    ended_by_fail INTEGER NOT NULL DEFAULT 0,
    start_time TEXT NOT NULL,
    end_time TEXT,
    engine_id TEXT NOT NULL,
    pid INTEGER NOT NULL,
    process_start TEXT NOT NULL,
    boot_id TEXT NOT NULL
  );
  CREATE INDEX executions_of_pipeline ON executions (pipeline_name, number);
  CREATE TABLE steps (
    number INTEGER PRIMARY KEY,
    execution_id TEXT NOT NULL REFERENCES executions (id),
    name TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    type TEXT NOT NULL,
    display_name TEXT,
    status TEXT NOT NULL,
    start_time TEXT NOT NULL,
    end_time TEXT,
    failure_reason TEXT,
    cache_key TEXT,
    cache_source TEXT,
    properties TEXT,
    metadata TEXT,
    outputs TEXT,
    reports TEXT,
    stored_outputs TEXT,
    UNIQUE (execution_id, name, attempt)
  );
  CREATE INDEX steps_by_cache_key ON steps (cache_key, name)
    WHERE cache_key IS NOT NULL AND cache_source IS NULL AND status = 'Succeeded';
  CREATE TABLE model_package_groups (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    arn TEXT NOT NULL,
    creation_time TEXT NOT NULL
  );
  CREATE TABLE model_packages (
    number INTEGER PRIMARY KEY,
    group_name TEXT NOT NULL COLLATE NOCASE REFERENCES model_package_groups (name),
    version INTEGER NOT NULL,
    arn TEXT NOT NULL UNIQUE,
    approval_status TEXT NOT NULL,
    approval_description TEXT,
    creation_time TEXT NOT NULL,
    last_modified_time TEXT NOT NULL,
    execution_arn TEXT NOT NULL,
    step_name TEXT NOT NULL,
    request TEXT NOT NULL,
    UNIQUE (group_name, version)
  );
  `,
  `
  ALTER TABLE executions ADD COLUMN selective_execution TEXT;
  ALTER TABLE steps ADD COLUMN selective_source TEXT;
  `,
  `
  ALTER TABLE steps ADD COLUMN job_name TEXT;
  ALTER TABLE steps ADD COLUMN request TEXT;
  UPDATE steps SET job_name = coalesce(json_extract(properties, '$.ProcessingJobName'),
      json_extract(properties, '$.TrainingJobName'))
    WHERE type IN ('Processing', 'Training') AND cache_source IS NULL AND selective_source IS NULL;
  CREATE INDEX steps_by_job_name ON steps (type, job_name) WHERE job_name IS NOT NULL;
  CREATE TABLE models (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    arn TEXT NOT NULL,
    creation_time TEXT NOT NULL,
    request TEXT NOT NULL
  );
  INSERT OR IGNORE INTO models (name, arn, creation_time, request)
    SELECT json_extract(properties, '$.ModelName'), json_extract(properties, '$.ModelArn'), start_time, properties
    FROM steps WHERE type = 'Model' AND json_extract(properties, '$.ModelName') IS NOT NULL
      AND json_extract(properties, '$.ModelArn') IS NOT NULL ORDER BY number;
  ALTER TABLE model_package_groups ADD COLUMN description TEXT;
  ALTER TABLE model_package_groups ADD COLUMN policy TEXT;
  ALTER TABLE model_package_groups ADD COLUMN last_version INTEGER NOT NULL DEFAULT 0;
  UPDATE model_package_groups SET last_version =
    (SELECT coalesce(max(version), 0) FROM model_packages WHERE group_name = model_package_groups.name);
  CREATE TABLE all_model_packages (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE,
    group_name TEXT COLLATE NOCASE REFERENCES model_package_groups (name),
    version INTEGER,
    arn TEXT NOT NULL UNIQUE,
    approval_status TEXT,
    approval_description TEXT,
    creation_time TEXT NOT NULL,
    last_modified_time TEXT NOT NULL,
    execution_arn TEXT,
    step_name TEXT,
    request TEXT NOT NULL,
    UNIQUE (group_name, version)
  );
  INSERT INTO all_model_packages SELECT number, group_name, group_name, version, arn, approval_status,
    approval_description, creation_time, last_modified_time, execution_arn, step_name, request FROM model_packages;
  DROP TABLE model_packages;
  ALTER TABLE all_model_packages RENAME TO model_packages;
  `,
  `
  CREATE TABLE pipelines (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    arn TEXT NOT NULL UNIQUE,
    display_name TEXT,
    description TEXT,
    role_arn TEXT NOT NULL,
    max_parallel_steps INTEGER,
    creation_time TEXT NOT NULL,
    last_modified_time TEXT NOT NULL
  );
  CREATE TABLE pipeline_versions (
    pipeline_number INTEGER NOT NULL REFERENCES pipelines (number) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    definition_hash TEXT NOT NULL REFERENCES definitions (hash),
    display_name TEXT,
    description TEXT,
    creation_time TEXT NOT NULL,
    PRIMARY KEY (pipeline_number, version)
  );
  CREATE TABLE tags (
    arn TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (arn, key)
  );
  CREATE TABLE idempotency_tokens (
    operation TEXT NOT NULL,
    token TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    response TEXT NOT NULL,
    creation_time TEXT NOT NULL,
    PRIMARY KEY (operation, token)
  );
  CREATE TABLE callbacks (
    token TEXT PRIMARY KEY,
    execution_id TEXT NOT NULL REFERENCES executions (id),
    step_name TEXT NOT NULL,
    queue_url TEXT NOT NULL,
    creation_time TEXT NOT NULL,
    answer TEXT,
    is_over INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX callbacks_of_step ON callbacks (execution_id, step_name);
  ALTER TABLE executions ADD COLUMN description TEXT;
  ALTER TABLE executions ADD COLUMN pipeline_version INTEGER;
  ALTER TABLE executions ADD COLUMN parallelism_requested INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE executions ADD COLUMN last_modified_time TEXT;
  ALTER TABLE executions ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;

  -- What has been run so far belongs to pipelines, too: the newest definition of each name is its only version.
  INSERT OR IGNORE INTO pipelines (name, arn, role_arn, creation_time, last_modified_time)
    SELECT pipeline_name, substr(arn, 1, instr(arn, '/execution/') - 1),
      'arn:aws:iam::' || substr(arn, instr(arn, ':pipeline/') - 12, 12) || ':role/sagewright-local',
      start_time, start_time
    FROM executions ORDER BY number DESC;
  UPDATE pipelines SET creation_time =
    (SELECT min(start_time) FROM executions WHERE pipeline_name = pipelines.name COLLATE NOCASE);
  INSERT INTO pipeline_versions (pipeline_number, version, definition_hash, creation_time)
    SELECT pipelines.number, 1, definition_hash, start_time FROM pipelines
    JOIN executions ON executions.number =
      (SELECT max(number) FROM executions WHERE pipeline_name = pipelines.name COLLATE NOCASE);
  UPDATE executions SET pipeline_version = 1 WHERE EXISTS (
    SELECT 1 FROM pipelines JOIN pipeline_versions ON pipeline_number = pipelines.number
    WHERE name = executions.pipeline_name COLLATE NOCASE
      AND pipeline_versions.definition_hash = executions.definition_hash);
  `,
  `
  CREATE TABLE projects (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    id TEXT NOT NULL UNIQUE,
    arn TEXT NOT NULL,
    description TEXT,
    status TEXT NOT NULL,
    status_message TEXT,
    parameters TEXT NOT NULL,
    template TEXT NOT NULL,
    creation_time TEXT NOT NULL,
    last_modified_time TEXT NOT NULL,
    engine_id TEXT NOT NULL,
    pid INTEGER NOT NULL,
    process_start TEXT NOT NULL,
    boot_id TEXT NOT NULL
  );
  CREATE TABLE project_builds (
    number INTEGER PRIMARY KEY,
    project_id TEXT NOT NULL,
    branch TEXT NOT NULL,
    commit_id TEXT NOT NULL,
    status TEXT NOT NULL,
    execution_arn TEXT,
    failure TEXT,
    creation_time TEXT NOT NULL,
    end_time TEXT,
    engine_id TEXT NOT NULL,
    pid INTEGER NOT NULL,
    process_start TEXT NOT NULL,
    boot_id TEXT NOT NULL
  );
  CREATE INDEX builds_of_project ON project_builds (project_id, number);
  `,
  `
  ALTER TABLE steps ADD COLUMN job_start_time TEXT;
  `,
  `
  ALTER TABLE executions ADD COLUMN mlflow_experiment_name TEXT;
  `,
];
