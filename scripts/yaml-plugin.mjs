import { parse } from 'yaml';

/** Vite plugin: `import data from 'x.yaml'` gives the parsed value, so that no YAML parser is shipped. */
export function yaml() {
  return {
    name: 'yaml',
    transform(source, id) {
      if (!/\.ya?ml$/.test(id)) return null;
      // JSON text is valid JavaScript; a mistake in the YAML stops the build with its line.
      return { code: `export default ${JSON.stringify(parse(source, { prettyErrors: true }))};`, map: { mappings: '' } };
    },
  };
}
