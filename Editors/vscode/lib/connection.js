'use strict';
// JSON-RPC 2.0 with the headers of the base protocol of LSP, over the streams of a child process.

const { spawn } = require('node:child_process');

/** Splits a stream of bytes into messages. */
class MessageReader {
  /** @param {(message: object) => void} onMessage receives each message. */
  constructor(onMessage) {
    this.onMessage = onMessage;
    this.chunks = [];
    this.size = 0;
  }

  /**
   * Adds the next bytes of the stream.
   * @param {Buffer} chunk
   */
  append(chunk) {
    this.chunks.push(chunk);
    this.size += chunk.length;
    // Joined once for each message and not for each chunk.
    while (this.size >= (this.needed ?? 0)) {
      const bytes = this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks);
      this.chunks = [bytes];
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) {
        this.needed = undefined;
        return;
      }
      const length = /^content-length: *(\d+) *$/im.exec(bytes.toString('ascii', 0, end));
      if (!length) throw new Error('a message of the server has no Content-Length');
      const start = end + 4;
      this.needed = start + Number(length[1]);
      if (bytes.length < this.needed) return;
      const content = bytes.toString('utf8', start, this.needed);
      this.chunks = [bytes.subarray(this.needed)];
      this.size = this.chunks[0].length;
      this.needed = undefined;
      this.onMessage(JSON.parse(content));
    }
  }
}

/** Returns a message with its header. */
function frame(message) {
  const content = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8');
  return Buffer.concat([Buffer.from(`Content-Length: ${content.length}\r\n\r\n`, 'ascii'), content]);
}

/** An error in a response. */
class ResponseError extends Error {
  constructor({ code, message }) {
    super(message);
    this.code = code;
  }
}

/** A connection to a server that runs as a child process. */
class Connection {
  /**
   * Starts the server.
   * @param {string} command
   * @param {string[]} args
   * @param {{cwd?: string}} options
   */
  constructor(command, args, options = {}) {
    this.nextID = 1;
    this.pending = new Map();
    this.notificationHandlers = new Map();
    this.requestHandlers = new Map();
    this.process = spawn(command, args, { cwd: options.cwd, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
    /** Resolves with the exit status, or the error of the start, when the server has ended. */
    this.ended = new Promise((resolve) => {
      this.process.on('error', (error) => resolve({ error }));
      this.process.on('exit', (status, signal) => resolve({ status, signal }));
    });
    this.ended.then(() => {
      this.isEnded = true;
      for (const { reject } of this.pending.values()) reject(new Error('the server ended'));
      this.pending.clear();
    });
    const reader = new MessageReader((message) => this.receive(message));
    this.process.stdout.on('data', (chunk) => reader.append(chunk));
    this.process.stderr.on('data', (chunk) => this.onLog?.(chunk.toString('utf8')));
    // A server that ended is noticed by its exit.
    this.process.stdin.on('error', () => {});
  }

  receive(message) {
    if (message.method === undefined) {
      const waiting = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (!waiting) return;
      if (message.error) waiting.reject(new ResponseError(message.error));
      else waiting.resolve(message.result);
    } else if (message.id === undefined) {
      this.notificationHandlers.get(message.method)?.(message.params);
    } else {
      const handler = this.requestHandlers.get(message.method);
      if (handler) this.send({ id: message.id, result: handler(message.params) ?? null });
      else this.send({ id: message.id, error: { code: -32601, message: `${message.method} is not supported` } });
    }
  }

  send(message) {
    if (!this.isEnded) this.process.stdin.write(frame(message));
  }

  notify(method, params) {
    this.send({ method, params });
  }

  /**
   * Sends a request.
   * @param {{onCancellationRequested: Function}} [token] cancels the request.
   */
  request(method, params, token) {
    if (this.isEnded) return Promise.reject(new Error('the server ended'));
    const id = this.nextID++;
    const result = new Promise((resolve, reject) => this.pending.set(id, { resolve, reject }));
    const listener = token?.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
    this.send({ id, method, params });
    return listener ? result.finally(() => listener.dispose()) : result;
  }

  onNotification(method, handler) {
    this.notificationHandlers.set(method, handler);
  }

  onRequest(method, handler) {
    this.requestHandlers.set(method, handler);
  }

  /** Ends the server as LSP requires; kills it if it does not end in time. */
  async stop(milliseconds = 2000) {
    const timer = setTimeout(() => this.process.kill(), milliseconds);
    try {
      await this.request('shutdown');
      this.notify('exit');
    } catch {
      this.process.kill();
    }
    const result = await this.ended;
    clearTimeout(timer);
    return result;
  }
}

module.exports = { Connection, MessageReader, ResponseError, frame };
