import { DatabaseSync } from 'node:sqlite';
import { openStore } from '@latchkey/server';
import type { Site } from '../server/site.ts';
import { hold } from '../claim/violation.ts';

/** The database is sound by its own account, and the feed has no gap. */
export async function checkSoundness({ databaseUrl, engine }: Site): Promise<void> {
  if (engine === 'sqlite') checkFile(databaseUrl.replace(/^sqlite:/, ''));
  const store = await openStore({ url: databaseUrl });
  try {
    const feed = await store.feed.connect(() => undefined);
    const { facts, position } = await feed.read(null);
    await feed.close();
    const numbers = facts.map(({ number }) => number);
    const first = position.number - numbers.length + 1;
    hold(
      numbers.every((number, index) => number === first + index),
      () => `the feed has counted to ${position.number} and holds ${numbers.join(', ')}`,
    );
  } finally {
    await store.close();
  }
}

function checkFile(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const [integrity] = database.prepare('pragma integrity_check').all();
    hold(integrity?.['integrity_check'] === 'ok', () => `integrity_check: ${JSON.stringify(integrity)}`);
    hold(database.prepare('pragma foreign_key_check').all().length === 0, 'a foreign key points nowhere');
  } finally {
    database.close();
  }
}
