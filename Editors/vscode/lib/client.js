'use strict';
// The part of the client that does not depend on Visual Studio Code: the life of the server and its documents.

const { Connection } = require('./connection');

/** The abilities of the editor that the server depends on. Positions are UTF-16 units, as in Visual Studio Code. */
const capabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { tagSupport: { valueSet: [1] }, codeDescriptionSupport: true, versionSupport: true },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } }, isPreferredSupport: true },
  },
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};

/** A client of `blindspot server`. */
class Client {
  /**
   * Starts the server.
   * @param {{command: string, args?: string[], folders: {uri: string, name: string}[], cwd?: string}} options
   */
  constructor({ command, args = [], folders, cwd }) {
    this.connection = new Connection(command, ['server', ...args], { cwd });
    this.versions = new Map();
    this.connection.onRequest('client/registerCapability', ({ registrations }) => {
      for (const { method, registerOptions } of registrations) {
        if (method === 'workspace/didChangeWatchedFiles') this.onWatch?.(registerOptions.watchers.map((one) => one.globPattern));
      }
    });
    this.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      // Diagnostics of an older text would be at wrong places.
      const version = this.versions.get(params.uri);
      if (version !== undefined && params.version !== undefined && params.version < version) return;
      this.onDiagnostics?.(params.uri, params.diagnostics);
    });
    this.connection.onNotification('window/logMessage', ({ message }) => this.onLog?.(message));
    this.connection.onLog = (text) => this.onLog?.(text);
    this.ready = this.start(folders);
  }

  async start(folders) {
    const result = await this.connection.request('initialize', {
      processId: process.pid,
      clientInfo: { name: 'Blindspot for Visual Studio Code' },
      rootUri: folders[0]?.uri ?? null,
      workspaceFolders: folders.length > 0 ? folders : null,
      capabilities,
    });
    this.connection.notify('initialized', {});
    return result;
  }

  open(uri, languageId, version, text) {
    this.versions.set(uri, version);
    this.connection.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  /** @param {{range?: object, text: string}[]} contentChanges the changes in the order in which they are applied. */
  change(uri, version, contentChanges) {
    if (!this.versions.has(uri)) return;
    this.versions.set(uri, version);
    this.connection.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  save(uri) {
    if (this.versions.has(uri)) this.connection.notify('textDocument/didSave', { textDocument: { uri } });
  }

  close(uri) {
    if (this.versions.delete(uri)) this.connection.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** @param {{uri: string, type: 1 | 2 | 3}[]} changes */
  filesChanged(changes) {
    this.connection.notify('workspace/didChangeWatchedFiles', { changes });
  }

  foldersChanged(added, removed) {
    this.connection.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
  }

  hover(uri, position, token) {
    return this.connection.request('textDocument/hover', { textDocument: { uri }, position }, token);
  }

  symbols(uri, token) {
    return this.connection.request('textDocument/documentSymbol', { textDocument: { uri } }, token);
  }

  codeActions(uri, range, diagnostics, token) {
    return this.connection.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics } }, token);
  }

  stop() {
    return this.connection.stop();
  }
}

/** The places of an empty reason in the edits of an exception: in a comment, in a block and in braces. */
const emptyReason = /(# blindspot: allow [\w-]+ -- )(?=\r?\n)|(\breason: )(?:''|(?=\r?\n))/g;

/** Returns the edits of a document change or of a list of changes. */
function editsOf({ documentChanges = [], changes = {} }) {
  return [...documentChanges.flatMap((change) => change.edits ?? []), ...Object.values(changes).flat()];
}

/** Whether an edit adds an exception whose reason is empty. */
function needsReason(edit) {
  return editsOf(edit).some(({ newText }) => newText.match(emptyReason));
}

/** Returns the edit with the reason in place of the empty one, the last if there are several. */
function withReason(edit, reason) {
  const line = reason.replace(/\s+/g, ' ').trim();
  const copy = structuredClone(edit);
  for (const one of editsOf(copy)) {
    const last = [...one.newText.matchAll(emptyReason)].pop();
    if (!last) continue;
    // A JSON string is a YAML string in double quotes.
    const text = last[1] === undefined ? last[2] + JSON.stringify(line) : last[1] + line;
    one.newText = one.newText.slice(0, last.index) + text + one.newText.slice(last.index + last[0].length);
  }
  return copy;
}

module.exports = { Client, capabilities, needsReason, withReason };
