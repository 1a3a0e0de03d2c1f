/**
 * A listener of the application that cannot stop what calls it. What it throws, or its promise rejects with, becomes
 * a warning of the process that names the kind of error alone: a message may hold anything.
 */
export function guardListener<News>(name: string, listener: (news: News) => unknown): (news: News) => void {
  async function tell(news: News): Promise<void> {
    try {
      await listener(news);
    } catch (error) {
      process.emitWarning(`${name} failed: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }
  return (news) => void tell(news);
}
