import { describe, expect, it } from 'vitest';
import { demoForAll, openPage } from './demo-page.fixture.ts';

const {
  browser,
  server: { url },
} = await demoForAll();

const nineLines: unknown[] = [
  'Requesting unprotected resource',
  'Got unprotected response: This is an unprotected resource.',
  'Logging in',
  'Login successful, token saved.',
  expect.stringMatching(/^expiration: .*20\d\d/),
  'is expired: false',
  expect.stringMatching(/^decoded: \{.*"sub":"1".*\}$/),
  'Requesting protected resource',
  "Got protected resource: msg: This is a protected resource., identity: User(id='1')",
];

describe('the page', () => {
  it('replays the tutorial’s log in nine lines, as it happens', async () => {
    const { page, lines, runEnded, complaints } = await openPage(browser, url);
    await runEnded(1);
    expect(await lines()).toEqual(nineLines);
    const exchanges = await page.getByTestId('exchange').allInnerTexts();
    expect(exchanges.map((text) => text.split('\n').map((part) => part.trim()))).toEqual([
      ['GET /unprotected', '200 OK', expect.stringMatching(/^\d+ ms$/), 'no token attached'],
      ['POST /auth', '200 OK', expect.stringMatching(/^\d+ ms$/), 'no token attached'],
      ['GET /protected', '200 OK', expect.stringMatching(/^\d+ ms$/), 'token attached'],
    ]);
    expect(complaints).toEqual([]);
  });

  it('runs again on request and keeps what came before', async () => {
    const { page, lines, runEnded } = await openPage(browser, url);
    await runEnded(1);
    await page.getByRole('button', { name: 'Run again' }).click();
    await runEnded(2);
    expect(await lines()).toEqual([...nineLines, ...nineLines]);
  });

  it('keeps the token in memory: no storage and no cookie holds anything', async () => {
    const { page, runEnded } = await openPage(browser, url);
    await runEnded(1);
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    expect(stored).toEqual([0, 0, '']);
  });

  it('shows the decoded token as a table beside the log', async () => {
    const { page, runEnded } = await openPage(browser, url);
    await runEnded(1);
    const claims = page.getByRole('table', { name: 'The token’s claims' });
    for (const name of ['iss', 'sub', 'exp', 'scope']) {
      expect(await claims.getByRole('rowheader', { name, exact: true }).count()).toBe(1);
    }
    expect(await page.getByTestId('countdown').textContent()).toMatch(/^[45]:\d\d$/);
  });

  it('loads nothing from anywhere else', async () => {
    const { page, runEnded } = await openPage(browser, 'about:blank');
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== url) elsewhere.push(request.url());
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    await runEnded(1);
    expect(elsewhere).toEqual([]);
  });
});
