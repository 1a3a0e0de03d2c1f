import type { JsonObject } from '@latchkey/client';
import { claimMeanings, timeClaims } from './claim-meanings';

/** One member of a token's header or claims, ready to be shown. */
export interface ClaimRow {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
  /** The moment that the claim names, where it names one. */
  readonly moment: Date | null;
}

export function describeClaims(claims: JsonObject): readonly ClaimRow[] {
  return Object.entries(claims).map(([name, value]) => ({
    name,
    value: valueText(value),
    meaning: claimMeanings.get(name) ?? 'Known to those who issue and read it',
    moment: momentOf(name, value),
  }));
}

function valueText(value: unknown): string {
  if (value === '') return 'empty';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function momentOf(name: string, value: unknown): Date | null {
  if (!timeClaims.has(name) || typeof value !== 'number') return null;
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? null : date;
}
