/** An operation as @fastify/swagger makes it. */
interface MadeOperation {
  tags?: string[];
  requestBody?: { required?: boolean };
  'x-body-optional'?: true;
}

interface MadeDocument {
  tags?: { name?: string }[];
  paths?: Record<string, Record<string, MadeOperation>>;
}

/**
 * Says what a description by Fastify's schemas cannot, that a body may be left out, and drops the parts that this server
 * has no route for.
 */
export function settleDocument(made: object): object {
  const { paths = {}, tags = [], ...rest } = made as MadeDocument;
  const settled = Object.entries(paths).map(([path, item]) => [path, settlePath(item)] as const);
  const used = new Set(Object.values(paths).flatMap((item) => Object.values(item).flatMap(tagsOf)));
  return {
    ...rest,
    tags: tags.filter(({ name = '' }) => used.has(name)),
    paths: Object.fromEntries(settled),
  };
}

function tagsOf({ tags = [] }: MadeOperation): string[] {
  return tags;
}

function settlePath(item: Record<string, MadeOperation>): Record<string, MadeOperation> {
  return Object.fromEntries(Object.entries(item).map(([method, made]) => [method, settleOperation(made)]));
}

function settleOperation({ 'x-body-optional': isOptional, ...made }: MadeOperation): MadeOperation {
  if (isOptional !== true || made.requestBody === undefined) return made;
  return { ...made, requestBody: { ...made.requestBody, required: false } };
}
