'use strict';
// Connects the server to Visual Studio Code.

const vscode = require('vscode');
const { Client, needsReason, withReason } = require('./lib/client');

/** A server that ends this often within that time is not started again. */
const restarts = { count: 4, milliseconds: 180_000 };

let output;
let diagnostics;
let client;
let watchers = [];
let endings = [];

const toPosition = ({ line, character }) => new vscode.Position(line, character);
const toRange = ({ start, end }) => new vscode.Range(toPosition(start), toPosition(end));
const fromPosition = ({ line, character }) => ({ line, character });
const fromRange = ({ start, end }) => ({ start: fromPosition(start), end: fromPosition(end) });
const settings = () => vscode.workspace.getConfiguration('blindspot');
const isServed = (document) =>
  ['file', 'untitled'].includes(document.uri.scheme) && settings().get('languages', []).includes(document.languageId);
const folder = ({ uri, name }) => ({ uri: uri.toString(), name });

function toDiagnostic(diagnostic) {
  // Severities start at 1 in the protocol and at 0 here.
  const result = new vscode.Diagnostic(toRange(diagnostic.range), diagnostic.message, diagnostic.severity - 1);
  result.source = diagnostic.source;
  result.code = diagnostic.codeDescription
    ? { value: diagnostic.code, target: vscode.Uri.parse(diagnostic.codeDescription.href) }
    : diagnostic.code;
  result.tags = diagnostic.tags;
  return result;
}

function toSymbol(symbol) {
  const result = new vscode.DocumentSymbol(
    symbol.name, symbol.detail ?? '', symbol.kind - 1, toRange(symbol.range), toRange(symbol.selectionRange));
  result.children = (symbol.children ?? []).map(toSymbol);
  return result;
}

function toEdit({ documentChanges = [], changes = {} }) {
  const edit = new vscode.WorkspaceEdit();
  const add = (uri, edits) => {
    for (const { range, newText } of edits) edit.replace(vscode.Uri.parse(uri), toRange(range), newText);
  };
  for (const change of documentChanges) {
    if (change.kind === 'create') edit.createFile(vscode.Uri.parse(change.uri), change.options);
    else add(change.textDocument.uri, change.edits);
  }
  for (const [uri, edits] of Object.entries(changes)) add(uri, edits);
  return edit;
}

function toAction(action) {
  const result = new vscode.CodeAction(action.title, vscode.CodeActionKind.QuickFix);
  result.isPreferred = action.isPreferred;
  result.diagnostics = (action.diagnostics ?? []).map(toDiagnostic);
  if (needsReason(action.edit)) {
    result.command = { command: 'blindspot.except', title: action.title, arguments: [action.edit] };
  } else {
    result.edit = toEdit(action.edit);
  }
  return result;
}

/** Adds an exception with a reason that the user types. */
async function except(edit) {
  const reason = await vscode.window.showInputBox({
    prompt: 'Reason of the exception', validateInput: (text) => (text.trim() ? undefined : 'An exception needs a reason.'),
  });
  if (reason) await vscode.workspace.applyEdit(toEdit(withReason(edit, reason)));
}

/** Runs a request, and returns undefined in place of an error: the editor shows nothing then. */
async function ask(request) {
  try {
    return await request();
  } catch (error) {
    output.appendLine(error.message);
    return undefined;
  }
}

function open(document) {
  if (isServed(document)) client?.open(document.uri.toString(), document.languageId, document.version, document.getText());
}

function watch(patterns) {
  for (const pattern of patterns) {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const notify = (type) => (uri) => client?.filesChanged([{ uri: uri.toString(), type }]);
    watcher.onDidCreate(notify(1));
    watcher.onDidChange(notify(2));
    watcher.onDidDelete(notify(3));
    watchers.push(watcher);
  }
}

async function start() {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const command = settings().get('path') || 'blindspot';
  const started = new Client({
    command, args: settings().get('arguments', []), folders: folders.map(folder), cwd: folders[0]?.uri.fsPath,
  });
  client = started;
  started.onDiagnostics = (uri, found) => diagnostics.set(vscode.Uri.parse(uri), found.map(toDiagnostic));
  started.onLog = (text) => output.appendLine(text.trimEnd());
  started.onWatch = watch;
  started.connection.ended.then((result) => ended(started, command, result));
  try {
    await started.ready;
    if (client === started) vscode.workspace.textDocuments.forEach(open);
  } catch (error) {
    output.appendLine(error.message);
  }
}

function ended(server, command, { error, status, signal }) {
  // The server of an earlier start.
  if (client !== server) return;
  client = undefined;
  clear();
  output.appendLine(error ? `${command} cannot be started: ${error.message}` : `the server ended (${signal ?? status})`);
  const now = Date.now();
  endings = [...endings.filter((time) => now - time < restarts.milliseconds), now];
  if (!error && endings.length <= restarts.count) return void start();
  const message = error
    ? `The command ${command} cannot be started. Install it, or set blindspot.path.`
    : 'The server ended several times and is not started again.';
  vscode.window.showErrorMessage(`Blindspot: ${message}`);
}

function clear() {
  diagnostics.clear();
  watchers.forEach((watcher) => watcher.dispose());
  watchers = [];
}

async function stop() {
  const running = client;
  client = undefined;
  clear();
  await running?.stop();
}

async function restart() {
  await stop();
  endings = [];
  await start();
}

async function activate(context) {
  output = vscode.window.createOutputChannel('Blindspot');
  diagnostics = vscode.languages.createDiagnosticCollection('blindspot');
  const { workspace, languages } = vscode;
  const documents = [{ scheme: 'file' }, { scheme: 'untitled' }];
  const isOpen = (document) => client?.versions.has(document.uri.toString());
  context.subscriptions.push(
    output, diagnostics,
    vscode.commands.registerCommand('blindspot.restart', restart),
    vscode.commands.registerCommand('blindspot.except', except),
    workspace.onDidOpenTextDocument(open),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      const changes = contentChanges.map(({ range, text }) => ({ range: fromRange(range), text }));
      client?.change(document.uri.toString(), document.version, changes);
    }),
    workspace.onDidSaveTextDocument((document) => client?.save(document.uri.toString())),
    workspace.onDidCloseTextDocument((document) => client?.close(document.uri.toString())),
    workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
      client?.foldersChanged(added.map(folder), removed.map(folder))),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('blindspot') && restart()),
    languages.registerHoverProvider(documents, {
      async provideHover(document, position, token) {
        if (!isOpen(document)) return undefined;
        const found = await ask(() => client.hover(document.uri.toString(), fromPosition(position), token));
        return found && new vscode.Hover(new vscode.MarkdownString(found.contents.value), toRange(found.range));
      },
    }),
    languages.registerDocumentSymbolProvider(documents, {
      async provideDocumentSymbols(document, token) {
        if (!isOpen(document)) return undefined;
        return (await ask(() => client.symbols(document.uri.toString(), token)))?.map(toSymbol);
      },
    }),
    languages.registerCodeActionsProvider(documents, {
      async provideCodeActions(document, range, context, token) {
        if (!isOpen(document) || !context.diagnostics.some(({ source }) => source === 'blindspot')) return undefined;
        const actions = await ask(() => client.codeActions(document.uri.toString(), fromRange(range), [], token));
        return actions?.map(toAction);
      },
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }));
  await start();
}

module.exports = { activate, deactivate: stop };
