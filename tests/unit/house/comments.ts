/** Which exported pieces have no doc comment, found in the syntax tree and not by a pattern of the text. */
import { parseSync, type ESTree } from 'vite';

type Statement = ESTree.Program['body'][number];

/**
 * The names that a file exports without a doc comment right above. A type that is only taken from something else (from
 * a schema, a list, a field) needs none: what it is taken from has it.
 */
export function uncommented(path: string, text: string): string[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join(', ')}`);
  return program.body.flatMap((statement) =>
    hasComment(text.slice(0, statement.start)) ? [] : namesOf(statement).filter((name) => name !== ''),
  );
}

const hasComment = (before: string): boolean => /\/\*\*(?:(?!\*\/)[^])*\*\/\s*$/.test(before);

function namesOf(statement: Statement): string[] {
  if (statement.type === 'ExportDefaultDeclaration') return ['default'];
  if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) return [];
  const { declaration } = statement;
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : 'a pattern'));
    case 'TSTypeAliasDeclaration':
      return isTaken(declaration.typeAnnotation) ? [] : [declaration.id.name];
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [declaration.id?.name ?? 'default'];
    case 'TSInterfaceDeclaration':
    case 'TSEnumDeclaration':
      return [declaration.id.name];
    default:
      return [];
  }
}

/** `v.InferOutput<typeof schema>`, `(typeof LIST)[number]`, `Check['state']`, `keyof typeof TABLE`, `Extract<…>`. */
function isTaken(type: ESTree.TSType): boolean {
  if (type.type === 'TSParenthesizedType') return isTaken(type.typeAnnotation);
  return ['TSTypeReference', 'TSIndexedAccessType', 'TSTypeOperator', 'TSTypeQuery'].includes(type.type);
}
