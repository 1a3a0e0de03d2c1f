import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StartError } from '../start-error.ts';
import { dataFolderSecret } from './data-folder-secret.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('dataFolderSecret', () => {
  it('makes a secret once and finds it again', () => {
    const folder = join(temporaryFolder(), 'data');
    const first = dataFolderSecret(folder);
    const second = dataFolderSecret(folder);
    expect(first).toMatchObject({ created: true, file: join(folder, 'secret-key') });
    expect(second).toEqual({ ...first, created: false });
    expect(first.secret).toMatch(/^[\w-]{43}$/);
    expect(readdirSync(folder)).toEqual(['secret-key']);
  });

  it('makes another secret in each folder', () => {
    const [one, other] = [dataFolderSecret(temporaryFolder()), dataFolderSecret(temporaryFolder())];
    expect(one.secret).not.toBe(other.secret);
  });

  it('lets nobody but its own user read the secret or enter the folder', () => {
    const folder = join(temporaryFolder(), 'data');
    const { file } = dataFolderSecret(folder);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('refuses a file that holds no usable secret, and leaves it as it is', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'secret-key'), 'short\n');
    expect(() => dataFolderSecret(folder)).toThrow(/secret-key cannot be used as the secret key: .*5 bytes/);
  });

  it.each(['file', 'file/below'])('refuses a data folder that is no folder: %s', (path) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const refused = () => dataFolderSecret(join(folder, path));
    expect(refused).toThrow(StartError);
    expect(refused).toThrow(/DATA_DIR should name a folder/);
  });

  it.skipIf(process.platform !== 'linux')('refuses a folder that cannot be made', () => {
    expect(() => dataFolderSecret('/proc/latchkey/data')).toThrow(StartError);
  });
});
