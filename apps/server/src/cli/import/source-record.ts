/** The members of a user in a file, whatever the format, not looked at yet. */
export interface SourceRecord {
  readonly line: number;
  readonly members: Readonly<Record<string, unknown>>;
}
