import { type Expression, type Kysely, type Selectable, sql } from 'kysely';
import type { NumberedFact } from '../../feed/fact.ts';
import type { FeedPage, FeedPosition } from '../../feed/feed-store.ts';
import type { FactsTable, Tables } from '../tables.ts';
import { toFact } from './fact-row.ts';

/**
 * Reads the head and the facts after a position in one statement, and so in one moment: a fact that is committed
 * between two statements could be counted by the head and missing in the page.
 */
export async function readFeedPage(db: Kysely<Tables>, after: FeedPosition | null): Promise<FeedPage> {
  const rows = await db
    .selectFrom('feed_head')
    .leftJoin('facts', (join) => join.on('facts.number', '>', lastKnown(after)))
    .selectAll('facts')
    .select(['feed_head.number as head', 'epoch', 'keep_seconds'])
    .orderBy('facts.number')
    .execute();
  const [first] = rows;
  if (first === undefined) throw new TypeError('the store has lost the head of its feed');
  const position = { epoch: first.epoch, number: first.head };
  return {
    position,
    whole: after?.epoch !== position.epoch || after.number > position.number,
    facts: rows.filter(isFact).map(toNumberedFact),
    keepSeconds: first.keep_seconds,
  };
}

/** The number given, if it belongs to this feed. Numbers start at 1. */
function lastKnown(after: FeedPosition | null): Expression<number> {
  if (after === null) return sql<number>`0`;
  const { epoch, number } = after;
  const known = sql`feed_head.epoch = ${epoch} and feed_head.number >= ${number}`;
  return sql<number>`case when ${known} then cast(${number} as bigint) else 0 end`;
}

type FactRow = Selectable<FactsTable>;

/** The one row of a page without facts has none. */
function isFact<Row extends { readonly number: number | null }>(row: Row): row is Row & FactRow {
  return row.number !== null;
}

function toNumberedFact(row: FactRow): NumberedFact {
  return { number: row.number, createdAtSeconds: row.created_at, fact: toFact(row) };
}
