/**
 * YAML files are read when the program is built (scripts/yaml-plugin.mjs). Their content is unknown to the compiler, so
 * a schema still parses it.
 */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
