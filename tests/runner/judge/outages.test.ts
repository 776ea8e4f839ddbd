import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../core/values.ts';
import type { Config } from '../../../runner/config.ts';
import { type Watched, watched } from '../../../runner/judge/outages.ts';
import { answer } from '../../core/answer.ts';
import { config, observing, type Script } from '../scripted.ts';

const gone = answer(0, { broken: 'unreachable' });
const place = { bucket: 'bucket', isOwnBucket: true, prefix: 'run/' };
const live = new AbortController().signal;

function draft(name: string, scheme: 'https' | 'http' = 'https'): Draft {
  return {
    ...{ operation: 'GetObject', method: 'GET', bucket: 'bucket', name, query: [], headers: [] },
    ...{ ssecHeaders: [], signing: { mode: 'header' }, body: new Uint8Array(0) },
    transport: { scheme, wire: 'client' },
  };
}

function watching(script: Script, changes: Partial<Config> = {}, lastFailure?: string) {
  const notices: string[] = [];
  const connection = observing(script, lastFailure);
  const watch = watched(connection, {
    ...{ config: { ...config, downMs: 20, ...changes }, facts: place, signal: live },
    notice: (sentence) => notices.push(sentence),
    onBack: () => {},
  });
  return { watch, notices, sent: connection.sent };
}

const send = ({ connection }: Watched, name = 'run/put.key.len-16/PutObject/0/1') =>
  connection.client.exchange(draft(name), 'act');

describe('an endpoint that cannot be reached', () => {
  test('it is waited for once, and then nothing more is sent', async () => {
    const { watch, notices, sent } = watching(() => gone);
    expect((await send(watch)).broken).toBe('unreachable');
    expect(watch.outages).toEqual([{ after: 'put.key.len-16@PutObject', isBack: false }]);
    expect(watch.whyGone).toBe('the endpoint stopped answering after put.key.len-16@PutObject');
    const { length } = sent;
    for (let more = 0; more < 500; more += 1) await send(watch, 'run/get.no-key/GetObject/0/1');
    expect(sent).toHaveLength(length);
    expect(notices).toEqual([
      'The endpoint stopped answering after put.key.len-16@PutObject: waiting up to 0 s for it.',
      'The endpoint stopped answering after put.key.len-16@PutObject: what was not judged before is blocked.',
    ]);
  });
  test('it is not waited for where its certificate is no longer trusted', async () => {
    const { watch, notices } = watching(
      () => gone,
      { downMs: 60_000, onDown: 'true' },
      'DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate',
    );
    await send(watch);
    const certificate = 'DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate';
    const after = 'put.key.len-16@PutObject';
    expect(watch.outages).toEqual([{ after, isBack: false, certificate }]);
    expect(watch.whyGone).toBe(
      `the endpoint's certificate changed and is not trusted since ${after} (${certificate})`,
    );
    expect(notices).toEqual([
      `The${watch.whyGone?.slice(3)}: what was not judged before is blocked.`,
    ]);
  });
  test('the run goes on where it is back, and a second outage ends it at once', async () => {
    let asked = 0;
    const { watch, notices } = watching(({ operation }) => {
      if (operation === 'HeadBucket') asked += 1;
      return operation === 'HeadBucket' && asked >= 3 && asked < 6 ? answer(200) : gone;
    });
    await send(watch);
    expect(watch.outages).toEqual([{ after: 'put.key.len-16@PutObject', isBack: true }]);
    expect(notices.at(-1)).toBe('The endpoint answers again.');
    await send(watch, 'run/get.no-key/GetObject/0/1');
    // The first look was answered: that request alone was lost.
    expect(watch.outages).toHaveLength(1);
    await send(watch, 'run/get.no-key/GetObject/0/1');
    expect(watch.outages.at(-1)).toEqual({ after: 'put.key.len-16@PutObject', isBack: false });
  });
  test('--on-down is run after each outage', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sse-c-down-'));
    const started = join(folder, 'started');
    const isUp = () => existsSync(started);
    const onDown = `touch ${started}`;
    const script: Script = () => (isUp() ? answer(200) : gone);
    const { watch, notices } = watching(script, { onDown });
    await send(watch);
    expect(isUp()).toBe(true);
    expect(watch.outages).toEqual([{ after: 'put.key.len-16@PutObject', isBack: true }]);
    expect(notices[0]).toContain('running --on-down');
    expect((await send(watch)).status).toBe(200);
  });
  test('the bucket of the run is made again where the endpoint has forgotten it', async () => {
    let asked = 0;
    const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-down-')), 'ledger');
    const script: Script = ({ operation }) => {
      if (operation === 'HeadBucket') asked += 1;
      if (operation === 'HeadBucket') return asked > 1 ? answer(404) : gone;
      return asked > 1 ? answer(200) : gone;
    };
    const { watch, sent } = watching(script, { ledgerFile });
    await send(watch);
    expect(watch.outages).toEqual([{ after: 'put.key.len-16@PutObject', isBack: true }]);
    expect(sent.filter(({ operation }) => operation === 'CreateBucket')).toHaveLength(1);
  });
  test('requests of other cases wait for it as well, and are sent when it is back', async () => {
    let isUp = false;
    const script: Script = ({ operation }) => {
      if (operation !== 'HeadBucket') return isUp ? answer(200) : gone;
      const said = isUp ? answer(200) : gone;
      isUp = true;
      return said;
    };
    const { watch } = watching(script);
    const [first, second] = await Promise.all([send(watch), send(watch, 'run/get.x/GetObject/0')]);
    expect([first.broken, second.broken]).toEqual(['unreachable', 'unreachable']);
    expect((await send(watch)).status).toBe(200);
    expect(watch.outages).toHaveLength(1);
  });
});

describe('a connection that breaks', () => {
  const closed = answer(0, { broken: 'closed' });
  test('it is no outage where the endpoint answers the next request', async () => {
    const { watch, notices } = watching(({ operation }) =>
      operation === 'HeadBucket' ? answer(200) : closed,
    );
    expect((await send(watch)).broken).toBe('closed');
    expect([watch.outages, notices]).toEqual([[], []]);
  });
  test('it is an outage where the endpoint has ended: once any case may be the cause', async () => {
    let ups = 0;
    const { watch } = watching(
      ({ operation }) => {
        if (operation !== 'HeadBucket') return closed;
        ups += 1;
        // The third looks for the bucket of the run.
        return ups % 3 === 1 ? gone : answer(200);
      },
      { onDown: 'true' },
    );
    expect((await send(watch)).broken).toBe('unreachable');
    expect((await send(watch)).broken).toBe('closed');
    expect(watch.outages).toHaveLength(2);
  });
  test('a plain http endpoint that is closed is no outage', async () => {
    const { watch } = watching(() => gone);
    await watch.connection.client.exchange(draft('run/tls.a/PutObject/0/1', 'http'), 'act');
    expect(watch.outages).toEqual([]);
  });
});
