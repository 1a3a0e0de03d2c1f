import { describe, expect, it } from 'vitest';
import { createPasswordHasher } from './create-password-hasher.ts';

const passwords = createPasswordHasher({ parameters: { memoryKib: 72, passes: 1, lanes: 1 } });
const password = 'correct horse battery';

/** Each was made by other software than what verifies it here, as its line says. */
const hashes = [
  // OpenSSL, by `argon2Sync` of Node.
  [
    'argon2id of other parameters',
    '$argon2id$v=19$m=128,t=3,p=2$AQQHCg0QExYZHB8iJSgrLg$NYwVJcMgcxYRLV51oW0LQIbY4x2FcPnTyLxInEQMV3Q',
  ],
  [
    'argon2id with 48 bytes of salt',
    '$argon2id$v=19$m=64,t=1,p=1$AQQHCg0QExYZHB8iJSgrLjE0Nzo9QENGSUxPUlVYW15hZGdqbXBzdnl8f4KFiIuO$MwF5I3xjb4C1I3zH2ui4wbjEiSirwGfHkDRCiDwGMM4',
  ],
  ['argon2i', '$argon2i$v=19$m=64,t=2,p=1$AQQHCg0QExY$XLqudmGjmeBoOUS+DFhazg'],
  [
    'argon2d',
    '$argon2d$v=19$m=64,t=1,p=1$AQQHCg0QExYZHB8iJSgrLg$4AHKL70udwYJ2XV/agDfAjGaZy/Rb2BUDMIkBB5wNIjJbUegHuvffBj4kynYohJkiLAWZW+l3NHb4i95Dl7twA',
  ],
  // py-bcrypt 3.2.2 and crypt(3) of libxcrypt.
  ['bcrypt 2a', '$2a$04$YqgKbJ4hQdhTHrt4xuWPE.PrQj0Fu90MQqdW/U2G9OZeG7gOO3rUa'],
  ['bcrypt 2b', '$2b$04$mpE3crKJokzshyCd88ksRemoXa4SI0VFz1dFXpPMXNM1fPLeFcS.y'],
  ['bcrypt 2y', '$2y$04$abcdefghijklmnopqrstuuqREtd3VJD2QVZbuFskFSLk6eRIrQoOS'],
  // Werkzeug 2.2.2.
  [
    'Werkzeug with pbkdf2 and sha256',
    'pbkdf2:sha256:1000$OU6eaQSwprqpA6Ma$d4ef656415f6da03e2c5685fadbae0a05bc99b0a5e605b376a8185b98a321e3f',
  ],
  [
    'Werkzeug with pbkdf2 and its default iterations',
    'pbkdf2:sha256:260000$10qAdIBBjER9gfsj$2e31fec2d8066e054830072cf2e5c6016f95cd429cd7596eb7fc894861e844cf',
  ],
  [
    'Werkzeug with pbkdf2 and sha1',
    'pbkdf2:sha1:1000$CwQGtdf6j9sxjkU7$35bb6faebc15a1a8901a28009f930b4c33e83df5',
  ],
  [
    'Werkzeug with pbkdf2 and sha512',
    'pbkdf2:sha512:1000$4cgNYWtTXhy8IdTI$4babd6c9535b1ec5a988910b980172b74f65656f900ab031c812fb9a370e71280c66bd507d51a8d3b680268234538948aa6c6556a0eb03d565c3e82c0f3b85a3',
  ],
  // `hashlib.scrypt` of Python, put together as Werkzeug 3 and passlib document their formats.
  [
    'Werkzeug with scrypt',
    'scrypt:1024:8:1$Jp3mQx7LkT0vYb2N$3c77dfb40c9e1b689de21fadd5434149c9713bbdd13682c21dd26d4c8e05883edfcc126f93586e88fa7d8175026df1571667500ca460369bba2a5fb0dc0ee695',
  ],
  [
    'Werkzeug with scrypt at its default cost',
    'scrypt:32768:8:1$Jp3mQx7LkT0vYb2N$5584e138b97cd066403bf932527d42d3bb8f411c3aada2fad7a6cec2f2398ac2b4621088f17f30f9be0602c7150a0030882f66d3dfbacc3ec9ee5563788a1d60',
  ],
  ['scrypt', '$scrypt$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$hKGWL22WtdGfIbxEPAZ06BS2bWyYKuZIKvypfAlYOWk'],
  [
    'scrypt with 64 bytes of hash',
    '$scrypt$ln=9,r=4,p=2$AAECAwQFBgc$wXkfX0n9LKCjTZSMZHpYCjP0iP7uor3LajOZ7tyeOjAPTE3Z8Edk6E6Q92A8aVyfFIrqTIRa08+zPnIpowDG3Q',
  ],
] as const;

describe.each(hashes)('a hash of %s', (_scheme, hash) => {
  it('belongs to its password, and to no other', async () => {
    expect(await passwords.verify(hash, password)).toBe(true);
    expect(await passwords.verify(hash, `${password} `)).toBe(false);
    expect(await passwords.verify(hash, `${password}\0`)).toBe(false);
  });

  it('is to be upgraded', () => {
    expect(passwords.needsUpgrade(hash, password)).toBe(true);
  });
});

describe('an argon2i hash of version 1.0', () => {
  // From the tests of the reference implementation, whose strings of that version have no `v`.
  it.each(['', '$v=16'])('is read where %j names the version', async (version) => {
    const hash = `$argon2i${version}$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ`;
    expect(await passwords.verify(hash, 'password')).toBe(true);
    expect(await passwords.verify(hash, 'passwore')).toBe(false);
  });
});

describe('a password outside ASCII', () => {
  const decomposed =
    'pbkdf2:sha256:1000$MDNeqHB0$1510ebc8d77cfd2635cb5635c603919c8ef0efdde1cc0fd039f21b74c9e9ff2c';
  const composed =
    'pbkdf2:sha256:1000$9FyaaPZQ$24b9c400e2758ac53da2a5400bd57f6abb09b7dafb55f00477095d704fa72333';

  it('is tried byte by byte as it was typed', async () => {
    expect(await passwords.verify(decomposed, 'Ame\u0301lie Poulain\u00a0!')).toBe(true);
    expect(await passwords.verify(decomposed, 'Am\u00e9lie Poulain !')).toBe(false);
  });

  it('is tried in its prepared form after that', async () => {
    expect(await passwords.verify(composed, 'Ame\u0301lie\u00a0Poulain')).toBe(true);
    expect(await passwords.verify(composed, 'Am\u00e9lie Poulain')).toBe(true);
  });

  it('is UTF-8 to bcrypt', async () => {
    const hash = '$2b$04$/J2kc8R/84Tz5yUfo8NDsOfgj4MxJ46WsPprGjjIxHbzlWKVy0w3a';
    expect(await passwords.verify(hash, 'Gr\u00fc\u00dfe, J\u00fcrgen')).toBe(true);
  });
});

describe('bcrypt', () => {
  const long = 'x'.repeat(72);
  const ofEighty = '$2b$04$HjD5ULBxXeEhSb3Oipykz.qe9.jN09J1y4edGHfj8dRNzzMylDeEy';
  const ofSeventyTwo = '$2b$04$XymTFNwtF5yXLj5Q.miZjO46K3ZQ5Y4thdwkzZNUmdCykYpPAsjBq';
  const ofA = '$2b$04$yy4hsgi9EOwu/joIArqC1Oc04Iy8sNZrn6DhjVec3L5lnwGLjcsyW';

  it('sees the first 72 bytes of a password', async () => {
    for (const hash of [ofEighty, ofSeventyTwo]) {
      expect(await passwords.verify(hash, `${long}beyond!!`)).toBe(true);
      expect(await passwords.verify(hash, long)).toBe(true);
      expect(await passwords.verify(hash, long.slice(1))).toBe(false);
    }
  });

  it('is not upgraded by a password of which it has seen a part', () => {
    expect(passwords.needsUpgrade(ofEighty, `${long}beyond!!`)).toBe(false);
    expect(passwords.needsUpgrade(ofEighty, '\u00fc'.repeat(37))).toBe(false);
    expect(passwords.needsUpgrade(ofEighty, 'u\u0308'.repeat(30))).toBe(false);
    expect(passwords.needsUpgrade(ofSeventyTwo, long)).toBe(true);
  });

  it.each(['a\0', 'a\0a', 'a\0b', '\0'])('matches nothing with a NUL, such as %j', async (withNul) => {
    expect(await passwords.verify(ofA, 'a')).toBe(true);
    expect(await passwords.verify(ofA, withNul)).toBe(false);
  });
});

describe('an upgrade', () => {
  it('is not due for a hash of the hasher’s own', async () => {
    expect(passwords.needsUpgrade(await passwords.hash(password), password)).toBe(false);
  });

  it.each(['', '{SSHA}MDEyMzQ1Njc4', `$2b$31$${'.'.repeat(53)}`])(
    'is not due for %j, which no password matches',
    (stored) => {
      expect(passwords.needsUpgrade(stored, password)).toBe(false);
    },
  );
});
