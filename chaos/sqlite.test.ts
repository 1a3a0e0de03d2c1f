import { describe } from 'vitest';
import { testSmallCounts } from './small-counts.fixture.ts';

describe('on SQLite', () => testSmallCounts('sqlite'));
