import { type CustomTypesConfig, types } from 'pg';

/** Reads whole numbers of 64 bits as numbers, which `pg` gives as text by default, and other types as `pg` does. */
export const safeTypes: CustomTypesConfig = {
  getTypeParser: (type, format): unknown =>
    type === types.builtins.INT8 && format !== 'binary' ? readInt8 : types.getTypeParser(type, format),
};

function readInt8(text: string): number {
  const value = Number(text);
  // The message does not quote it.
  if (!Number.isSafeInteger(value)) throw new RangeError('a number in the database is beyond 2^53');
  return value;
}
