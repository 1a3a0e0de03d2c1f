import { expect, it } from 'vitest';
import { describeDevice } from './describe-device';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

it.each([
  ['Chrome 141 on Windows', `${windows} ${blink} Chrome/141.0.0.0 Safari/537.36`],
  ['Edge 141 on Windows', `${windows} ${blink} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`],
  ['Opera 120 on Windows', `${windows} ${blink} Chrome/136.0.0.0 Safari/537.36 OPR/120.0.0.0`],
  ['Firefox 140 on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  ['Chrome 150 on Linux', `Mozilla/5.0 (X11; Linux x86_64) ${blink} HeadlessChrome/150.0.0.0 Safari/537.36`],
  ['Safari 18 on iPhone', `${iPhone} Version/18.5 Mobile/15E148 Safari/604.1`],
  ['Chrome 141 on iPhone', `${iPhone} CriOS/141.0.7390.41 Mobile/15E148 Safari/604.1`],
  [
    'Safari 18 on macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  ],
  [
    'Samsung Internet 28 on Android',
    `Mozilla/5.0 (Linux; Android 10; K) ${blink} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  ],
  [
    'Chrome 141 on ChromeOS',
    `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Chrome/141.0.0.0 Safari/537.36`,
  ],
  ['A browser on Linux', 'Mozilla/5.0 (X11; Linux x86_64) NewEngine/1.0'],
  ['curl', 'curl/8.5.0'],
  ['A browser', '   '],
])('calls %s by its name', (name, userAgent) => {
  expect(describeDevice(userAgent)).toBe(name);
});

it('says so where a device says nothing', () => {
  expect(describeDevice(null)).toBe('A device that does not say what it is');
});

it('keeps a name short that has no end', () => {
  expect(describeDevice('x'.repeat(512))).toBe('x'.repeat(40));
});
