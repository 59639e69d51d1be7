import ts from 'typescript';
import { filesUnder, isTypeScript, read } from './files';

/** One import, export-from, `import()` or `require()` as it is written. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly kind: 'import' | 'export' | 'call';
}

/** One TypeScript file, read. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** Reads a text as the TypeScript file of this name. */
export function sourceOf(path: string, text: string): Source {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  visit(tree, (node) => {
    const found = importOf(node);
    if (found !== undefined) imports.push({ ...found, line: lineOf(tree, node) });
  });
  return { path, tree, imports };
}

/** Every TypeScript file under these folders. */
export function sourcesUnder(...folders: readonly string[]): Source[] {
  return folders
    .flatMap((folder) => filesUnder(folder))
    .filter(isTypeScript)
    .map((path) => sourceOf(path, read(path)));
}

/** Shows every node of a tree to the visitor. */
export function visit(node: ts.Node, visitor: (node: ts.Node) => void): void {
  visitor(node);
  node.forEachChild((child) => {
    visit(child, visitor);
  });
}

/** The line a node stands on, counted from one. */
export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

function importOf(node: ts.Node): Omit<Import, 'line'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, kind: 'import' };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, kind: 'export' };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, kind: 'import' };
  }
  if (!ts.isCallExpression(node)) return undefined;
  const [first] = node.arguments;
  const calls = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
  if (!calls || first === undefined || !ts.isStringLiteral(first)) return undefined;
  return { specifier: first.text, kind: 'call' };
}
