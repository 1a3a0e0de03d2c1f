import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { createMetrics } from './create-metrics.ts';

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

const guide = read('docs/operations.md');
const blocks = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, code = '']) => code);
const rules = blocks.find((code) => code.includes('- alert:')) ?? '';

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly type: string;
    readonly gridPos: { readonly x: number; readonly w: number };
    readonly targets?: readonly { readonly expr: string }[];
  }[];
}

const { panels } = JSON.parse(read('docs/dashboard.json')) as Dashboard;
const charts = panels.filter(({ type }) => type !== 'row');

/** Alerts as they are written: a name, and the lines up to the next one. */
const alerts = rules
  .split('- alert: ')
  .slice(1)
  .map((text) => ({ name: text.split('\n')[0] ?? '', text }));

/** What an expression asks for: every metric of ours or of the process. `up` is made by Prometheus itself. */
const metricsIn = (expression: string) => expression.match(/\b(?:latchkey|process|nodejs)_\w+/g) ?? [];

/** Names as an exposition has them; a histogram has three. */
async function exposedMetrics(): Promise<ReadonlySet<string>> {
  const { text } = await createMetrics('1.2.3').exposition();
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

describe('the alerts in the guide', () => {
  it('are YAML', async () => {
    expect(blocks).toHaveLength(2);
    for (const code of blocks) expect(await format(code, { parser: 'yaml' })).not.toBe('');
    await expect(format('a: [', { parser: 'yaml' })).rejects.toThrow();
  });

  it('each have a reason, an expression, a severity and a summary', () => {
    expect(alerts.length).toBeGreaterThan(10);
    for (const { name, text } of alerts) {
      expect(name).toMatch(/^Latchkey[A-Za-z]+$/);
      expect(text).toMatch(/\n +expr: /);
      expect(text).toMatch(/\n +labels: \{ severity: (critical|warning) \}/);
      expect(text).toMatch(/\n +annotations:\s+\{ summary: '.+' \}/);
    }
    expect(rules.match(/# [A-Z][^\n]*\n +- alert:/g)).toHaveLength(alerts.length);
  });

  it('ask for metrics that exist', async () => {
    const exposed = await exposedMetrics();
    const asked = metricsIn(rules);
    expect(asked.length).toBeGreaterThan(alerts.length);
    expect(asked.filter((name) => !exposed.has(name))).toEqual([]);
  });

  it('are explained where it says what to do', () => {
    const explained = guide.slice(guide.indexOf('## When something is wrong'));
    for (const name of explained.match(/\bLatchkey[A-Z]\w+/g) ?? []) {
      expect(alerts.map((alert) => alert.name)).toContain(name);
    }
  });
});

describe('the dashboard', () => {
  it('asks for metrics that exist', async () => {
    const exposed = await exposedMetrics();
    const expressions = charts.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(expressions.length).toBeGreaterThan(charts.length - 1);
    expect(expressions.flatMap(metricsIn).filter((name) => !exposed.has(name))).toEqual([]);
  });

  it('has charts with titles of their own, and none beyond the edge', () => {
    const titles = charts.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });
});

describe('the table of metrics in the guide', () => {
  const section = guide.slice(guide.indexOf('## Metrics'), guide.indexOf('## Alerts'));
  const named = [...section.matchAll(/^\| (`[^|]+`) +\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`((?:latchkey|process|nodejs)_\w+)/g)].map(([, name]) => name),
  );

  it('has every metric of the server', async () => {
    const { text } = await createMetrics('1.2.3').exposition();
    const own = [...text.matchAll(/^# TYPE (latchkey_\S+) /gm)].map(([, name]) => name);
    expect(own.length).toBeGreaterThan(15);
    expect(own.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('has none that does not exist', async () => {
    const exposed = await exposedMetrics();
    expect(named.filter((name) => name === undefined || !exposed.has(name))).toEqual([]);
  });
});
