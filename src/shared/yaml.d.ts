/** YAML files are parsed when the program is built (scripts/yaml-plugin.mjs); what they hold is still parsed by a schema. */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
