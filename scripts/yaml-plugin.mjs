import { relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';

/** Vite plugin: `import data from 'x.yaml'` gives the parsed value, so that no YAML parser is shipped. */
export function yaml() {
  return {
    name: 'yaml',
    transform(source, id) {
      if (!/\.ya?ml$/.test(id)) return null;
      const lineCounter = new LineCounter();
      const document = parseDocument(source, { lineCounter, prettyErrors: false });
      const [mistake] = document.errors;
      // A mistake stops the build with the file and the line, so that an editor can jump there.
      if (mistake !== undefined) throw new Error(`${relative(process.cwd(), id)}:${lineCounter.linePos(mistake.pos[0]).line}: ${mistake.message}`);
      // JSON text is valid JavaScript.
      return { code: `export default ${JSON.stringify(document.toJS())};`, map: { mappings: '' } };
    },
  };
}
