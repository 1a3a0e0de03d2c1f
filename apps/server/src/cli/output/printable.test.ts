import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';
import { printJson, printJsonLine } from './print-json.ts';
import { printFacts, printTable } from './print-table.ts';

const nasty = 'a\u0000\u001b[2Jb\u007f\u009b\u202e\u200b\u2028\ud800c\ufeff\u{e0001}';

async function printed(print: (io: { stdout: PassThrough }) => void): Promise<string> {
  const stdout = new PassThrough();
  print({ stdout });
  stdout.end();
  return text(stdout);
}

describe('text for a terminal', () => {
  it('has nothing in it that a terminal would obey or hide', () => {
    expect(printable(nasty)).toBe('a\ufffd\ufffd[2Jb' + '\ufffd'.repeat(6) + 'c\ufffd\ufffd');
  });

  it('keeps what people write in', () => {
    expect(printable('Zoë 愛 علي 🙂')).toBe('Zoë 愛 علي 🙂');
  });

  it('is the same within tables and facts', async () => {
    const table = await printed((io) => printTable(io, ['NAME'], [[nasty]]));
    const facts = await printed((io) => printFacts(io, [['name', nasty]]));
    for (const output of [table, facts]) {
      expect(output).toContain(printable(nasty));
      expect(output).not.toContain('\u001b');
    }
  });
});

describe('JSON for machines', () => {
  it('comes back as it was, without a character that a terminal would obey', async () => {
    const value = { name: nasty.toWellFormed() };
    for (const print of [printJson, printJsonLine]) {
      const output = await printed((io) => print(io, value));
      expect(JSON.parse(output)).toEqual(value);
      expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    }
  });
});

describe('a table', () => {
  it('has columns as wide as they need to be, and a dash for nothing', async () => {
    const output = await printed((io) =>
      printTable(
        io,
        ['ID', 'NAME', 'STATE'],
        [
          ['1', 'alice', 'enabled'],
          ['10', null, 'disabled'],
        ],
      ),
    );
    expect(output).toBe('ID  NAME   STATE\n1   alice  enabled\n10  -      disabled\n');
  });
});
