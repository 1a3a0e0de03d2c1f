import { describe, expect, it } from 'vitest';
import { createImportReport } from './create-import-report.ts';

function reportOn(isTTY: boolean) {
  const written: string[] = [];
  const report = createImportReport({ isTTY, write: (text) => written.push(text) });
  return { report, written };
}

function progress(lines: number) {
  return { lines, imported: lines, existing: 0, refused: 0, throughLine: lines, linesPerSecond: 1_234.5 };
}

describe('the report of an import', () => {
  it('writes one line over and over on a terminal', () => {
    const { report, written } = reportOn(true);
    report.progress(progress(250));
    report.progress(progress(500));
    report.close();
    expect(written).toEqual([
      '\r\u001b[2K250 lines: 250 imported, 0 already there, 0 refused (1,235 a second)',
      '\r\u001b[2K500 lines: 500 imported, 0 already there, 0 refused (1,235 a second)',
      '\n',
    ]);
  });

  it('puts a bad line above the one that is written over', () => {
    const { report, written } = reportOn(true);
    report.progress(progress(250));
    report.refused({ line: 251, problem: 'there is no username' });
    expect(written.at(-1)).toContain('\r\u001b[2Kline 251: there is no username\n250 lines: ');
  });

  it('writes whole lines elsewhere, one for every 10,000', () => {
    const { report, written } = reportOn(false);
    for (let lines = 250; lines <= 20_000; lines += 250) report.progress(progress(lines));
    report.refused({ line: 20_001, problem: 'there is no username' });
    report.close();
    expect(written).toEqual([
      '10,000 lines: 10,000 imported, 0 already there, 0 refused (1,235 a second)\n',
      '20,000 lines: 20,000 imported, 0 already there, 0 refused (1,235 a second)\n',
      'line 20001: there is no username\n',
    ]);
  });
});
