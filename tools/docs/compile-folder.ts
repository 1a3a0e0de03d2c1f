import { join } from 'node:path';
import ts from 'typescript';

/** The declarations of packages are the same for each folder: they are read and bound once. */
const declarations = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles a folder by its `tsconfig.json`, as `tsc --noEmit` does but in this process, and gives what the compiler has
 * to say. Folders whose settings for the language differ must not take turns: they would share what was read.
 */
export function compileFolder(folder: string): string {
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (fileName, ...how) => {
    if (!fileName.endsWith('.d.ts')) return read(fileName, ...how);
    if (!declarations.has(fileName)) declarations.set(fileName, read(fileName, ...how));
    return declarations.get(fileName);
  };
  const { rootNames, options, errors } = configOf(folder);
  const program = ts.createProgram({ rootNames, options, host, configFileParsingDiagnostics: errors });
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host);
}

function configOf(folder: string) {
  const file = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(file.config, ts.sys, folder);
  return {
    rootNames: fileNames,
    options: { ...options, noEmit: true },
    errors: file.error ? [file.error, ...errors] : errors,
  };
}
