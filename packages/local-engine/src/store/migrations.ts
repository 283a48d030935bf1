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
];
