import { expect, it } from 'vitest';
import { readSessions } from './read-sessions';

const session = {
  id: 'a',
  current: true,
  created_at: 1,
  last_seen_at: 2,
  user_agent: null,
  ip: '192.0.2.7',
};

it('reads what the server answers', () => {
  expect(
    readSessions({ sessions: [session, { ...session, user_agent: 'curl/8.5.0', ip: null }] }),
  ).toHaveLength(2);
});

it.each(Object.keys(session))('takes no list in which a session lacks its %s', (name) => {
  expect(() => readSessions({ sessions: [session, { ...session, [name]: undefined }] })).toThrow(
    'a form that this page does not know',
  );
});
