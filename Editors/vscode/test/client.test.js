'use strict';
// Tests the part of the client that does not depend on Visual Studio Code, with the real server: node --test

const assert = require('node:assert/strict');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { test } = require('node:test');
const { Client, needsReason, withReason } = require('../lib/client');
const { Connection, MessageReader, frame } = require('../lib/connection');

const command = process.env.BLINDSPOT_BINARY ?? 'blindspot';
const flow = 'inboundCall:\n  name: 🙂 Ask Dana Whitfield\n';

/** Starts a client in a temporary folder, runs a test, and ends both. */
async function withClient(files, body) {
  const folder = mkdtempSync(join(tmpdir(), 'blindspot-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const address = (name) => pathToFileURL(join(folder, name)).href;
  const client = new Client({ command, folders: [{ uri: pathToFileURL(folder).href, name: 'test' }], cwd: folder });
  const waiting = [];
  const arrived = [];
  client.onDiagnostics = (uri, found) => {
    const entry = { uri, found: found.map(({ range, code }) => `${range.start.line}:${range.start.character} ${code}`) };
    const index = waiting.findIndex((one) => one.uri === uri);
    if (index < 0) arrived.push(entry);
    else waiting.splice(index, 1)[0].resolve(entry.found);
  };
  /** Returns the diagnostics of a document that arrive next. */
  const next = (name) => {
    const index = arrived.findIndex(({ uri }) => uri === address(name));
    if (index >= 0) return Promise.resolve(arrived.splice(index, 1)[0].found);
    return new Promise((resolve) => waiting.push({ uri: address(name), resolve }));
  };
  try {
    await body({ client, address, next, folder });
    assert.equal((await client.stop()).status, 0);
  } finally {
    client.connection.process.kill();
    rmSync(folder, { recursive: true });
  }
}

test('messages are found however the stream is cut', () => {
  const stream = Buffer.concat([{ id: 1, result: 'é🙂' }, { id: 2, result: null }, { method: 'x', params: {} }].map(frame));
  for (const size of [1, 2, 7, 30, stream.length]) {
    const found = [];
    const reader = new MessageReader((message) => found.push(message.result ?? message.method ?? null));
    for (let start = 0; start < stream.length; start += size) reader.append(stream.subarray(start, start + size));
    assert.deepEqual(found, ['é🙂', null, 'x']);
  }
});

test('diagnostics follow the text, in UTF-16 units', () =>
  withClient({}, async ({ client, address, next }) => {
    const { capabilities } = await client.ready;
    assert.equal(capabilities.positionEncoding, 'utf-16');
    const uri = address('a.yaml');
    client.open(uri, 'yaml', 1, flow);
    assert.deepEqual(await next('a.yaml'), ['1:15 person-name']);
    client.change(uri, 2, [{ range: { start: { line: 1, character: 15 }, end: { line: 1, character: 29 } }, text: 'billing' }]);
    assert.deepEqual(await next('a.yaml'), []);
    client.close(uri);
    assert.deepEqual(await next('a.yaml'), []);
  }));

test('hovers, symbols and code actions are answered', () =>
  withClient({}, async ({ client, address, next }) => {
    await client.ready;
    const uri = address('a.yaml');
    client.open(uri, 'yaml', 1, flow);
    await next('a.yaml');
    const position = { line: 1, character: 20 };
    assert.match((await client.hover(uri, position)).contents.value, /# person-name/);
    assert.equal((await client.symbols(uri))[0].name, '🙂 Ask Dana Whitfield');
    const actions = await client.codeActions(uri, { start: position, end: position }, []);
    const [fix] = actions.filter(({ isPreferred }) => isPreferred);
    assert.equal(fix.edit.documentChanges[0].edits[0].newText, 'Person 1');
    assert.ok(!needsReason(fix.edit));
    // A comment, and an entry of the configuration.
    const exceptions = actions.filter(({ edit }) => needsReason(edit)).map(({ edit }) => withReason(edit, ' for\n"Dana" '));
    assert.deepEqual(
      exceptions.map(({ documentChanges }) => documentChanges.at(-1).edits[0].newText.trim().split('\n').pop().trim()),
      ['# blindspot: allow person-name -- for "Dana"', 'reason: "for \\"Dana\\""']);
    await assert.rejects(client.symbols(address('other.yaml')), { code: -32602 });
  }));

test('a changed configuration is read again', () =>
  withClient({ '.blindspot.yml': 'rules: {}\n' }, async ({ client, address, next, folder }) => {
    const watched = new Promise((resolve) => (client.onWatch = resolve));
    await client.ready;
    assert.ok((await watched).length > 0);
    client.open(address('a.yaml'), 'yaml', 1, flow);
    assert.deepEqual(await next('a.yaml'), ['1:15 person-name']);
    writeFileSync(join(folder, '.blindspot.yml'), 'rules: {person-name: off}\n');
    client.filesChanged([{ uri: address('.blindspot.yml'), type: 2 }]);
    assert.deepEqual(await next('a.yaml'), []);
  }));

test('only the last empty reason is filled', () => {
  const newText = "exceptions: [{rule: a, reason: ''}, {rule: b, reason: ''}]\n";
  const edit = { changes: { 'file:///a': [{ newText }] } };
  assert.equal(withReason(edit, 'x').changes['file:///a'][0].newText, "exceptions: [{rule: a, reason: ''}, {rule: b, reason: \"x\"}]\n");
  assert.ok(needsReason(edit) && !needsReason({ changes: { 'file:///a': [{ newText: 'reason: x\n' }] } }));
});

test('a command that does not exist is an error and not an exception', async () => {
  const connection = new Connection('/nonexistent/blindspot', ['server']);
  await assert.rejects(connection.request('initialize', {}));
  assert.equal((await connection.ended).error.code, 'ENOENT');
});
