-- Every role refuses to start with a schema of another version, and so must be able to read which it is.
GRANT SELECT ON flyway_schema_history TO samkonsult_app;
