// Serves the build of a generated application, in a process of its own: `fork(thisFile, [handlerModule])`. Tells the
// parent on which port it listens and, when it is asked, how many connections it has opened itself. The build is
// loaded with the first request, so that the address is known before there is one.
import { subscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const [handlerModule = ''] = process.argv.slice(2);

let connections = 0;
subscribe('net.client.socket', () => connections++);
process.on('message', () => process.send?.(connections));

const server = createServer((request, response) => {
  void import(pathToFileURL(handlerModule).href).then(({ reqHandler }: { reqHandler: Handler }) =>
    reqHandler(request, response),
  );
});
server.listen(0, 'localhost', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
