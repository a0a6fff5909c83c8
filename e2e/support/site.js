// A static host for `dist` that remembers what it was asked. It is a proxy too: a browser told to use it for
// everything shows every request that it makes, of whatever page, worker or part of its own.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const dist = process.env.DIST ?? path.join(root, "dist");

/** The text of one of the samples, by the name of its file. */
export const sample = (name) => readFile(path.join(root, "static/samples", name), "utf8");

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** Starts the host; `requests` grows with every request, `close` is the end of the network. */
export async function serve() {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { host, href, pathname } = new URL(request.url, url);
    requests.push(`${request.method} ${href}`);
    // A stranger answers as well: a request that leaves must succeed, or its refusal would prove nothing.
    if (host !== new URL(url).host) return response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end("here");
    const file = path.join(dist, path.normalize(pathname === "/" ? "index.html" : pathname));
    try {
      const content = await readFile(file);
      response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.on("connect", (request, socket) => {
    requests.push(`CONNECT ${request.url}`);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url, requests, close };
}
