import type { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { type AccountMember, accountMembers, isAccountMember } from './account-members.ts';
import { ImportFileError } from './import-file-error.ts';
import type { RefusedLine } from './import-report.ts';
import { readLines, type TextLine } from './read-lines.ts';
import type { SourceRecord } from './source-record.ts';

/**
 * Comma-separated values (RFC 4180) under a header line that names the columns. Nothing that a user has holds a line
 * break, so each line is read by itself: a quote that is never closed costs one user, not all that follow. Throws an
 * `ImportFileError` for a header that names too little or what is not known.
 */
export async function* readCsv(input: Readable): AsyncGenerator<SourceRecord | RefusedLine> {
  let header: readonly AccountMember[] | undefined;
  for await (const read of readLines(input)) {
    if (header === undefined) header = readHeader(read);
    else yield 'problem' in read ? read : readRecord(read, header);
  }
}

function readHeader(read: TextLine | RefusedLine): readonly AccountMember[] {
  if ('problem' in read) throw refused(read.problem.replace('the line ', ''));
  const names = fieldsOf(read.text)?.map((name) => name.trim());
  if (names === undefined) throw refused('is no line of comma-separated values');
  const unknown = names.findIndex((name) => !isAccountMember(name));
  if (unknown !== -1) throw refused(`names ${describe(names[unknown], unknown)}, which is not known`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`names the column ${twice} twice`);
  for (const needed of ['username', 'password_hash']) {
    if (!names.includes(needed)) throw refused(`does not name the column ${needed}`);
  }
  return names.filter(isAccountMember);
}

function readRecord({ line, text }: TextLine, header: readonly AccountMember[]): SourceRecord | RefusedLine {
  const fields = fieldsOf(text);
  if (fields === undefined) {
    return { line, problem: 'the line is not comma-separated values: a quote stands alone or is not closed' };
  }
  if (fields.length !== header.length) {
    return {
      line,
      problem: `the line has ${fields.length} fields, and the header names ${header.length} columns`,
    };
  }
  return { line, members: Object.fromEntries(header.map((name, at) => [name, typed(name, fields[at])])) };
}

/** The fields of one line; undefined where it is none. */
function fieldsOf(text: string): readonly string[] | undefined {
  try {
    // `parse` splits at line ends, of which there is none: a lone CR belongs to a field.
    const [fields] = parse(text, { record_delimiter: '\n' });
    return fields;
  } catch {
    // What the parser says quotes the line, and with it a hash.
    return undefined;
  }
}

/** The value that JSON would have; an empty field is as if it were not there. */
function typed(name: AccountMember, field = ''): unknown {
  if (field === '') return undefined;
  if (name === 'enabled' && /^(true|false)$/i.test(field)) return field.toLowerCase() === 'true';
  if (name === 'created_at' && /^\d+(\.\d+)?$/.test(field)) return Number(field);
  return field;
}

function refused(problem: string): ImportFileError {
  const example = accountMembers.join(',');
  return new ImportFileError(
    `the first line ${problem}: it should be a header such as ${example} (the first two are needed)`,
  );
}

/** Where the file has no header, what stands in its place may be a hash. */
function describe(name = '', index: number): string {
  return /^[a-z_ -]{1,40}$/i.test(name) ? `a column "${name}"` : `something in column ${index + 1}`;
}
